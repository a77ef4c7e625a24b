#include "quant/dense.h"

#include <gtest/gtest.h>

#include <vector>

namespace shelfwise {
namespace {

TEST(Dense, DotAddsEachLaneAndThenTheLanesInOrder) {
  std::vector<float> a(2 * kLanes, 0.0f);
  std::vector<float> b(2 * kLanes, 1.0f);
  a[0] = 1e8f;
  a[1] = 1;
  a[kLanes] = -1e8f;  // in the lane of a[0], so that nothing of a[1] is rounded away
  EXPECT_EQ(dot(a.data(), b.data(), a.size()), 1);
  EXPECT_EQ(dot(a.data(), b.data(), 0), 0);
}

TEST(Dense, AddScaledTouchesNoMoreThanItIsTold) {
  const std::vector<float> from = {1, 2, 3};
  std::vector<float> to = {10, 10, 10};
  addScaled(from.data(), 2, to.data(), 2);
  EXPECT_EQ(to, (std::vector<float>{12, 14, 10}));
}

}  // namespace
}  // namespace shelfwise
