#include "train/number_bins.h"

#include <gtest/gtest.h>

#include <random>

namespace shelfwise {
namespace {

TEST(NumberBins, HoldEquallyManyValuesEach) {
  const NumberBins bins({8, 1, 7, 2, 6, 3, 5, 4}, 4);
  ASSERT_EQ(bins.size(), 4u);
  EXPECT_EQ(bins.label(0, "mm"), "1–2 mm");
  EXPECT_EQ(bins.label(3, "mm"), "7–8 mm");
  EXPECT_EQ(bins.binOf(5), 2u);
}

TEST(NumberBins, NeverPartEqualValues) {
  const NumberBins bins({1, 5, 5, 5, 5, 5, 5, 9}, 4);
  ASSERT_EQ(bins.size(), 2u);
  EXPECT_EQ(bins.label(0, ""), "1–5");
  EXPECT_EQ(bins.label(1, ""), "9");
}

TEST(NumberBins, LabelIsTrueOfEveryMember) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> values;
    for (std::size_t i = 0; i < 1 + random() % 200; ++i) {
      values.push_back(static_cast<double>(random() % 90) / 4 - 10);
    }
    const NumberBins bins(values, 1 + static_cast<std::uint32_t>(random() % 12));
    for (const double value : values) {
      const std::size_t bin = bins.binOf(value);
      ASSERT_LT(bin, bins.size());
      const std::string label = bins.label(bin, "");
      const std::size_t dash = label.find("–");
      const double low = std::stod(label);
      const double high =
          dash == std::string::npos ? low : std::stod(label.substr(dash + std::string("–").size()));
      EXPECT_LE(low, value);
      EXPECT_GE(high, value);
    }
  }
}

TEST(NumberBins, OfNothingAreNone) { EXPECT_EQ(NumberBins({}, 8).size(), 0u); }

TEST(FormatNumber, IsTheShortestThatReadsBack) {
  EXPECT_EQ(formatNumber(12.50), "12.5");
  EXPECT_EQ(formatNumber(20), "20");
  EXPECT_EQ(formatNumber(0.1), "0.1");
  EXPECT_EQ(formatNumber(-0.0), "0");
  EXPECT_EQ(formatNumber(1000000), "1000000");
  EXPECT_EQ(formatNumber(1e300), "1e+300");
}

}  // namespace
}  // namespace shelfwise
