#include "base/elementary.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace shelfwise {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Steps of a 64-bit linear congruential generator (Knuth), the same on every machine.
class Draws {
 public:
  double between(double low, double high) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return low + (high - low) * static_cast<double>(state_ >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t state_ = 7;
};

// |actual - expected| in units of the last place of `expected`.
double ulps(double actual, double expected) {
  if (actual == expected) return 0;
  const double ulp = std::nextafter(std::abs(expected), kInfinity) - std::abs(expected);
  return std::abs(actual - expected) / ulp;
}

// The C library is itself within one ulp, so the bound of the header shows as two.
constexpr double kBound = 1.5;

TEST(PortableLog, GivesTheValuesThatAreKnownByHand) {
  EXPECT_EQ(portableLog(1), 0);
  EXPECT_EQ(portableLog(2), 0x1.62e42fefa39efp-1);
  EXPECT_EQ(portableLog(0.5), -0x1.62e42fefa39efp-1);
  EXPECT_EQ(portableLog(0x1p-1074), -1074 * 0x1.62e42fefa39efp-1);
}

TEST(PortableLog, IsWithinItsBoundOverAllMagnitudes) {
  Draws draws;
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = std::ldexp(draws.between(1, 2), static_cast<int>(draws.between(-1060, 1020)));
    worst = std::max(worst, ulps(portableLog(x), std::log(x)));
  }
  for (int i = 0; i < 200'000; ++i) {
    const double x = draws.between(0.5, 2);
    worst = std::max(worst, ulps(portableLog(x), std::log(x)));
  }
  EXPECT_LE(worst, kBound);
}

TEST(PortableLog, AnswersAtTheEdgesAsTheHeaderSays) {
  EXPECT_EQ(portableLog(0), -kInfinity);
  EXPECT_EQ(portableLog(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(portableLog(-1)));
  EXPECT_TRUE(std::isnan(portableLog(std::nan(""))));
}

TEST(PortableExp, GivesTheValuesThatAreKnownByHand) {
  EXPECT_EQ(portableExp(0), 1);
  EXPECT_EQ(portableExp(1), 0x1.5bf0a8b145769p+1);
  EXPECT_EQ(portableExp(-745.13), 0x1p-1074);
}

TEST(PortableExp, IsWithinItsBoundOverItsRange) {
  Draws draws;
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double wide = draws.between(-745, 709.7);
    const double narrow = draws.between(-1, 1);
    worst = std::max(worst, ulps(portableExp(wide), std::exp(wide)));
    worst = std::max(worst, ulps(portableExp(narrow), std::exp(narrow)));
  }
  EXPECT_LE(worst, kBound);
}

TEST(PortableExp, AnswersAtTheEdgesAsTheHeaderSays) {
  EXPECT_EQ(portableExp(709.79), kInfinity);
  EXPECT_EQ(portableExp(kInfinity), kInfinity);
  EXPECT_EQ(portableExp(-745.14), 0);
  EXPECT_EQ(portableExp(-kInfinity), 0);
  EXPECT_TRUE(std::isnan(portableExp(std::nan(""))));
  EXPECT_TRUE(std::isfinite(portableExp(709.78)));
}

TEST(PortablePow, IsExactWhereThePowerIsADouble) {
  EXPECT_EQ(portablePow(3, 5), 243);
  EXPECT_EQ(portablePow(2, -1074), 0x1p-1074);
  EXPECT_EQ(portablePow(1.5, 2), 2.25);
  EXPECT_EQ(portablePow(49, 0.5), 7);
  EXPECT_EQ(portablePow(10, 22), 1e22);
}

TEST(PortablePow, IsWithinItsBoundWhateverTheSizeOfTheResult) {
  Draws draws;
  double worst = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double base = std::ldexp(draws.between(1, 2), static_cast<int>(draws.between(-900, 900)));
    const double exponent = draws.between(-700, 700) / std::log(base);
    worst = std::max(worst, ulps(portablePow(base, exponent), std::pow(base, exponent)));
    const double near = draws.between(0.99, 1.01);
    const double power = draws.between(-60'000, 60'000);
    worst = std::max(worst, ulps(portablePow(near, power), std::pow(near, power)));
  }
  EXPECT_LE(worst, kBound);
}

TEST(PortablePow, AnswersAtTheEdgesAsTheHeaderSays) {
  EXPECT_EQ(portablePow(0, 0), 1);
  EXPECT_EQ(portablePow(0, 2), 0);
  EXPECT_EQ(portablePow(0, -2), kInfinity);
  EXPECT_EQ(portablePow(kInfinity, 1), kInfinity);
  EXPECT_EQ(portablePow(kInfinity, -1), 0);
  EXPECT_EQ(portablePow(1, kInfinity), 1);
  EXPECT_EQ(portablePow(2, kInfinity), kInfinity);
  EXPECT_EQ(portablePow(0.5, kInfinity), 0);
  EXPECT_EQ(portablePow(2, 1e300), kInfinity);
  EXPECT_EQ(portablePow(-2, 0), 1);
  EXPECT_TRUE(std::isnan(portablePow(-2, 2)));
  EXPECT_TRUE(std::isnan(portablePow(2, std::nan(""))));
}

// A hash over seeded answers, so that every compiler and WASM is held to the same bits.
TEST(ElementaryFunctions, HaveTheSameBitsOnEveryMachine) {
  Draws draws;
  std::uint64_t hash = 14695981039346656037u;
  const auto mix = [&hash](double value) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211u;
  };
  for (int i = 0; i < 10'000; ++i) {
    mix(portableLog(draws.between(0, 1000)));
    mix(portableExp(draws.between(-50, 50)));
    const double base = draws.between(0, 1000);
    mix(portablePow(base, draws.between(-3, 3)));
  }
  EXPECT_EQ(hash, 4597959211263237563u);
}

}  // namespace
}  // namespace shelfwise
