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

std::vector<FieldColumn> columnsOf(const std::vector<std::string>& names) {
  return fieldColumns(twoProducts(), kLampFirst, names);
}

TEST(FieldColumns, HoldTheTextsInTheOrderOfItems) {
  const std::vector<FieldColumn> expected = {{"title", {"", "Tent"}},
                                             {"brand", {"", "Alp"}},
                                             {"price", {"12", "99.5 EUR"}},
                                             {"url", {"", "/tent"}}};
  EXPECT_EQ(columnsOf({"title", "brand", "price", "url"}), expected);
}

TEST(FieldColumns, GiveTheFirstCategoryByItsPath) {
  const auto columns = columnsOf({"category"});
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_NE(columns[0].values[1].find("Camp"), std::string::npos);
  EXPECT_NE(columns[0].values[1].find("Tents"), std::string::npos);
  EXPECT_EQ(columns[0].values[1].find("Sale"), std::string::npos);
}

TEST(FieldColumns, JoinTheFactsOfAFurtherColumn) {
  EXPECT_EQ(columnsOf({"colour"}), (std::vector<FieldColumn>{{"colour", {"", "red|green"}}}));
}

TEST(FieldColumns, LeaveOutWhatNoProductHas) {
  EXPECT_TRUE(columnsOf({"image", "description", "weight"}).empty());
}

}  // namespace
}  // namespace shelfwise
