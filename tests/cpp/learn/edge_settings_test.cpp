#include "learn/edge_settings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "fixtures/backward_executor.h"
#include "fixtures/histories.h"
#include "fusion/fusion.h"
#include "rank/edge_ranking.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kDistantPairs = 20;
constexpr std::uint32_t kFillers = 200;
constexpr std::uint32_t kDistantItems = 2 * kDistantPairs + kFillers;

RankedCase caseOf(ItemId known, ItemId target) {
  return {{{known, EventType::kPurchase, 0}}, {known}, {target}};
}

// The two items of a pair meet `gap` steps apart in the histories of ten shoppers; what lies
// between them is anything.
Histories pairsApart(std::size_t gap) {
  SplitMix64 random(7);
  Histories histories;
  for (ItemId pair = 0; pair < kDistantPairs; ++pair) {
    for (int shopper = 0; shopper < 10; ++shopper) {
      std::vector<ItemId> history = {2 * pair};
      while (history.size() < gap) {
        history.push_back(2 * kDistantPairs + static_cast<ItemId>(random.below(kFillers)));
      }
      history.push_back(2 * pair + 1);
      histories.push_back(history);
    }
  }
  return histories;
}

std::vector<RankedCase> companions(std::size_t count) {
  std::vector<RankedCase> cases;
  for (std::size_t i = 0; i < count; ++i) {
    const auto pair = static_cast<ItemId>(i % kDistantPairs);
    cases.push_back(caseOf(2 * pair, 2 * pair + 1));
  }
  return cases;
}

TEST(ChooseCoPreference, TakesPairsFromWholeHistoriesWhereOnlyTheseTellTheNextItem) {
  SerialExecutor executor;
  const Sequences far = sequencesOf(pairsApart(30));
  const CoPreferenceRidge settings =
      chooseCoPreference(far, kDistantItems, 1, companions(400), executor);
  EXPECT_GT(settings.window, 30u);
}

TEST(ChooseCoPreference, IsByTheUsualSettingsWhereNoOtherRanksBetter) {
  SerialExecutor executor;
  const Sequences near = sequencesOf(pairsApart(1));
  const CoPreferenceRidge settings =
      chooseCoPreference(near, kDistantItems, 1, companions(400), executor);
  EXPECT_EQ(settings.window, CoPreferenceRidge{}.window);
  EXPECT_EQ(settings.ridge, CoPreferenceRidge{}.ridge);
  EXPECT_EQ(settings.targetExponent, 0);
  EXPECT_EQ(settings.dropout, 0);
  EXPECT_FALSE(settings.lengthDamped);
}

// Everyone has item 0 as well, and nobody is asked about it.
TEST(ChooseCoPreference, TakesFromWhatEveryoneHasWhereThatIsNotWhatComesNext) {
  SerialExecutor executor;
  Histories histories = pairsApart(1);
  const ItemId everyones = 2 * kDistantPairs;
  for (auto& history : histories) history.push_back(everyones);
  for (int i = 0; i < 600; ++i) {
    histories.push_back({2 * kDistantPairs + 1 + static_cast<ItemId>(i) % 50, everyones});
  }
  std::vector<RankedCase> cases;
  for (std::size_t i = 0; i < 400; ++i) {
    const auto pair = static_cast<ItemId>(i % kDistantPairs);
    RankedCase c = caseOf(2 * pair, 2 * pair + 1);
    c.events.insert(c.events.begin(), {2 * kDistantPairs + 1, EventType::kPurchase, 1});
    c.history.push_back(2 * kDistantPairs + 1);
    cases.push_back(c);
  }
  EXPECT_GT(
      chooseCoPreference(sequencesOf(histories), kDistantItems, 1, cases, executor).targetExponent,
      0);
}

// A few shoppers have looked at nearly everything, and what they have in common is chance.
TEST(ChooseCoPreference, DampsLongHistoriesWhereTheseTellNothing) {
  SerialExecutor executor;
  SplitMix64 random(3);
  Histories histories;
  for (ItemId pair = 0; pair < kDistantPairs; ++pair) {
    for (int shopper = 0; shopper < 3; ++shopper) histories.push_back({2 * pair, 2 * pair + 1});
  }
  for (int robot = 0; robot < 30; ++robot) {
    histories.emplace_back();
    for (ItemId item = 0; item < 2 * kDistantPairs; ++item) {
      if (random.below(4) > 0) histories.back().push_back(item);
    }
  }
  const CoPreferenceRidge settings =
      chooseCoPreference(sequencesOf(histories), kDistantItems, 1, companions(400), executor);
  EXPECT_TRUE(settings.lengthDamped);
  EXPECT_GT(settings.dropout, 0);
}

TEST(ChooseCoPreference, IsByTheUsualSettingsWithTooFewCases) {
  SerialExecutor executor;
  const Sequences far = sequencesOf(pairsApart(30));
  const CoPreferenceRidge settings =
      chooseCoPreference(far, kDistantItems, 1, companions(kLeastCases - 1), executor);
  EXPECT_EQ(settings.window, CoPreferenceRidge{}.window);
}

TEST(ChooseCoPreference, DoesNotDependOnTheExecutor) {
  SerialExecutor forward;
  BackwardExecutor backward;
  const Sequences far = sequencesOf(pairsApart(30));
  const auto one = chooseCoPreference(far, kDistantItems, 1, companions(400), forward);
  const auto other = chooseCoPreference(far, kDistantItems, 1, companions(400), backward);
  EXPECT_EQ(one.window, other.window);
  EXPECT_EQ(one.ridge, other.ridge);
}

NextSettings nextSettingsOf(std::size_t gap, std::size_t cases) {
  SerialExecutor executor;
  return chooseNext(sequencesOf(pairsApart(gap)), kDistantItems, 1, companions(cases), executor);
}

TEST(ChooseNext, ReachesAsFarAsWhatTellsTheNextItem) {
  EXPECT_EQ(nextSettingsOf(1, 400).window, NextSettings{}.window);
  EXPECT_GE(nextSettingsOf(6, 400).window, 6u);
  EXPECT_EQ(nextSettingsOf(30, 400).window, kLongestHistory);
}

TEST(ChooseNext, IsByTheUsualSettingsWithTooFewCases) {
  EXPECT_EQ(nextSettingsOf(30, kLeastCases - 1).window, NextSettings{}.window);
}

TEST(ChooseNext, DoesNotDependOnTheExecutor) {
  BackwardExecutor backward;
  const NextSettings settings =
      chooseNext(sequencesOf(pairsApart(6)), kDistantItems, 1, companions(400), backward);
  EXPECT_EQ(settings.window, nextSettingsOf(6, 400).window);
}

TEST(EdgeScorer, AddsTheEdgesOfEveryEventAndCountsOlderOnesLess) {
  const EdgeRows rows{{0, 2, 3, 3}, {1, 2, 2}, {4, 2, 1}};
  std::vector<float> scores(3);
  const RankedCase c{{{0, EventType::kPurchase, 1}, {1, EventType::kPurchase, 0}}, {0, 1}, {2}};
  edgeScorer(rows, 0.5f)(c, scores);
  EXPECT_EQ(scores, (std::vector<float>{0, 2, 2}));  // 0.5 * 4;  1 + 0.5 * 2
  SerialExecutor executor;
  EXPECT_EQ(edgeNdcg(rows, 0.5f, std::span(&c, 1), 10, executor), 1);
}

}  // namespace
}  // namespace shelfwise
