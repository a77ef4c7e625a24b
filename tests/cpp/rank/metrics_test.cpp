#include "rank/metrics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace shelfwise {
namespace {

TEST(RankOf, CountsTheItemsAbove) {
  const std::vector<float> scores = {0.5f, 0.9f, 0.1f, 0.7f};
  EXPECT_EQ(rankOf(scores, {}, 1), 1);
  EXPECT_EQ(rankOf(scores, {}, 2), 4);
}

TEST(RankOf, EqualScoresShareTheirMeanRank) {
  const std::vector<float> scores = {0, 1, 0, 0, 0};
  EXPECT_EQ(rankOf(scores, {}, 0), 3.5);  // the mean of 2, 3, 4, 5
  const std::vector<float> equal(7, 2.0f);
  EXPECT_EQ(rankOf(equal, {}, 6), 4);
}

TEST(RankOf, HistoryIsNoCandidate) {
  const std::vector<float> scores = {0.9f, 0.8f, 0.7f, 0.7f};
  EXPECT_EQ(rankOf(scores, std::vector<ItemId>{0, 3}, 2), 2);
}

TEST(RankOf, ATargetThatIsInTheHistoryStaysACandidate) {
  const std::vector<float> scores = {0.9f, 0.8f};
  EXPECT_EQ(rankOf(scores, std::vector<ItemId>{1}, 1), 2);
}

TEST(Metrics, OfOneTargetAtRankThree) {
  const Metrics metrics = metricsOf(std::vector<double>{3}, 10);
  EXPECT_EQ(metrics.hr, 1);
  EXPECT_NEAR(metrics.ndcg, 0.5, 1e-12);  // 1 / log2(4)
  EXPECT_EQ(metrics.recall, 1);
  EXPECT_NEAR(metrics.mrr, 1.0 / 3, 1e-12);
}

TEST(Metrics, BeyondTheCutOffNothingCounts) {
  const Metrics metrics = metricsOf(std::vector<double>{10.5, 11}, 10);
  EXPECT_EQ(metrics.hr + metrics.ndcg + metrics.recall + metrics.mrr, 0);
}

TEST(Metrics, TheIdealHoldsAtMostKItems) {
  const Metrics metrics = metricsOf(std::vector<double>{1, 2, 7}, 2);
  EXPECT_NEAR(metrics.ndcg, 1, 1e-12);
  EXPECT_NEAR(metrics.recall, 2.0 / 3, 1e-12);
}

TEST(Metrics, OfTwoTargetsByHand) {
  const Metrics metrics = metricsOf(std::vector<double>{4, 1}, 10);
  const double best = 1 + 1 / std::log2(3);
  EXPECT_NEAR(metrics.ndcg, (1 + 1 / std::log2(5)) / best, 1e-12);
  EXPECT_EQ(metrics.mrr, 1);
}

TEST(Metrics, TheMeanOfNobodyIsZero) { EXPECT_EQ(meanOf({}).ndcg, 0); }

TEST(Metrics, TheMeanIsPerShopper) {
  const std::vector<Metrics> shoppers = {{1, 0.5, 1, 1}, {0, 0, 0, 0}};
  EXPECT_EQ(meanOf(shoppers).hr, 0.5);
  EXPECT_EQ(meanOf(shoppers).ndcg, 0.25);
}

TEST(Bootstrap, CoversTheTrueMeanAboutNinetyFiveTimesInAHundred) {
  std::mt19937_64 random(71);
  int covered = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) values.push_back(static_cast<double>(random() % 1000) / 999.0);
    const Interval interval = bootstrapInterval(values, random());
    covered += interval.low <= 0.5 && 0.5 <= interval.high ? 1 : 0;
  }
  EXPECT_GE(covered, 178);
  EXPECT_LE(covered, 199);
}

TEST(Bootstrap, OfEqualValuesIsAPointAndOfNoneZero) {
  const Interval point = bootstrapInterval(std::vector<double>(9, 2.0), 1);
  EXPECT_EQ(point.low, 2.0);
  EXPECT_EQ(point.high, 2.0);
  EXPECT_EQ(bootstrapInterval({}, 1).high, 0.0);
}

TEST(Bootstrap, TheSameSeedGivesTheSameInterval) {
  const std::vector<double> values = {1, 5, 2, 8, 3};
  EXPECT_EQ(bootstrapInterval(values, 5).low, bootstrapInterval(values, 5).low);
}

}  // namespace
}  // namespace shelfwise
