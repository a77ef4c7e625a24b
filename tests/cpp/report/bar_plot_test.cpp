#include "report/bar_plot.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace shelfwise {
namespace {

std::size_t countOf(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST(AxisTicks, AreRoundNumbersAroundTheRange) {
  const auto near = [](const std::vector<double>& ticks, const std::vector<double>& wanted) {
    ASSERT_EQ(ticks.size(), wanted.size());
    for (std::size_t i = 0; i < ticks.size(); ++i) EXPECT_NEAR(ticks[i], wanted[i], 1e-12);
  };
  near(axisTicks(0, 0.19), {0, 0.05, 0.1, 0.15, 0.2});
  near(axisTicks(-0.003, 0.02), {-0.005, 0, 0.005, 0.01, 0.015, 0.02});
  near(axisTicks(-20, 0), {-20, -15, -10, -5, 0});
  near(axisTicks(0, 0), {0, 1});
}

TEST(AxisTicks, HoldTheRangeInAFewSteps) {
  SplitMix64 random(5);
  for (int round = 0; round < 500; ++round) {
    const double unit = 1 / static_cast<double>(1 + random.below(100'000));
    const double low = -unit * static_cast<double>(random.below(1000));
    const double high = unit * static_cast<double>(random.below(1000));
    const auto ticks = axisTicks(low, high);
    ASSERT_GE(ticks.size(), 2u);
    EXPECT_LE(ticks.size(), 8u);
    EXPECT_LE(ticks.front(), low + 1e-12);
    EXPECT_GE(ticks.back(), high - 1e-12);
  }
}

// The axis goes from 0 at 170 to 0.2 at 650.
TEST(BarPlot, DrawsEachBarFromZeroToItsValue) {
  const std::string svg =
      barPlot("two & two", {{"a<b", 0.2, Interval{0.15, 0.2}, true}, {"c", 0.05, {}, false}});
  EXPECT_EQ(countOf(svg, "<rect"), 2u);
  EXPECT_NE(svg.find("<rect class=\"accent\" x=\"170.0\" y=\"5.0\" width=\"480.0\""),
            std::string::npos);
  EXPECT_NE(svg.find("<rect class=\"quiet\" x=\"170.0\" y=\"29.0\" width=\"120.0\""),
            std::string::npos);
  EXPECT_NE(svg.find("<line class=\"whisker\" x1=\"530.0\" y1=\"12.0\" x2=\"650.0\" y2=\"12.0\"/>"),
            std::string::npos);
  EXPECT_EQ(countOf(svg, "class=\"whisker\""), 3u);  // the line and its two ends
  EXPECT_NE(svg.find(">a&lt;b</text>"), std::string::npos);
  EXPECT_NE(svg.find(">0.2000</text>"), std::string::npos);
  EXPECT_NE(svg.find("aria-label=\"two &amp; two\""), std::string::npos);
}

// The axis goes from -0.1 at 170 to 0.1 at 650, so zero is at 410.
TEST(BarPlot, DrawsANegativeValueToTheLeftOfZero) {
  const std::string svg = barPlot("signs", {{"a", -0.1, {}, true}, {"b", 0.1, {}, true}});
  EXPECT_NE(svg.find("x=\"170.0\" y=\"5.0\" width=\"240.0\""), std::string::npos);
  EXPECT_NE(svg.find("x=\"410.0\" y=\"29.0\" width=\"240.0\""), std::string::npos);
  EXPECT_EQ(countOf(svg, "class=\"zero\""), 1u);
}

TEST(BarPlot, OfNothingIsNothingAndOfZeroAnEmptyBar) {
  EXPECT_EQ(barPlot("none", {}), "");
  EXPECT_NE(barPlot("zero", {{"a", 0, Interval{0, 0}, true}}).find("width=\"0.0\""),
            std::string::npos);
}

}  // namespace
}  // namespace shelfwise
