// Every way a filter can be wrong: the character, and what was expected there.

#include <gtest/gtest.h>

#include <string>

#include "fixtures/filter_shop.h"

namespace shelfwise {
namespace {

class FilterErrors : public testing::Test {
 protected:
  FilterShop shop_{{{.cents = 100, .title = "Tent", .colours = {"red"}, .categories = {"Camp"}}}};
  void refuses(std::string_view text, std::uint32_t position, std::string_view what,
               std::vector<ContextValue> context = {}) {
    EXPECT_EQ(shop_.passing(text, kNoId, std::move(context)),
              "filter, character " + std::to_string(position) + ": " + std::string(what))
        << text;
  }
};

TEST_F(FilterErrors, OfTheParser) {
  const std::string operand = "expected a name, a value, not or \"(\"";
  refuses(" ", 2, operand + ", not the end");
  refuses("price <", 8, operand + ", not the end");
  refuses("price < and", 9, operand + ", not \"and\"");
  refuses("(price < 1", 11, "expected \")\", not the end");
  refuses("price < 1)", 10, "expected and, or, an operator, or the end, not \")\"");
  refuses("price < 1 adn onSale", 11,
          "expected and, or, an operator, or the end, not \"adn\"; did you mean \"and\"?");
  refuses("price = 1 = 1", 11, "expected and, or, an operator, or the end, not \"=\"");
  refuses("price in 1", 10, "expected \"(\", not \"1\"");
  refuses("price in ()", 11, operand + ", not \")\"");
  refuses("price in (1 2)", 13, "expected \",\" or \")\", not \"2\"");
  refuses("price between 1 or 2", 17, "expected and, not \"or\"");
  refuses("context price", 9, "expected \".\", not \"price\"");
  refuses("context.\"x\"", 9, "expected a name, not \"x\"");
}

TEST_F(FilterErrors, OfTheWords) {
  refuses("title = 'x'", 9, "\"'\" has no meaning here: a text stands between double quotes");
  refuses("price < 1 ; x", 11, "\";\" has no meaning here");
  refuses("title = \"x", 9, "a text that begins here has no end: expected \"");
  refuses("[pack", 1, "a name that begins here has no end: expected ]");
  const std::string escape = "expected an escape of JSON: \\\" \\\\ \\/ \\n \\t \\u0041";
  refuses("title = \"ü\\x\"", 11, escape);
  refuses("title = \"\\u12g4\"", 10, escape);
  refuses("title = \"\\ud800\"", 10, "half a surrogate pair is no character");
  refuses("title = \"\\ud800\\u0041\"", 10, "half a surrogate pair is no character");
  refuses("title = \"\\udc00\"", 10, "half a surrogate pair is no character");
  refuses("price < 1234567890123456", 9, "a number has at most 15 digits and 22 decimals");
  refuses("price < 1e5", 10, "a number ends before a letter: put a space between them");
  refuses("price < \xff", 9, "not UTF-8");
}

TEST_F(FilterErrors, OfNames) {
  refuses("pirce < 1", 1, "there is no column \"pirce\"; did you mean \"price\"?");
  refuses("[onsale]", 1, "there is no column \"onsale\"; did you mean \"onSale\"?");
  refuses("unheardOf = 1", 1, "there is no column \"unheardOf\"");
  const std::string none =
      "the call passes no context.brnad, and its list is not asked about "
      "one item";
  refuses("title = context.brnad", 9, none);
  refuses("title = context.brnad", 9, none + "; did you mean \"brand\"?",
          {{"brand", std::vector<std::string>{"x"}}});
}

TEST_F(FilterErrors, OfTypes) {
  refuses("price = \"cheap\"", 9, "price (a number) and a text cannot be compared");
  refuses("\"cheap\" = price", 1, "price (a number) and a text cannot be compared");
  refuses("title = 5", 9, "title (a text) and a number cannot be compared");
  refuses("title = colour", 9, "title (a text) and colour (a text) cannot be compared");
  refuses("onSale = 1", 10, "onSale (true or false) and a number cannot be compared");
  refuses("colour < \"red\"", 1, "colour (a text) is compared with = or != only");
  refuses("onSale < true", 1, "onSale (true or false) is compared with = or != only");
  refuses("price", 1,
          "expected a condition, not price (a number): compare it, or ask whether it exists");
  refuses("not price", 5,
          "expected a condition, not price (a number): compare it, or ask whether it exists");
  refuses("onSale and 1", 12,
          "expected a condition, not a number: compare it, or ask whether it exists");
  refuses("title + 1 = 2", 1, "expected a number, not title (a text)");
  refuses("-title = 2", 2, "expected a number, not title (a text)");
  refuses("added * 2 = now", 7, "added (a date) and a number have no such result");
  refuses("1 - 1 day = 2", 3, "a number and a duration have no such result");
  refuses("price < weight", 9, "the units differ: EUR and kg");
  refuses("price + weight < 1", 9, "the units differ: EUR and kg");
  refuses("added > \"soon\"", 9, "expected a date as \"2026-01-31\" or \"2026-01-31T18:00:00Z\"");
  refuses("price in (1, \"x\")", 14,
          "in (...) lists values to compare price (a number) with, not a text");
  refuses("price in (1, price)", 14,
          "in (...) lists values to compare price (a number) with, not price (a number)");
  refuses("colour in (\"red\", 1)", 19,
          "in (...) lists values to compare colour (a text) with, not a number");
  refuses("onSale in (true)", 1, "expected a number or a text, not onSale (true or false)");
  refuses("(price = 1) exists", 2, "expected a column, not a condition");
  refuses("(price = 1) + 1 = 2", 2, "expected a number, not a condition");
  refuses("colour under \"Camp\"", 1,
          "expected a column of paths before under, not colour (a text)");
  refuses("category under 1", 16, "category (a text) and a number cannot be compared");
  refuses("price startsWith \"1\"", 1, "expected a text, not price (a number)");
  refuses("title startsWith colour", 18, "expected a text, not colour (a text)");
}

TEST_F(FilterErrors, OfSizes) {
  std::string longest = "onSale";
  while (longest.size() + 10 <= kMaxFilterCharacters) longest += " or onSale";
  longest.resize(kMaxFilterCharacters, ' ');
  EXPECT_EQ(shop_.passing(longest), "");
  refuses(longest + " ", kMaxFilterCharacters + 1,
          "a filter has at most 10000 characters, not 10001");
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "onSale" + std::string(depth, ')');
  };
  EXPECT_EQ(shop_.passing(nested(kMaxFilterNesting)), "");
  const std::string deep = "not, - and \"(\" can be nested 64 deep, no deeper";
  refuses(nested(kMaxFilterNesting + 1), 65, deep);
  refuses(nested(4000), 65, deep);
  std::string nots;
  std::string minuses = "price = ";
  for (int i = 0; i < 65; ++i) {
    nots += "not ";
    minuses += "-";
  }
  refuses(nots + "onSale", 257, deep);
  refuses(minuses + "1", 73, deep);
}

// Whatever stands in a value stays a value.
TEST_F(FilterErrors, AQuotedTextCannotBecomeSyntax) {
  EXPECT_EQ(shop_.passing("title = \"x\\\" or title exists or title = \\\"\""), "");
  EXPECT_EQ(shop_.passing("title = \"\\\\\" or title = \"Tent\""), "0");
}

}  // namespace
}  // namespace shelfwise
