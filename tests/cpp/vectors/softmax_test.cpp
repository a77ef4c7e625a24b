#include "vectors/softmax.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace shelfwise {
namespace {

TEST(Softmax, ItsExponentialIsWithinThreeTenMillionths) {
  std::vector<float> values;
  for (int i = 0; i <= 870'000; ++i) values.push_back(-static_cast<float>(i) / 10'000);
  const std::vector<float> arguments = values;
  exponentials(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double exact = std::exp(static_cast<double>(arguments[i]));
    ASSERT_NEAR(static_cast<double>(values[i]) / exact, 1.0, 3e-7) << arguments[i];
  }
}

TEST(Softmax, ItsExponentialVanishesFarBelowZero) {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (const float far : {std::nextafter(-87.0f, -kInfinity), -87.5f, -88.5f, -1e30f, -kInfinity}) {
    std::vector<float> values(40, far);  // more than a vector register holds, and a rest
    values[7] = 0;
    std::vector<float> expected(40, 0.0f);
    expected[7] = 1;
    exponentials(values);
    EXPECT_EQ(values, expected) << far;
  }
}

TEST(Softmax, GivesProbabilitiesLessOneForTheTarget) {
  // e^0 : e^ln 2 : e^ln 5 = 1 : 2 : 5
  std::vector<float> logits = {0.0f, 0.693147181f, 1.609437912f};
  const double loss = softmaxGradient(logits, 1);
  EXPECT_NEAR(logits[0], 1.0 / 8, 1e-6);
  EXPECT_NEAR(logits[1], 2.0 / 8 - 1, 1e-6);
  EXPECT_NEAR(logits[2], 5.0 / 8, 1e-6);
  EXPECT_NEAR(loss, std::log(4.0), 1e-6);
}

TEST(Softmax, IsTheSlopeOfItsLoss) {
  const std::vector<float> start = {0.3f, -1.2f, 2.0f, 0.1f, -0.4f};
  std::vector<float> gradient = start;
  softmaxGradient(gradient, 3);
  for (std::size_t i = 0; i < start.size(); ++i) {
    std::vector<float> above = start;
    std::vector<float> below = start;
    above[i] += 0.01f;
    below[i] -= 0.01f;
    const double slope = (softmaxGradient(above, 3) - softmaxGradient(below, 3)) / 0.02;
    EXPECT_NEAR(gradient[i], slope, 1e-4) << i;
  }
}

TEST(Softmax, AColumnFarBelowTheOthersTakesNoPart) {
  std::vector<float> logits(40, 1.0f);
  logits[7] = -1e30f;
  softmaxGradient(logits, 0);
  EXPECT_EQ(logits[7], 0);
  EXPECT_NEAR(logits[39], 1.0 / 39, 1e-7);
}

}  // namespace
}  // namespace shelfwise
