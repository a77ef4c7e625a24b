#include "live/decimal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "base/random.h"

namespace shelfwise {
namespace {

// "1999 / 10^2", or "none".
std::string read(std::string_view text) {
  const auto decimal = parseDecimal(text);
  if (!decimal) return "none";
  return std::to_string(decimal->digits) + " / 10^" + std::to_string(decimal->decimals);
}

TEST(Decimal, IsReadExactly) {
  EXPECT_EQ(read("19.99"), "1999 / 10^2");
  EXPECT_EQ(read("-3"), "-3 / 10^0");
  EXPECT_EQ(read("0007"), "7 / 10^0");
  EXPECT_EQ(read("0.000000001"), "1 / 10^9");
  EXPECT_EQ(read("999999999999999"), "999999999999999 / 10^0");
}

TEST(Decimal, DropsZerosAtTheEnd) {
  EXPECT_EQ(read("2.50"), "25 / 10^1");
  EXPECT_EQ(read("100"), "100 / 10^0");
  EXPECT_EQ(read("0.0"), "0 / 10^0");
  EXPECT_EQ(read("-0"), "0 / 10^0");
}

TEST(Decimal, TakesAnExponentAsJavaScriptWritesIt) {
  EXPECT_EQ(read("1e-7"), "1 / 10^7");
  EXPECT_EQ(read("1.5e+3"), "1500 / 10^0");
  EXPECT_EQ(read("12E1"), "120 / 10^0");
  EXPECT_EQ(read("0e99"), "0 / 10^0");
}

TEST(Decimal, RefusesWhatIsNoneOrTooLong) {
  for (const char* text : {"",
                           "-",
                           ".5",
                           "5.",
                           "1,5",
                           "1.2.3",
                           "1e",
                           "1e+",
                           "1e5x",
                           "0x1",
                           " 1",
                           "1 ",
                           "+1",
                           "NaN",
                           "Infinity",
                           "1000000000000000",
                           "1e15",
                           "1e-10",
                           "0.30000000000000004",
                           "1e99999999999999999999"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Decimal, EqualsTheNumberOfTheSameDigits) {
  SplitMix64 random{7};
  for (int i = 0; i < 2000; ++i) {
    const std::string text =
        std::to_string(random.below(1'000'000)) + "." + std::to_string(1 + random.below(999'999));
    const auto decimal = parseDecimal(text);
    ASSERT_TRUE(decimal) << text;
    EXPECT_EQ(
        static_cast<double>(decimal->digits) / static_cast<double>(powerOfTen(decimal->decimals)),
        std::strtod(text.c_str(), nullptr))
        << text;
  }
}

}  // namespace
}  // namespace shelfwise
