#include "values/cell_text.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

TEST(CellText, IsTrimmedOfEveryWhiteSpace) {
  EXPECT_EQ(trimmed(" \t\u00A0tent\u3000\r\n"), "tent");
  EXPECT_EQ(trimmed("two  words"), "two  words");
  EXPECT_EQ(trimmed(" \u202F "), "");
}

TEST(CellText, CleanedHasSingleSpacesAndNoControlCharacters) {
  EXPECT_EQ(cleaned("  Tent\n for \x01 two\u00A0\u00A0people "), "Tent for two people");
  EXPECT_EQ(cleaned("帐篷\t双人"), "帐篷 双人");
  EXPECT_EQ(cleaned("\n"), "");
}

TEST(CellText, KnowsTheWordsForNothing) {
  for (const char* word : {"NaN", "nan", "null", "NULL", "N/A", "\\N"}) EXPECT_TRUE(isAbsent(word));
  for (const char* word : {"", "none", "0", "Nan's"}) EXPECT_FALSE(isAbsent(word));
  EXPECT_TRUE(isAbsentNumber("N/A"));
  EXPECT_FALSE(isAbsentNumber("NaN"));
}

TEST(CellText, ComparesNamesWithoutCaseAndSeparators) {
  EXPECT_EQ(canonicalName("Product_ID"), "productid");
  EXPECT_EQ(canonicalName("product id"), "productid");
  EXPECT_EQ(canonicalName("Invoice-No."), "invoiceno");
  EXPECT_EQ(canonicalName("商品 ID"), "商品id");
}

TEST(CellText, MatchesPatternsOfDigitsAndRuns) {
  EXPECT_TRUE(matchesPattern("#####*", "85123A"));
  EXPECT_TRUE(matchesPattern("#####*", "85123"));
  EXPECT_FALSE(matchesPattern("#####*", "8512A"));
  EXPECT_TRUE(matchesPattern("gift_*", "gift_0001_20"));
  EXPECT_FALSE(matchesPattern("gift_*", "a gift_"));
  EXPECT_TRUE(matchesPattern("*_20", "gift_0001_20"));
  EXPECT_TRUE(matchesPattern("a?c*e", "abcde"));
  EXPECT_TRUE(matchesPattern("*", ""));
  EXPECT_FALSE(matchesPattern("", "x"));
  EXPECT_TRUE(matchesPattern("", ""));
  EXPECT_FALSE(matchesPattern("M", "m"));
}

TEST(CellText, APatternOfManyRunsStaysFast) {
  const std::string text(20'000, 'a');
  EXPECT_FALSE(matchesPattern("*a*a*a*a*a*a*a*a*a*a*b", text));
}

}  // namespace
}  // namespace shelfwise
