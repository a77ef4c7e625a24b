#include "vectors/adam.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace shelfwise {
namespace {

TEST(Adam, TakesTheFirstStepsOfThePaper) {
  SerialExecutor executor;
  Adam adam(2);
  std::vector<float> values = {1, -1};
  std::vector<float> gradient = {0.5f, -4};
  adam.update(values, gradient, 0.1f, 1, executor);
  // m / (1 - .9) = g and v / (1 - .999) = g^2: the first step is the learning rate, whatever g.
  EXPECT_NEAR(values[0], 0.9, 1e-6);
  EXPECT_NEAR(values[1], -0.9, 1e-6);
  gradient = {-0.5f, 0};
  adam.update(values, gradient, 0.1f, 2, executor);
  const double m = (0.9 * 0.05 - 0.1 * 0.5) / (1 - 0.81);
  const double v = (0.999 * 0.00025 + 0.001 * 0.25) / (1 - 0.998001);
  EXPECT_NEAR(values[0], 0.9 - 0.1 * m / std::sqrt(v), 1e-5);
}

TEST(Adam, ClearsTheGradient) {
  SerialExecutor executor;
  Adam adam(3);
  std::vector<float> values(3), gradient = {1, 2, 3};
  adam.update(values, gradient, 0.1f, 1, executor);
  EXPECT_EQ(gradient, std::vector<float>(3));
}

TEST(Adam, WhatHasNeverHadAGradientStays) {
  SerialExecutor executor;
  Adam adam(1);
  std::vector<float> values = {0.25f}, gradient = {0};
  adam.update(values, gradient, 0.1f, 1, executor);
  EXPECT_EQ(values.front(), 0.25f);
}

TEST(Adam, FindsTheBottomOfABowl) {
  SerialExecutor executor;
  Adam adam(1);
  std::vector<float> values = {5}, gradient = {0};
  for (std::size_t step = 1; step <= 2'000; ++step) {
    gradient[0] = 2 * (values[0] - 3);
    adam.update(values, gradient, 0.05f, step, executor);
  }
  EXPECT_NEAR(values[0], 3, 0.01);
}

}  // namespace
}  // namespace shelfwise
