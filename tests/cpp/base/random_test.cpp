#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace shelfwise {
namespace {

TEST(SplitMix64, GivesThePublishedSequence) {
  SplitMix64 random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(SplitMix64, ShufflesIntoEveryOrder) {
  std::map<std::array<int, 3>, int> orders;
  SplitMix64 random(5);
  for (int i = 0; i < 6'000; ++i) {
    std::array<int, 3> values = {1, 2, 3};
    shuffle(std::span<int>(values), random);
    ++orders[values];
  }
  ASSERT_EQ(orders.size(), 6u);
  for (const auto& [order, count] : orders) EXPECT_NEAR(count, 1'000, 150);
}

TEST(SplitMix64, BelowStaysBelowAndReachesEveryNumber) {
  SplitMix64 random(3);
  int seen[7] = {};
  for (int i = 0; i < 700; ++i) ++seen[random.below(7)];
  for (const int count : seen) EXPECT_GT(count, 50);
}

TEST(Random, NearlyNormalNumbersHaveMeanZeroAndDeviationOne) {
  SplitMix64 random(3);
  double sum = 0;
  double squares = 0;
  constexpr int kCount = 20'000;
  for (int i = 0; i < kCount; ++i) {
    const float value = nearlyNormal(random);
    EXPECT_LE(std::abs(value), 6.0f);
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / kCount, 0, 0.03);
  EXPECT_NEAR(squares / kCount, 1, 0.03);
}

TEST(Random, UniformNumbersFillTheUnitInterval) {
  SplitMix64 random(4);
  float least = 1;
  float most = 0;
  for (int i = 0; i < 20'000; ++i) {
    const float value = uniform(random);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  EXPECT_GE(least, 0.0f);
  EXPECT_LT(least, 0.001f);
  EXPECT_GT(most, 0.999f);
  EXPECT_LT(most, 1.0f);
}

}  // namespace
}  // namespace shelfwise
