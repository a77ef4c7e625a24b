#include "learn/field_columns.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "fixtures/products.h"

namespace shelfwise {
namespace {

// A tent in two categories, and a lamp of which only the id and a price without currency are known.
Catalog twoProducts() {
  Product tent;
  tent.id = "tent";
  tent.title = "Tent";
  tent.brand = "Alp";
  tent.categories = {{"Camp", "Tents"}, {"Sale"}};
  tent.price = 99.5;
  tent.currency = "EUR";
  tent.url = "/tent";
  tent.facts = {Fact{0, "red", std::nullopt, ""}, Fact{0, "green", std::nullopt, ""}};
  Product lamp;
  lamp.id = "lamp";
  lamp.price = 12;
  Catalog catalog;
  catalog.products = {tent, lamp};
  catalog.relations = {"colour"};
  return catalog;
}

const ItemOrder kLampFirst{.productOf = productIds({1, 0}), .itemOf = {1, 0}};

BuildColumns columnsOf(const Catalog& catalog, const std::vector<std::string>& names) {
  ItemOrder order;
  for (std::uint32_t p = 0; p < catalog.products.size(); ++p) {
    order.productOf.push_back(ProductId{p});
    order.itemOf.push_back(p);
  }
  return buildColumns(catalog, order, buildGraph(catalog, {}, order, 3000), names);
}

std::vector<FieldColumn> textsOf(const std::vector<std::string>& names) {
  const Catalog catalog = twoProducts();
  const GraphTriples graph = buildGraph(catalog, {}, kLampFirst, 3000);
  return buildColumns(catalog, kLampFirst, graph, names).texts;
}

// One product for each list of facts, all of one further column.
Catalog catalogOf(const std::string& column, const std::vector<std::vector<Fact>>& facts) {
  Catalog catalog;
  catalog.relations = {column};
  for (const std::vector<Fact>& of : facts) {
    Product product;
    product.id = "p" + std::to_string(catalog.products.size());
    product.facts = of;
    catalog.products.push_back(product);
  }
  return catalog;
}

Fact numberFact(double number, const std::string& unit) { return {0, "a number", number, unit}; }
Fact textFact(const std::string& value) { return {0, value, std::nullopt, ""}; }

constexpr std::int32_t kNone = NumberColumn::kNoFixed;

TEST(FieldColumns, HoldTheTextsInTheOrderOfItems) {
  const std::vector<FieldColumn> expected = {
      {"title", {"", "Tent"}}, {"price", {"12", "99.5 EUR"}}, {"url", {"", "/tent"}}};
  EXPECT_EQ(textsOf({"title", "brand", "price", "url", "title"}), expected);
}

TEST(FieldColumns, GiveTheFirstCategoryByItsPath) {
  EXPECT_EQ(textsOf({"category"}), (std::vector<FieldColumn>{{"category", {"", "Camp > Tents"}}}));
}

TEST(FieldColumns, KeepAsTextWhatTheGraphLeavesOut) {
  EXPECT_EQ(textsOf({"colour"}), (std::vector<FieldColumn>{{"colour", {"", "red|green"}}}));
  Catalog catalog = twoProducts();
  catalog.products[ProductId{1}].brand = std::string(kMaxFactLength + 1, 'b');
  EXPECT_EQ(columnsOf(catalog, {"brand"}).texts.size(), 1u);
}

TEST(FieldColumns, LeaveOutWhatNoProductHas) {
  EXPECT_TRUE(textsOf({"image", "description", "weight"}).empty());
}

TEST(FieldColumns, NumbersAreFixedPointWhereThatIsExact) {
  const auto numbers =
      columnsOf(catalogOf("weight", {{numberFact(0.25, "kg")}, {}, {numberFact(-12.5, "kg")}}), {})
          .typed.numbers;
  ASSERT_EQ(numbers.size(), 1u);
  EXPECT_EQ(numbers[0], (NumberValues{"weight", "kg", 2, {25, kNone, -1250}, {}}));
}

TEST(FieldColumns, OtherNumbersAreFloats) {
  for (const double number : {1.0 / 3, 2147483648.0, -2147483648.0, 1e-10}) {
    const auto numbers = columnsOf(catalogOf("size", {{numberFact(number, "")}}), {}).typed.numbers;
    ASSERT_EQ(numbers.size(), 1u);
    EXPECT_TRUE(numbers[0].fixed.empty());
    EXPECT_EQ(numbers[0].floats[0], static_cast<float>(number));
  }
  const BuildColumns tooLarge = columnsOf(catalogOf("size", {{numberFact(1e300, "")}}), {});
  EXPECT_TRUE(tooLarge.typed.numbers.empty());
  EXPECT_FALSE(tooLarge.notes.empty());
}

TEST(FieldColumns, UnlikeUnitsAndCurrenciesAreNoNumberColumn) {
  const BuildColumns mixed =
      columnsOf(catalogOf("weight", {{numberFact(1, "kg")}, {numberFact(1, "g")}}), {});
  EXPECT_TRUE(mixed.typed.numbers.empty());
  ASSERT_FALSE(mixed.notes.empty());
  EXPECT_EQ(mixed.notes[0].column, "weight");
  const BuildColumns prices = columnsOf(twoProducts(), {"price"});  // one has no currency
  EXPECT_TRUE(prices.typed.numbers.empty());
  EXPECT_EQ(prices.texts, (std::vector<FieldColumn>{{"price", {"99.5 EUR", "12"}}}));
  EXPECT_EQ(prices.notes.front().column, "price");
}

TEST(FieldColumns, ThePriceIsANumberInItsCurrency) {
  Catalog catalog = twoProducts();
  catalog.products[ProductId{1}].currency = "EUR";
  const BuildColumns columns = columnsOf(catalog, {"price"});
  ASSERT_EQ(columns.typed.numbers.size(), 1u);
  EXPECT_EQ(columns.typed.numbers[0], (NumberValues{"price", "EUR", 1, {995, 120}, {}}));
  EXPECT_TRUE(columns.texts.empty());
}

TEST(FieldColumns, YesAndNoAreABooleanColumn) {
  const auto booleans =
      columnsOf(catalogOf("washable", {{textFact("true")}, {textFact("No")}, {}}), {})
          .typed.booleans;
  ASSERT_EQ(booleans.size(), 1u);
  EXPECT_EQ(
      booleans[0],
      (BooleanValues{"washable",
                     {BooleanColumn::kTrue, BooleanColumn::kFalse, BooleanColumn::kMissing}}));
}

TEST(FieldColumns, DatesAreADateColumn) {
  const auto dates = columnsOf(catalogOf("since", {{textFact("2026-01-05")}, {}}), {}).typed.dates;
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(dates[0], (DateValues{"since", {1'767'571'200, DateColumn::kMissing}}));
}

TEST(FieldColumns, SeveralValuesOfAProductStayInTheGraph) {
  const std::vector<Fact> both = {textFact("true"), textFact("false")};
  const BuildColumns columns = columnsOf(catalogOf("both", {both, both}), {});
  EXPECT_EQ(columns.typed.size(), 0u);
  ASSERT_EQ(columns.notes.size(), 1u);
  EXPECT_EQ(columns.notes[0].column, "both");
}

}  // namespace
}  // namespace shelfwise
