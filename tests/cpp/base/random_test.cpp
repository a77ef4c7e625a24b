#include "base/random.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(SplitMix64, GivesThePublishedSequence) {
  SplitMix64 random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(SplitMix64, BelowStaysBelowAndReachesEveryNumber) {
  SplitMix64 random(3);
  int seen[7] = {};
  for (int i = 0; i < 700; ++i) ++seen[random.below(7)];
  for (const int count : seen) EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace shelfwise
