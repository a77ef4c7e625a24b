#include "evaluate/baselines.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fixtures/backward_executor.h"
#include "fixtures/histories.h"
#include "train/item_knn.h"

namespace shelfwise {
namespace {

RankedCase caseOf(const std::vector<ItemId>& items, ItemId target) {
  RankedCase c{{}, items, {target}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    c.events.push_back({items[i], EventType::kPurchase, items.size() - 1 - i});
  }
  std::sort(c.history.begin(), c.history.end());
  return c;
}

using Baseline = std::vector<Answer> (*)(const BaselineInput&, Executor&);

std::vector<Metrics> baselineMetrics(Baseline baseline, const BaselineInput& input) {
  SerialExecutor executor;
  std::vector<Metrics> metrics;
  for (const Answer& answer : baseline(input, executor)) metrics.push_back(answer.metrics);
  return metrics;
}

// Of long ago item 0, of late item 1, and between them 2 by everyone.
TEST(PopularityBaseline, CountsAsManyLatestEventsAsDoBestOnTheHeldOutOnes) {
  const Sequences past = sequencesOf(
      Histories(20, {0, 3, 0, 3, 0, 2, 2, 2, 2, 2, 2, 2, 2, 1}));  // item 0 beyond the latest ten
  for (const ItemId wanted : {0u, 1u, 2u}) {
    const std::vector<RankedCase> heldOut(5, caseOf({4}, wanted));
    const BaselineInput input{past, heldOut, past, heldOut, 6, 10};
    const auto metrics = baselineMetrics(popularityAnswers, input);
    ASSERT_EQ(metrics.size(), 5u);
    if (wanted != 0) EXPECT_EQ(metrics[0].mrr, 1) << wanted;
    if (wanted == 0) EXPECT_EQ(metrics[0].mrr, 0.5);  // of all events: after item 2
  }
}

TEST(PopularityBaseline, CountsForTheTestWhatTheTestMayKnow) {
  const Sequences past = sequencesOf({{0}, {0}});
  const Sequences present = sequencesOf({{0, 1}, {0, 1}, {1}});
  const std::vector<RankedCase> heldOut = {caseOf({2}, 0)};
  const std::vector<RankedCase> test = {caseOf({2}, 1)};
  const auto metrics = baselineMetrics(popularityAnswers, {past, heldOut, present, test, 3, 10});
  EXPECT_EQ(metrics[0].mrr, 1);
}

TEST(PopularityBaseline, ListsTheMostPopularThatTheShopperDoesNotHave) {
  const Sequences past = sequencesOf({{0, 1}, {0, 1}, {0, 3}});
  const std::vector<RankedCase> heldOut = {caseOf({1}, 0)};
  const std::vector<RankedCase> cases = {caseOf({1}, 3), caseOf({2}, 3)};
  SerialExecutor executor;
  const auto answers = popularityAnswers({past, heldOut, past, cases, 5, 3}, executor);
  EXPECT_EQ(answers[0].list, (std::vector<ItemId>{0, 3}));  // nobody has 2 or 4
  EXPECT_EQ(answers[1].list, (std::vector<ItemId>{0, 1, 3}));
}

TEST(PopularityBaseline, RanksNoItemOfTheHistory) {
  const Sequences past = sequencesOf({{0}, {0}, {1}});
  const std::vector<RankedCase> cases = {caseOf({0}, 1)};
  EXPECT_EQ(baselineMetrics(popularityAnswers, {past, cases, past, cases, 3, 10})[0].mrr, 1);
}

// After 2 i everyone takes 2 i + 1; before that something that says nothing.
Histories pairsOfItems(std::uint32_t pairs) {
  Histories rows;
  for (std::uint32_t s = 0; s < 10 * pairs; ++s) {
    const ItemId first = 2 * (s % pairs);
    const ItemId noise = 2 * ((s / pairs + s) % pairs);
    rows.push_back({noise, first, first + 1});
  }
  return rows;
}

TEST(ItemKnnBaseline, FindsThePlantedPartner) {
  const Sequences past = sequencesOf(pairsOfItems(12));
  std::vector<RankedCase> cases;
  for (ItemId first = 0; first < 24; first += 2) {
    cases.push_back(caseOf({(first + 6) % 24, first}, first + 1));
  }
  const auto metrics = baselineMetrics(itemKnnAnswers, {past, cases, past, cases, 24, 10});
  ASSERT_EQ(metrics.size(), 12u);
  EXPECT_EQ(meanOf(metrics).mrr, 1);
}

TEST(ItemKnnBaseline, KnowsForTheTestWhatTheTestMayKnow) {
  const Sequences past = sequencesOf({{0, 1}, {0, 1}});
  const Sequences present = sequencesOf({{0, 1}, {0, 1}, {2, 3}});
  const std::vector<RankedCase> heldOut = {caseOf({0}, 1)};
  const std::vector<RankedCase> test = {caseOf({2}, 3)};
  EXPECT_EQ(baselineMetrics(itemKnnAnswers, {past, heldOut, present, test, 5, 10})[0].mrr, 1);
  EXPECT_LT(baselineMetrics(itemKnnAnswers, {past, heldOut, past, test, 5, 10})[0].mrr, 1);
}

TEST(ItemKnnBaseline, IsNeverWorseOnTheHeldOutEventsThanAnyOneSetting) {
  const auto rows = pairsOfItems(12);
  const Sequences past = sequencesOf(rows);
  std::vector<RankedCase> cases;
  for (std::size_t s = 0; s < rows.size(); s += 7) {
    cases.push_back(caseOf({rows[s][2], (rows[s][0] + 1) % 24}, rows[s][1]));
  }
  const double tuned =
      meanOf(baselineMetrics(itemKnnAnswers, {past, cases, past, cases, 24, 10})).ndcg;
  SerialExecutor executor;
  const EdgeRows neighbours = neighbourRows(past, 24, {.shrink = 20, .pairDecay = 0.8f}, executor);
  const CaseScorer one = [&](const RankedCase& c, std::span<float> scores) {
    const std::vector<ItemId> history = {c.events[0].item, c.events[1].item};
    scoreByNeighbours(neighbours, history, 0.6f, scores);
  };
  EXPECT_GE(tuned, meanOf(rankCasesBy(one, 24, cases, 10, executor)).ndcg);
}

TEST(Baselines, AreTheSameInWhateverOrderPiecesRun) {
  const Sequences past = sequencesOf(pairsOfItems(12));
  std::vector<RankedCase> cases;
  for (ItemId item = 0; item < 600; ++item) cases.push_back(caseOf({item % 23}, item % 23 + 1));
  const BaselineInput input{past, cases, past, cases, 24, 10};
  BackwardExecutor backward;
  for (const Baseline baseline : {itemKnnAnswers, popularityAnswers}) {
    const auto one = baselineMetrics(baseline, input);
    const auto other = baseline(input, backward);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].ndcg, other[i].metrics.ndcg);
  }
}

}  // namespace
}  // namespace shelfwise
