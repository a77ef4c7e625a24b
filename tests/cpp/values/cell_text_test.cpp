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

TEST(CellText, KnowsTheWordsForNoValue) {
  for (const char* word : {"None",
                           "none",
                           "NONE",
                           "NA",
                           "N/A",
                           "n/a",
                           "n.a.",
                           "null",
                           "NULL",
                           "\\N",
                           "NaN",
                           "nan",
                           "-",
                           "--",
                           "–",
                           "—",
                           "(not set)",
                           "(none)",
                           "undefined",
                           "[]",
                           "{}",
                           "Unknown",
                           "0000-00-00",
                           "0000-00-00 00:00:00",
                           "0000-00-00T00:00:00Z",
                           "无",
                           "#N/A",
                           "<NA>",
                           "#REF!"}) {
    EXPECT_TRUE(isAbsent(word)) << word;
  }
  for (const char* word : {"", "0", "na", "Nan's", "no", "NO", "nothing", "-5", "---",
                           "Unknown Artist", "2000-01-01", "无线", "[ ]", "NAN-1", "nullable"}) {
    EXPECT_FALSE(isAbsent(word)) << word;
  }
}

TEST(CellText, FindsAWordBetweenSpaces) {
  EXPECT_TRUE(hasWord(" a bc d ", "bc"));
  EXPECT_TRUE(hasWord(" aa a ", "a"));
  EXPECT_FALSE(hasWord(" a bc d ", "b"));
  EXPECT_FALSE(hasWord(" a bc d ", ""));
  EXPECT_FALSE(hasWord("bc", "bc"));
  EXPECT_TRUE(areDigits("0123"));
  EXPECT_FALSE(areDigits("12a"));
  EXPECT_FALSE(areDigits(""));
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
