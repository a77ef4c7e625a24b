#include "plan/value_fit.h"

#include <gtest/gtest.h>

#include <string>

#include "plan/shop_files.h"

namespace shelfwise {
namespace {

// The values are lines of a file with one column.
std::string why(FieldValues values, const std::string& lines, bool isUsual = true) {
  const auto file = shopFile("x,y\n" + lines);
  return whyUnfit(values, file.survey.columns[0], isUsual);
}

TEST(ValueFit, AsksForLittleUnderAUsualName) {
  EXPECT_EQ(why(FieldValues::kPrice, "9 EUR,1\nask,2\nask,3\n"), "");
  EXPECT_EQ(why(FieldValues::kPrice, "9 EUR,1\nask us,2\nor ask,3\n", false),
            "its values are no prices (here '9 EUR')");
  EXPECT_EQ(why(FieldValues::kNumber, "1,1\nx,2\n"), "");
  EXPECT_EQ(why(FieldValues::kNumber, "x,1\ny,2\n"), "its values are no numbers (here 'x')");
}

TEST(ValueFit, NamesWhatDoesNotFit) {
  EXPECT_EQ(why(FieldValues::kAny, ",1\n,2\n"), "empty");
  EXPECT_EQ(why(FieldValues::kPrice, "0,1\n0.00,2\n"), "all its values are 0");
  EXPECT_EQ(why(FieldValues::kTime, "noon,1\n"), "its values are no times (here 'noon')");
  EXPECT_EQ(why(FieldValues::kAddress, "7,1\n8,2\n"), "its values are no addresses (here '7')");
  EXPECT_EQ(why(FieldValues::kText, "https://a.example/1,1\n"), "its values are addresses");
  EXPECT_EQ(why(FieldValues::kCurrency, "EUR,1\n"), "");
  EXPECT_EQ(why(FieldValues::kCurrency, "a lot,1\n"),
            "its values are no currencies (here 'a lot')");
}

TEST(ValueFit, TakesTimesThatOnlyAMapCanRead) {
  EXPECT_EQ(why(FieldValues::kTime, "03/04/2020,1\n05/06/2020,2\n", false), "");
  EXPECT_EQ(why(FieldValues::kTime, "9999,1\n"), "");
  EXPECT_EQ(why(FieldValues::kTime, "9999,1\n", false), "its values are no times (here '9999')");
}

TEST(ValueFit, CountsKnownWordsOfEvents) {
  const auto file = shopFile("x,y\nview,1\nbuy,1\nheartbeat,1\n");
  EXPECT_EQ(knownWords(file.survey.columns[0]), 2u);
}

TEST(ValueFit, TellsReadableTimes) {
  EXPECT_TRUE(hasReadableTimes(shopFile("x,y\n2020-01-05,1\n").survey.columns[0]));
  EXPECT_TRUE(hasReadableTimes(shopFile("x,y\n25/01/2020,1\n").survey.columns[0]));
  EXPECT_FALSE(hasReadableTimes(shopFile("x,y\n10:05:00,1\n").survey.columns[0]));
  EXPECT_FALSE(hasReadableTimes(shopFile("x,y\n,1\n").survey.columns[0]));
}

}  // namespace
}  // namespace shelfwise
