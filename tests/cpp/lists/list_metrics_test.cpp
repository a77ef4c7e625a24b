#include "lists/list_metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.h"

namespace shelfwise {
namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;

TEST(Gini, IsZeroWhereEveryItemIsListedAsOften) {
  EXPECT_EQ(giniIndex({3, 3, 3, 3}), 0);
  EXPECT_EQ(giniIndex({5}), 0);
}

TEST(Coverage, IsTheShareOfItemsThatAreListedAtAll) {
  const std::vector<std::uint32_t> listed = {3, 0, 1, 0, 0};
  EXPECT_DOUBLE_EQ(coverageOf(listed), 0.4);
  EXPECT_EQ(coverageOf({}), 0);
}

TEST(Gini, IsLargestWhereOneItemHasEveryPlace) { EXPECT_DOUBLE_EQ(giniIndex({0, 8, 0, 0}), 0.75); }

TEST(Gini, OfThreeByHand) {
  // Ascending 1, 2, 5: (-2 * 1 + 0 * 2 + 2 * 5) / (3 * 8)
  EXPECT_DOUBLE_EQ(giniIndex({5, 1, 2}), 1.0 / 3);
}

TEST(Gini, IsZeroIfNothingIsListed) {
  EXPECT_EQ(giniIndex({0, 0}), 0);
  EXPECT_EQ(giniIndex({}), 0);
}

// The same by its other definition: the mean difference of two items over twice the mean.
TEST(Gini, IsHalfTheRelativeMeanDifference) {
  SplitMix64 random(3);
  std::vector<std::uint32_t> listed;
  for (int i = 0; i < 60; ++i) listed.push_back(static_cast<std::uint32_t>(random.below(20)));
  double differences = 0;
  for (const double a : listed) {
    for (const double b : listed) differences += std::abs(a - b);
  }
  const double sum = std::accumulate(listed.begin(), listed.end(), 0.0);
  EXPECT_NEAR(giniIndex(listed), differences / (2 * 60 * sum), 1e-12);
}

// {1, 2, 3} and {2, 3, 4} share 2 of 4; neither shares anything with {9}.
TEST(ListDiversity, IsOneMinusTheMeanJaccardIndexOfThePairs) {
  const Rows facts = {{1, 2, 3}, {2, 3, 4}, {9}};
  EXPECT_DOUBLE_EQ(*listDiversity(std::vector<ItemId>{0, 1}, facts), 0.5);
  EXPECT_DOUBLE_EQ(*listDiversity(std::vector<ItemId>{0, 1, 2}, facts), (0.5 + 1 + 1) / 3);
}

TEST(ListDiversity, IsZeroOfItemsWithTheSameFactsAndOneOfItemsWithout) {
  const Rows facts = {{4, 7}, {4, 7}, {}, {}};
  EXPECT_EQ(*listDiversity(std::vector<ItemId>{0, 1}, facts), 0);
  EXPECT_EQ(*listDiversity(std::vector<ItemId>{2, 3}, facts), 1);
  EXPECT_EQ(*listDiversity(std::vector<ItemId>{0, 2}, facts), 1);
}

TEST(ListDiversity, NeedsTwoItems) {
  const Rows facts = {{1}};
  EXPECT_FALSE(listDiversity(std::vector<ItemId>{0}, facts));
  EXPECT_FALSE(listDiversity({}, facts));
}

// The history is half of category 0 and half of 1, the list three quarters and one quarter.
TEST(CategoryDivergence, OfTwoCategoriesByHand) {
  const Rows categories = {{0}, {1}, {0}, {0}, {0}, {1}, {}};
  const auto divergence =
      categoryDivergence(std::vector<ItemId>{0, 1}, std::vector<ItemId>{2, 3, 4, 5, 6}, categories);
  const double byHand = 0.5 * std::log(0.5 / (0.99 * 0.75 + 0.01 * 0.5)) +
                        0.5 * std::log(0.5 / (0.99 * 0.25 + 0.01 * 0.5));
  ASSERT_TRUE(divergence);
  EXPECT_NEAR(*divergence, byHand, 1e-12);
}

TEST(CategoryDivergence, SharesAnItemAmongItsCategories) {
  const Rows categories = {{0, 1}, {0}, {1}};
  const auto same =
      categoryDivergence(std::vector<ItemId>{0}, std::vector<ItemId>{1, 2}, categories);
  EXPECT_NEAR(*same, 0, 1e-12);
}

TEST(CategoryDivergence, IsTheLogarithmOfAHundredWhereNothingIsCommon) {
  const Rows categories = {{0}, {1}};
  const auto divergence =
      categoryDivergence(std::vector<ItemId>{0}, std::vector<ItemId>{1}, categories);
  EXPECT_NEAR(*divergence, std::log(100), 1e-12);
}

TEST(CategoryDivergence, NeedsACategoryOnBothSides) {
  const Rows categories = {{0}, {}};
  EXPECT_FALSE(categoryDivergence(std::vector<ItemId>{0}, std::vector<ItemId>{1}, categories));
  EXPECT_FALSE(categoryDivergence(std::vector<ItemId>{1}, std::vector<ItemId>{0}, categories));
  EXPECT_FALSE(categoryDivergence(std::vector<ItemId>{0}, {}, categories));
}

TEST(CategoryDivergence, IsNeverNegative) {
  SplitMix64 random(11);
  Rows categories(50);
  for (auto& row : categories) row = {static_cast<std::uint32_t>(random.below(5))};
  for (int round = 0; round < 200; ++round) {
    std::vector<ItemId> history, list;
    for (int i = 0; i < 8; ++i) {
      history.push_back(static_cast<ItemId>(random.below(50)));
      list.push_back(static_cast<ItemId>(random.below(50)));
    }
    EXPECT_GE(*categoryDivergence(history, list, categories), 0);
    EXPECT_NEAR(*categoryDivergence(history, history, categories), 0, 1e-12);
  }
}

// Four items, of 10, 4, 4 and 0 events: percentiles .875, .5, .5 and .125.
ItemTraits fourItems() {
  return {.eventCounts = {10, 4, 4, 0},
          .popularity = {0.875, 0.5, 0.5, 0.125},
          .facts = {{7}, {7}, {8}, {}},
          .categories = {{0}, {1}, {1}, {}}};
}

Answer answerOf(std::vector<ItemId> list) { return {{}, {}, std::move(list)}; }

RankedCase caseOf(std::vector<ItemId> history) { return {{}, std::move(history), {}}; }

TEST(ListFigures, AreMeansOverTheShoppersAsked) {
  const std::vector<RankedCase> cases = {caseOf({0}), caseOf({3}), caseOf({1}), caseOf({2})};
  const std::vector<Answer> answers = {answerOf({1, 2}), answerOf({0}), answerOf({}),
                                       answerOf({3, 0})};
  const ListFigures figures =
      listFigures(cases, answers, std::vector<std::uint32_t>{0, 1, 2}, fourItems());
  EXPECT_DOUBLE_EQ(figures.length, 1);
  EXPECT_DOUBLE_EQ(figures.coverage, 0.75);
  EXPECT_DOUBLE_EQ(figures.gini, 0.25);  // 0, 1, 1, 1: (-3*0 - 1 + 1 + 3) / (4 * 3)
  EXPECT_DOUBLE_EQ(figures.popularity, (0.5 + 0.875) / 2);  // nothing was listed for the third
  EXPECT_DOUBLE_EQ(figures.historyPopularity, (0.875 + 0.125) / 2);
  EXPECT_DOUBLE_EQ(*figures.diversity, 1);                 // only the first has two items
  EXPECT_NEAR(*figures.divergence, std::log(100), 1e-12);  // only the first has categories
}

TEST(ListFigures, OfNobodyAreZeroOrNothing) {
  const ListFigures figures = listFigures({}, {}, {}, fourItems());
  EXPECT_EQ(figures.length, 0);
  EXPECT_EQ(figures.coverage, 0);
  EXPECT_EQ(figures.gini, 0);
  EXPECT_EQ(figures.popularity, 0);
  EXPECT_FALSE(figures.diversity || figures.divergence);
}

TEST(ListFigures, SayNothingOfWhatTheCatalogueDoesNotHave) {
  ItemTraits bare{.eventCounts = {3}, .popularity = {0.5}, .facts = {{}}, .categories = {{}}};
  const std::vector<RankedCase> cases = {caseOf({})};
  const std::vector<Answer> answers = {answerOf({0})};
  const ListFigures one = listFigures(cases, answers, std::vector<std::uint32_t>{0}, bare);
  EXPECT_EQ(one.coverage, 1);
  EXPECT_EQ(one.gini, 0);
  EXPECT_FALSE(one.diversity || one.divergence);
}

}  // namespace
}  // namespace shelfwise
