#include "quant/kernels.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace shelfwise {
namespace {

std::vector<float> randomFloats(std::mt19937_64& random, std::size_t count) {
  std::vector<float> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(static_cast<float>(random() % 2000) / 997.0f - 1.0f);
  }
  return values;
}

TEST(Kernels, AddProductsHasTheBitsOfAPlainLoopAtEveryLength) {
  std::mt19937_64 random(11);
  for (std::size_t count = 0; count < 40; ++count) {
    const auto terms = randomFloats(random, count);
    const auto factors = randomFloats(random, count);
    auto sums = randomFloats(random, count);
    auto expected = sums;
    for (std::size_t i = 0; i < count; ++i) {
      const volatile float product = terms[i] * factors[i];  // rounded before it is added
      expected[i] = expected[i] + product;
    }
    addProducts(terms, factors, sums);
    EXPECT_EQ(sums, expected);
  }
}

TEST(Kernels, FindAboveFindsTheFirstLargerValueFromAnyStart) {
  std::mt19937_64 random(12);
  const auto values = randomFloats(random, 37);
  for (const float threshold : {-2.0f, 0.0f, 0.5f, 0.99f, 5.0f}) {
    for (std::size_t begin = 0; begin <= values.size(); ++begin) {
      std::size_t expected = begin;
      while (expected < values.size() && !(values[expected] > threshold)) ++expected;
      EXPECT_EQ(findAbove(values, begin, threshold), expected);
    }
  }
}

TEST(Kernels, NothingIsAboveItself) {
  const std::vector<float> values(9, 1.0f);
  EXPECT_EQ(findAbove(values, 0, 1.0f), values.size());
}

TEST(Kernels, TheNameIsOneOfThree) {
  const auto name = kernelName();
  EXPECT_TRUE(name == "native" || name == "simd128" || name == "scalar") << name;
}

}  // namespace
}  // namespace shelfwise
