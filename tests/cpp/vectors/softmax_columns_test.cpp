#include "vectors/softmax_columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace shelfwise {
namespace {

TEST(SoftmaxColumns, AreAllItemsOfASmallCatalogue) {
  const std::vector<ItemId> targets = {4, 2};
  SoftmaxColumns columns(5, targets, 8, 5);
  SplitMix64 random(1);
  columns.choose(targets, random);
  EXPECT_EQ(columns.items().size(), 5U);
  EXPECT_EQ(columns.columnOf(3), 3U);
  for (const float correction : columns.corrections()) EXPECT_EQ(correction, 0);
}

TEST(SoftmaxColumns, HoldTheTargetsAndASampleOfALargeCatalogue) {
  const std::vector<ItemId> targets = {90, 7, 90};
  SoftmaxColumns columns(100, targets, 3, 20);
  SplitMix64 random(1);
  for (int round = 0; round < 50; ++round) {
    columns.choose(targets, random);
    const auto items = columns.items();
    EXPECT_TRUE(std::is_sorted(items.begin(), items.end()));
    EXPECT_GE(items.size(), 20U);
    EXPECT_LE(items.size(), 22U);
    EXPECT_LE(items.size(), columns.capacity());
    for (std::uint32_t c = 0; c < items.size(); ++c) EXPECT_EQ(columns.columnOf(items[c]), c);
    EXPECT_NE(columns.columnOf(90), kNoId);
    EXPECT_NE(columns.columnOf(7), kNoId);
  }
}

TEST(SoftmaxColumns, AnItemOfTheBatchBeforeIsNoColumnAnyMore) {
  const std::vector<ItemId> targets = {1, 2};
  SoftmaxColumns columns(1'000, targets, 1, 1);
  SplitMix64 random(1);
  columns.choose(std::vector<ItemId>{1}, random);
  const std::vector<ItemId> before(columns.items().begin(), columns.items().end());
  columns.choose(std::vector<ItemId>{2}, random);
  for (const ItemId item : before) {
    const auto items = columns.items();
    const bool isStill = std::binary_search(items.begin(), items.end(), item);
    EXPECT_EQ(columns.columnOf(item) != kNoId, isStill);
  }
}

// Each column stands for 1 / pi items: on average the columns stand for the whole catalogue.
TEST(SoftmaxColumns, TheirCorrectionsMakeTheSumUnbiased) {
  std::vector<ItemId> targets;
  for (ItemId item = 0; item < 40; ++item) targets.insert(targets.end(), item + 1, item);
  const std::size_t batch = 16;
  SoftmaxColumns columns(200, targets, batch, 50);
  SplitMix64 random(5);
  std::vector<ItemId> drawn(batch);
  double mean = 0;
  constexpr int kRounds = 2'000;
  for (int round = 0; round < kRounds; ++round) {
    for (ItemId& target : drawn) target = targets[random.below(targets.size())];
    columns.choose(drawn, random);
    for (const float correction : columns.corrections()) mean += std::exp(correction);
  }
  EXPECT_NEAR(mean / kRounds, 200, 2);
}

}  // namespace
}  // namespace shelfwise
