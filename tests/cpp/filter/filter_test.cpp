// The language of docs/filters.md, production by production, on five products.

#include "filter/filter.h"

#include <gtest/gtest.h>

#include <string>

#include "filter/iso_date.h"
#include "filter/nearest_name.h"
#include "filter/program.h"
#include "fixtures/filter_shop.h"

namespace shelfwise {
namespace {

constexpr std::int64_t kDay = 86'400;

// 2026-01-31 is day 20,484 since 1970.
std::vector<ShopRow> fiveProducts() {
  return {
      {9900, 2.5f, true, 20'484 * kDay, "Tent \"Two\"", {"red", "blue"}, {"Camp", "Camp > Tents"}},
      {10000, 0.1f, false, 20'480 * kDay, "Bag", {"blue"}, {"Camp", "Camp > Bags"}},
      {1, {}, {}, {}, "Tentpole", {"grün"}, {"Camp", "Camp > Tents", "Camp > Tents > Poles"}},
      {{}, 1.0f, true, 20'000 * kDay, "", {}, {}},
      {12000, 3.0f, {}, 20'484 * kDay + 3600, "Stove", {"red"}, {"Kitchen"}},
  };
}

class FilterLanguage : public testing::Test {
 protected:
  FilterShop shop_{fiveProducts()};
  std::string passing(std::string_view text, ItemId contextItem = kNoId,
                      std::vector<ContextValue> context = {}) {
    return shop_.passing(text, contextItem, std::move(context), 20'485 * kDay);
  }
};

TEST_F(FilterLanguage, NumbersCompareAsDecimals) {
  EXPECT_EQ(passing("price = 99"), "0");
  EXPECT_EQ(passing("price = 99.00"), "0");
  EXPECT_EQ(passing("price = 0.01"), "2");
  EXPECT_EQ(passing("price < 100"), "0 2");
  EXPECT_EQ(passing("price <= 100"), "0 1 2");
  EXPECT_EQ(passing("price > 100"), "4");
  EXPECT_EQ(passing("price >= 100"), "1 4");
  EXPECT_EQ(passing("100 > price"), "0 2");
  EXPECT_EQ(passing("weight = 0.1"), "1");
  EXPECT_EQ(passing("0.1 = weight"), "1");
  EXPECT_EQ(passing("weight in (0.1, 3)"), "1 4");
}

TEST_F(FilterLanguage, AComparisonWithAMissingValueIsFalse) {
  EXPECT_EQ(passing("price != 99"), "1 2 4");
  EXPECT_EQ(passing("not price = 99"), "1 2 3 4");
  EXPECT_EQ(passing("colour != \"red\""), "1 2");
  EXPECT_EQ(passing("not colour = \"red\""), "1 2 3");
  EXPECT_EQ(passing("title != \"Bag\""), "0 2 4");
  EXPECT_EQ(passing("onSale != true"), "1");
  EXPECT_EQ(passing("added < \"2026-01-31\""), "1 3");
}

TEST_F(FilterLanguage, ArithmeticBindsAsInSchool) {
  EXPECT_EQ(passing("price * 2 - 1 = 197"), "0");
  EXPECT_EQ(passing("price = 1 + 2 * 49"), "0");
  EXPECT_EQ(passing("price = (1 + 2) * 33"), "0");
  EXPECT_EQ(passing("-price < -100"), "4");
  EXPECT_EQ(passing("price - 50 - 49 = 0"), "0");
  EXPECT_EQ(passing("price / weight > 40"), "1");
  EXPECT_EQ(passing("price / 2 / 3 = 20"), "4");
}

TEST_F(FilterLanguage, WhatIsDividedByZeroOrTooLargeIsMissing) {
  EXPECT_EQ(passing("price / 0 > 0 or price / 0 <= 0"), "");
  EXPECT_EQ(passing("price / (weight - weight) exists"), "");
  const std::string huge = "999999999999999";
  std::string power = huge;
  for (int i = 0; i < 21; ++i) power += " * " + huge;
  EXPECT_EQ(passing("price < " + power), "");
}

TEST_F(FilterLanguage, InAndBetween) {
  EXPECT_EQ(passing("price in (99, 120, 7)"), "0 4");
  EXPECT_EQ(passing("price between 99 and 100"), "0 1");
  EXPECT_EQ(passing("price between 99 and 100 and onSale"), "0");
  EXPECT_EQ(passing("colour in (\"blue\", \"grün\")"), "0 1 2");
  EXPECT_EQ(passing("title in (\"Bag\", \"Stove\")"), "1 4");
  EXPECT_EQ(passing("added in (\"2026-01-31\")"), "0");
}

TEST_F(FilterLanguage, AndBindsCloserThanOrAndNotCloserThanAnd) {
  EXPECT_EQ(passing("price = 99 or price = 100 and onSale"), "0");
  EXPECT_EQ(passing("(price = 99 or price = 100) and onSale"), "0");
  EXPECT_EQ(passing("price = 100 and onSale or price = 120"), "4");
  EXPECT_EQ(passing("not onSale and price exists"), "1 2 4");
  EXPECT_EQ(passing("not not onSale"), "0 3");
}

TEST_F(FilterLanguage, TextsAreExact) {
  EXPECT_EQ(passing("title = \"Tent \\\"Two\\\"\""), "0");
  EXPECT_EQ(passing("title = \"bag\""), "");
  EXPECT_EQ(passing("title startsWith \"Tent\""), "0 2");
  EXPECT_EQ(passing("colour startsWith \"gr\\u00fc\""), "2");
  EXPECT_EQ(passing("colour = \"blue\""), "0 1");
}

TEST_F(FilterLanguage, Exists) {
  EXPECT_EQ(passing("price exists"), "0 1 2 4");
  EXPECT_EQ(passing("title exists"), "0 1 2 4");
  EXPECT_EQ(passing("colour exists"), "0 1 2 4");
  EXPECT_EQ(passing("onSale exists"), "0 1 3");
  EXPECT_EQ(passing("added exists"), "0 1 3 4");
  EXPECT_EQ(passing("[pack size] exists"), "");
}

TEST_F(FilterLanguage, CategoriesHaveLevels) {
  EXPECT_EQ(passing("category under \"Camp\""), "0 1 2");
  EXPECT_EQ(passing("category under \"Camp > Tents\""), "0 2");
  EXPECT_EQ(passing("category under \"Camp>Tents\""), "0 2");
  EXPECT_EQ(passing("not category under \"Camp > Tents\""), "1 3 4");
  EXPECT_EQ(passing("category under \"Tents\""), "");
  EXPECT_EQ(passing("category = context.category", 2), "2");
  EXPECT_EQ(passing("category under context.category", 0), "0 2");
}

// A slice keeps only the last part of a path where no other path ends so.
TEST(FilterPaths, AShortenedLabelIsFoundByItsPath) {
  FilterShop shop(
      {{.categories = {"Camp", "Tents"}}, {.categories = {"Camp"}}, {.categories = {"Kitchen"}}});
  EXPECT_EQ(shop.passing("category under \"Camp > Tents\""), "0");
  EXPECT_EQ(shop.passing("category under \"Kitchen > Tents\""), "");
  EXPECT_EQ(shop.passing("category under \"Camp > Tents > Poles\""), "");
}

TEST_F(FilterLanguage, DatesAndDurations) {
  EXPECT_EQ(passing("added >= \"2026-01-31\""), "0 4");
  EXPECT_EQ(passing("added = \"2026-01-31T01:00:00Z\""), "4");
  EXPECT_EQ(passing("added > now - 2 days"), "0 4");
  EXPECT_EQ(passing("now - added < 24 hours"), "4");
  EXPECT_EQ(passing("added + 1 week > now"), "0 1 4");
  EXPECT_EQ(passing("added between \"2026-01-01\" and now"), "0 1 4");
}

TEST_F(FilterLanguage, ContextIsTheItemAskedAbout) {
  EXPECT_EQ(passing("price < context.price * 1.02", 0), "0 1 2");
  EXPECT_EQ(passing("colour = context.colour", 0), "0 1 4");
  EXPECT_EQ(passing("colour != context.colour", 4), "1 2");
  EXPECT_EQ(passing("colour != context.colour", 3), "");
  EXPECT_EQ(passing("context.price exists", 3), "");
  EXPECT_EQ(passing("context.title exists", 0), "0 1 2 3 4");
  EXPECT_EQ(passing("onSale = context.onSale", 0), "0 3");
  EXPECT_EQ(passing("not price > context.price", 3), "0 1 2 3 4");
}

TEST_F(FilterLanguage, WhatTheCallPassesGoesFirst) {
  EXPECT_EQ(passing("price < context.most", kNoId, {{"most", 100.0}}), "0 2");
  EXPECT_EQ(passing("price < context.price", 0, {{"price", 0.5}}), "2");
  const ContextValue colours{"colours", std::vector<std::string>{"red", "grün"}};
  EXPECT_EQ(passing("colour in (context.colours)", kNoId, {colours}), "0 2 4");
  EXPECT_EQ(passing("context.member and onSale", kNoId, {{"member", true}}), "0 3");
  EXPECT_EQ(passing("context.member and onSale", kNoId, {{"member", false}}), "");
  EXPECT_EQ(passing("context.land = \"de\"", kNoId, {{"land", std::vector<std::string>{"de"}}}),
            "0 1 2 3 4");
  const ContextValue none{"none", std::vector<std::string>{}};
  EXPECT_EQ(passing("colour = context.none", kNoId, {none}), "");
  EXPECT_EQ(passing("colour != context.none", kNoId, {none}), "0 1 2 4");
}

TEST_F(FilterLanguage, TheShoppersOwnState) {
  const StateEvent events[] = {{0, EventType::kView},           {1, EventType::kAddToCart},
                               {2, EventType::kAddToCart},      {2, EventType::kRemoveFromCart},
                               {3, EventType::kAddToCart},      {3, EventType::kPurchase},
                               {4, EventType::kRemoveFromCart}, {4, EventType::kAddToCart}};
  shop_.shopper = shopperState(events);
  EXPECT_EQ(passing("viewed"), "0");
  EXPECT_EQ(passing("purchased"), "3");
  EXPECT_EQ(passing("inCart"), "1 4");
  EXPECT_EQ(passing("not purchased and not inCart"), "0 2");
}

TEST_F(FilterLanguage, ATextIsParsedOnce) {
  Filters filters;
  const auto ask = [&](const std::string& text) {
    EXPECT_TRUE(filters.passing({.text = text}, shop_.scope()).ok());
  };
  ask("onSale");
  ask("onSale");
  EXPECT_EQ(filters.parsed(), 1u);
  for (std::size_t i = 0; i < kKeptFilters; ++i) ask("price < " + std::to_string(i));
  ask("onSale");
  EXPECT_EQ(filters.parsed(), 2 + kKeptFilters);
  ask("");
  EXPECT_EQ(filters.parsed(), 2 + kKeptFilters);
}

TEST(IsoDate, IsReadToTheSecond) {
  EXPECT_EQ(parseIsoDate("1970-01-01"), 0);
  EXPECT_EQ(parseIsoDate("2000-02-29"), 951'782'400);
  EXPECT_EQ(parseIsoDate("2026-01-31T18:00Z"), 20'484 * kDay + 18 * 3600);
  EXPECT_EQ(parseIsoDate("2026-01-31T18:00:01+01:00"), 20'484 * kDay + 17 * 3600 + 1);
  EXPECT_EQ(parseIsoDate("1969-12-31T23:59:59-00:30"), 1799);
  EXPECT_EQ(parseIsoDate("0001-01-01"), -62'135'596'800);
  for (const char* bad : {"", "2026", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-32",
                          "2026-01-31 18:00", "2026-01-31T18:00", "2026-01-31T24:00Z",
                          "2026-01-31T18Z", "31.01.2026", "2026-01-31x", "0000-01-01"}) {
    EXPECT_FALSE(parseIsoDate(bad)) << bad;
  }
}

TEST(NearestName, TakesTheFewestEdits) {
  const std::vector<std::string_view> known = {"brand", "price", "category"};
  EXPECT_EQ(nearestName("brnad", known), "; did you mean \"brand\"?");
  EXPECT_EQ(nearestName("Price", known), "; did you mean \"price\"?");
  EXPECT_EQ(nearestName("pirces", known), "; did you mean \"price\"?");
  EXPECT_EQ(nearestName("weight", known), "");
  EXPECT_EQ(nearestName("brand", known), "");
  EXPECT_EQ(nearestName(std::string(101, 'b'), known), "");
  EXPECT_EQ(nearestName("", known), "");
}

TEST(Compares, NaNWithNothing) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(compares(nan, Comparison::kNotEqual, 1));
  EXPECT_FALSE(compares(1, Comparison::kNotEqual, nan));
  EXPECT_FALSE(compares(nan, Comparison::kEqual, nan));
  EXPECT_TRUE(compares(1, Comparison::kNotEqual, 2));
}

}  // namespace
}  // namespace shelfwise
