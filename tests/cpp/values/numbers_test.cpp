#include "values/numbers.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

struct Expected {
  std::string text;
  double number;
  std::string unit;
};

void expectAmounts(const std::vector<Expected>& cases, bool decimalComma) {
  for (const auto& [text, number, unit] : cases) {
    const auto amount = parseAmount(text, decimalComma);
    ASSERT_TRUE(amount) << text;
    EXPECT_EQ(amount->number, number) << text;
    EXPECT_EQ(amount->unit, unit) << text;
  }
}

TEST(Amounts, AreANumberAndItsUnit) {
  expectAmounts({{"12,5 cm", 12.5, "cm"},
                 {"2.4GHz", 2.4, "GHz"},
                 {"50%", 50, "%"},
                 {"1.4英寸", 1.4, "英寸"},
                 {"24\"", 24, "\""},
                 {"-18 °C", -18, "°C"},
                 {"−18 °C", -18, "°C"},
                 {"12 fl oz", 12, "fl oz"},
                 {"9.8 m/s²", 9.8, "m/s²"},
                 {".5 oz.", 0.5, "oz."},
                 {"+3", 3, ""},
                 {"0", 0, ""},
                 {"€12", 12, "EUR"}},
                false);
}

TEST(Amounts, GroupThousandsInEveryUsualWay) {
  expectAmounts({{"1,299.00", 1299, ""},
                 {"1.299,00", 1299, ""},
                 {"1,299", 1299, ""},
                 {"1.299", 1.299, ""},
                 {"1.299.000", 1299000, ""},
                 {"1 299,50", 1299.5, ""},
                 {"1\u202F299,50", 1299.5, ""},
                 {"1'299.50", 1299.5, ""},
                 {"12,34,567.89", 1234567.89, ""},
                 {"0,125", 0.125, ""}},
                false);
  expectAmounts({{"1.299", 1299, ""}, {"1,299", 1.299, ""}, {"1.5", 1.5, ""}, {"0.125", 0.125, ""}},
                true);
}

TEST(Amounts, AreNoneWhereTheTextIsMoreThanOne) {
  for (const char* text : {"",
                           "cm",
                           "16 - 35",
                           "16/12",
                           "1.2.3",
                           "01.02.2010",
                           "2018-08-10",
                           "11W(含)-15W(含)",
                           "2021年秋季",
                           "100% cotton",
                           "00123",
                           "4053162287693123",
                           "3 pack of soap",
                           "1,29,9",
                           "5x5",
                           "12-pack",
                           "1e5",
                           "NaN",
                           "inf",
                           "8:26"}) {
    EXPECT_FALSE(parseAmount(text, false)) << text;
  }
}

TEST(Numbers, AreRoundedCorrectlyWhateverTheirLength) {
  EXPECT_EQ(parseNumber("0.1", false).value(), 0.1);
  EXPECT_EQ(parseNumber("123456789012345678901234567890", false).value(), 1.2345678901234568e29);
  EXPECT_EQ(parseNumber("2.2250738585072011e-308", false).value(), 2.2250738585072011e-308);
  EXPECT_EQ(parseNumber("1e22", false).value(), 1e22);
  std::uint64_t state = 5;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const std::string text =
        std::to_string(state >> 40) + "." + std::to_string(1'000'000 + (state & 0xFFFFF));
    ASSERT_EQ(parseNumber(text, false).value(), std::stod(text)) << text;
  }
}

TEST(Numbers, RefuseWhatIsNotFiniteOrNoNumber) {
  const auto reason = [](const char* text) { return parseNumber(text, false).error().message; };
  EXPECT_EQ(reason("NaN"), "not a finite number");
  EXPECT_EQ(reason("-inf"), "not a finite number");
  EXPECT_EQ(reason("+Infinity"), "not a finite number");
  EXPECT_EQ(reason("1e999"), "a number beyond the range of a double");
  for (const char* text : {"", "x", "1 cm", "--1", "1e", "1e+", "0x10", "1.2.3"}) {
    EXPECT_EQ(reason(text), "not a number") << text;
  }
}

TEST(Numbers, OfAThousandDigitsAreReadInLinearTime) {
  EXPECT_FALSE(parseNumber(std::string(1'000'000, '9'), false).ok());
  EXPECT_EQ(parseNumber("0." + std::string(100'000, '3'), false).value(), 1.0 / 3);
}

TEST(Numbers, ProveTheDecimalSignOfTheirColumn) {
  const auto proof = [](const char* text) { return numberAtFront(text).proof; };
  for (const char* text : {"12", "1 299", "1'299'000", "-5"}) {
    EXPECT_EQ(proof(text), DecimalProof::kNone) << text;
  }
  for (const char* text : {"89,90", "1.299,00", "1.299.000", "0,125", "1234,567", "1 299,90"}) {
    EXPECT_EQ(proof(text), DecimalProof::kComma) << text;
  }
  for (const char* text : {"89.90", "1,299.00", "1,299,000", "12,34,567", "0.125", "1299.000"}) {
    EXPECT_EQ(proof(text), DecimalProof::kPoint) << text;
  }
  EXPECT_EQ(proof("1,299"), DecimalProof::kOpenComma);
  EXPECT_EQ(proof("1.299"), DecimalProof::kOpenPoint);
}

TEST(Numbers, AtTheFrontOfATextEndWhereItsDigitsEnd) {
  EXPECT_EQ(numberAtFront("1.299,00 EUR").length, 8u);
  EXPECT_EQ(numberAtFront("-12cm").length, 3u);
  EXPECT_EQ(numberAtFront("12, 13").length, 2u);
  EXPECT_EQ(numberAtFront("EUR 12").length, 0u);
  EXPECT_EQ(numberAtFront("1.2.3").length, 0u);
  EXPECT_EQ(numberAtFront("").length, 0u);
}

TEST(Numbers, AreReadAsTheirProofSaysWithEitherDecimalSign) {
  std::uint64_t state = 11;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const std::string whole = std::to_string((state >> 40) % 100'000);
    const std::string cents = std::to_string(10 + (state & 63));
    for (const char sign : {'.', ','}) {
      const std::string text = whole + sign + cents;
      const double expected = std::stod(whole + "." + cents);
      ASSERT_EQ(numberAtFront(text).proof,
                sign == ',' ? DecimalProof::kComma : DecimalProof::kPoint);
      ASSERT_EQ(parseNumber(text, false).value(), expected) << text;
      ASSERT_EQ(parseNumber(text, true).value(), expected) << text;
    }
  }
}

}  // namespace
}  // namespace shelfwise
