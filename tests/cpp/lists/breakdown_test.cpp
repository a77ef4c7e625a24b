#include "lists/breakdown.h"

#include <gtest/gtest.h>

#include <set>

namespace shelfwise {
namespace {

std::vector<RankedCase> casesWith(const std::vector<std::vector<ItemId>>& histories) {
  std::vector<RankedCase> cases;
  for (const auto& history : histories) cases.push_back({{}, history, {0}});
  return cases;
}

const std::vector<double> kPopularity = {0.9, 0.5, 0.1};

TEST(ShopperGroups, AreThirdsByTheMeanPopularityOfTheHistory) {
  const auto groups =
      shopperGroups(casesWith({{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 2}}), kPopularity);
  EXPECT_EQ(groups[0].name, "tail");
  EXPECT_EQ(groups[0].cases, (std::vector<std::uint32_t>{2, 4}));  // 0.1 and 0.3
  EXPECT_EQ(groups[1].name, "middle");
  EXPECT_EQ(groups[1].cases, (std::vector<std::uint32_t>{1, 5}));  // both 0.5
  EXPECT_EQ(groups[2].name, "head");
  EXPECT_EQ(groups[2].cases, (std::vector<std::uint32_t>{0, 3}));
}

TEST(ShopperGroups, HoldEveryShopperOnce) {
  for (std::size_t count = 0; count < 20; ++count) {
    const auto groups =
        shopperGroups(casesWith(std::vector<std::vector<ItemId>>(count, {1})), kPopularity);
    std::set<std::uint32_t> all;
    for (const ShopperGroup& group : groups) {
      all.insert(group.cases.begin(), group.cases.end());
      EXPECT_LE(group.cases.size(), count / 3 + 1);
      EXPECT_GE(group.cases.size(), count / 3);
    }
    EXPECT_EQ(all.size(), count);
  }
}

ItemTraits threeItems() {
  return {.eventCounts = {20, 3, 0},
          .popularity = {5.0 / 6, 0.5, 1.0 / 6},
          .facts = {{}, {}, {}},
          .categories = {{}, {}, {}}};
}

TEST(GroupFigures, AreThoseOfTheGroupAlone) {
  const auto cases = casesWith({{1}, {2}});
  const std::vector<Answer> answers = {{{.hr = 1, .ndcg = 1, .recall = 1, .mrr = 1}, {1}, {0}},
                                       {{.hr = 0, .ndcg = 0, .recall = 0, .mrr = 0}, {9}, {0, 1}}};
  const GroupFigures figures = groupFigures({"tail", {1}}, cases, answers, threeItems());
  EXPECT_EQ(figures.name, "tail");
  EXPECT_EQ(figures.shoppers, 1u);
  EXPECT_EQ(figures.metrics.hr, 0);
  EXPECT_EQ(figures.lists.length, 2);
  EXPECT_DOUBLE_EQ(figures.lists.coverage, 2.0 / 3);
}

// Targets: item 0 (20 events) at rank 1, item 1 (3 events) at rank 3, item 2 (none) at rank 20.
TEST(ColdFigures, AreOfTheTargetsThatTrainingHasHardlySeen) {
  std::vector<RankedCase> cases = {{{}, {}, {0, 1}}, {{}, {}, {2}}};
  const std::vector<Answer> answers = {{{}, {1, 3}, {}}, {{}, {20}, {}}};
  const ColdFigures three = coldFigures(3, cases, answers, threeItems(), 10, 1);
  EXPECT_EQ(three.mostEvents, 3u);
  EXPECT_EQ(three.cases, 2u);
  EXPECT_EQ(three.hr, 0.5);
  EXPECT_NEAR(three.ndcg, 0.25, 1e-12);  // the mean of 1 / log2(4) and 0
  EXPECT_LE(three.ci95.low, three.ndcg);
  EXPECT_GE(three.ci95.high, three.ndcg);
  const ColdFigures none = coldFigures(0, cases, answers, threeItems(), 10, 1);
  EXPECT_EQ(none.cases, 1u);
  EXPECT_EQ(none.hr, 0);
  EXPECT_EQ(coldFigures(0, cases, answers, threeItems(), 20, 1).hr, 1);
}

TEST(ColdFigures, OfNoTargetAreZero) {
  const std::vector<RankedCase> cases = {{{}, {}, {0}}};
  const std::vector<Answer> answers = {{{}, {1}, {}}};
  const ColdFigures figures = coldFigures(3, cases, answers, threeItems(), 10, 1);
  EXPECT_EQ(figures.cases, 0u);
  EXPECT_EQ(figures.ndcg, 0);
}

}  // namespace
}  // namespace shelfwise
