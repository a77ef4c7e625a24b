#include "rank/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "fixtures/models.h"
#include "fixtures/products.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

LoggedEvent eventOf(std::uint32_t product, std::int64_t time) {
  LoggedEvent event{.product = ProductId{product}, .type = EventType::kView};
  event.time = time;
  return event;
}

TEST(RankedCases, CountStepsFromTheEndOfTheHistoryAndSecondsFromTheTimeOfTheCase) {
  const std::vector<TestCase> cases = {
      {{eventOf(2, 100), eventOf(0, 160), eventOf(2, 170)}, productIds({1}), 200}};
  const PerProduct<ItemId> itemOf = {7, 5, 3};
  const auto steps = rankedCases(cases, itemOf, false);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].events[0].age, 2u);
  EXPECT_EQ(steps[0].events[2].age, 0u);
  EXPECT_EQ(steps[0].events[1].item, 7u);
  EXPECT_EQ(steps[0].history, (std::vector<ItemId>{3, 7}));
  EXPECT_EQ(steps[0].test, std::vector<ItemId>{5});
  const auto seconds = rankedCases(cases, itemOf, true);
  EXPECT_EQ(seconds[0].events[0].age, 100u);
  EXPECT_EQ(seconds[0].events[2].age, 30u);
}

TEST(RankedCases, WhatIsAlongsideIsNeitherAnEventNorACandidate) {
  const std::vector<TestCase> cases = {
      {{eventOf(2, 100)}, productIds({1}), 200, productIds({0, 2})}};
  const auto ranked = rankedCases(cases, PerProduct<ItemId>{7, 5, 3}, false);
  EXPECT_EQ(ranked[0].events.size(), 1u);
  EXPECT_EQ(ranked[0].history, (std::vector<ItemId>{3, 7}));
  EXPECT_EQ(ranked[0].weight, 1);
}

TEST(RankedCases, KeepTheirWeights) {
  const std::vector<TestCase> cases = {{{eventOf(2, 100)}, productIds({1}), 200, {}, 1.5f}};
  EXPECT_EQ(rankedCases(cases, PerProduct<ItemId>{7, 5, 3}, false)[0].weight, 1.5f);
}

// After the stove the camping shop's edges say mug, then its facts (the mug again); then
// popularity: tent 255, bag 51.
class CampingCases : public testing::Test {
 protected:
  CampingCases()
      : slices_(writeModelSlices(campingModel())),
        cases_(600, {{{2, EventType::kView, 0}}, {2}, {1}}) {
    const std::span<const std::byte> files[] = {slices_.engine};
    auto opened = openModel(files);
    if (opened.ok()) model_ = std::move(opened).value();
    cases_[599].test = {3, 0};
  }

  ModelSlices slices_;
  std::unique_ptr<ModelView> model_;
  std::vector<RankedCase> cases_;
  SerialExecutor executor_;
};

TEST_F(CampingCases, AreRankedWithEverythingButTheHistory) {
  const auto metrics = rankCases(*model_, model_->fusion, cases_, 10, executor_);
  ASSERT_EQ(metrics.size(), 600u);
  EXPECT_NEAR(metrics[0].mrr, 1.0 / 3, 1e-12);
  EXPECT_NEAR(metrics[300].mrr, 1.0 / 3, 1e-12);
  EXPECT_EQ(metrics[599].mrr, 1.0);
}

TEST_F(CampingCases, AreAnsweredWithTheBestItemsInOrder) {
  const auto answers = answerCases(*model_, model_->fusion, cases_, 2, executor_);
  ASSERT_EQ(answers.size(), 600u);
  EXPECT_EQ(answers[300].list, (std::vector<ItemId>{3, 0}));
  EXPECT_EQ(answers[300].ranks, std::vector<double>{3});
  EXPECT_EQ(answers[300].metrics.hr, 0);
  EXPECT_EQ(answers[599].ranks, (std::vector<double>{1, 2}));
  EXPECT_EQ(answers[599].metrics.recall, 1);
}

TEST(AnswerCases, ListNoHistoryAndNothingThatScoresZero) {
  const CaseScorer scorer = [](const RankedCase&, std::span<float> scores) {
    const std::vector<float> fixed = {0.5f, 0, 0.9f, 0.5f, -1};
    std::copy(fixed.begin(), fixed.end(), scores.begin());
  };
  const std::vector<RankedCase> cases = {{{}, {2}, {1}}, {{}, {}, {3}}};
  SerialExecutor executor;
  const auto answers = answerCasesBy(scorer, 5, cases, 10, executor);
  EXPECT_EQ(answers[0].list, (std::vector<ItemId>{0, 3}));
  EXPECT_EQ(answers[0].ranks, std::vector<double>{3});
  EXPECT_EQ(answers[1].list, (std::vector<ItemId>{2, 0, 3}));
  EXPECT_EQ(answers[1].ranks, std::vector<double>{2.5});  // shares it with item 0
}

}  // namespace
}  // namespace shelfwise
