#include "ingest/variants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

ProductRow variantOf(const std::string& id, const std::string& group, Texts aliases = {}) {
  ProductRow row;
  row.product.id = id;
  row.group = group;
  row.aliases = std::move(aliases);
  return row;
}

JoinedRows joined(std::vector<ProductRow> rows) {
  VariantJoin join;
  for (ProductRow& row : rows) join.add(std::move(row));
  return join.finish();
}

Texts productsOf(const JoinedRows& rows) {
  Texts ids;
  for (const Product& product : rows.products) ids.push_back(product.id);
  return ids;
}

// "alias product" of each.
Texts aliasesOf(const JoinedRows& rows) {
  Texts texts;
  for (const auto& [alias, product] : rows.aliases) {
    texts.push_back(alias + " " + rows.products[product].id);
  }
  return texts;
}

TEST(VariantJoin, MakesOneProductOfTheRowsOfAGroup) {
  const auto rows = joined({variantOf("s", "G"), variantOf("x", ""), variantOf("l", "G")});
  EXPECT_EQ(productsOf(rows), (Texts{"G", "x"}));
  EXPECT_EQ(aliasesOf(rows), (Texts{"l G", "s G"}));
}

TEST(VariantJoin, TakesTheIdOfTheParentWhereverItStands) {
  const auto rows = joined({variantOf("2", "id:9"), variantOf("3", "PARKA"),
                            variantOf("9", "", {"PARKA"}), variantOf("4", "9", {"P-4"})});
  EXPECT_EQ(productsOf(rows), (Texts{"9"}));
  EXPECT_EQ(aliasesOf(rows), (Texts{"2 9", "3 9", "4 9", "P-4 9", "PARKA 9"}));
}

TEST(VariantJoin, JoinsRowsOfOneId) {
  ProductRow first = variantOf("parka", "", {"S"});
  first.product.title = "Parka";
  first.product.price = 199;
  ProductRow second = variantOf("parka", "", {"M"});
  second.product.price = 189;
  second.product.categories = {{"Coats"}};
  ProductRow picture = variantOf("parka", "");
  picture.product.image = "side.jpg";
  const auto rows = joined({first, second, picture});
  ASSERT_EQ(productsOf(rows), (Texts{"parka"}));
  const Product& parka = rows.products[ProductId{0}];
  EXPECT_EQ(parka.title, "Parka");
  EXPECT_EQ(parka.price, 189.0);
  EXPECT_EQ(parka.categories, (std::vector<Texts>{{"Coats"}}));
  EXPECT_EQ(parka.image, "side.jpg");
  EXPECT_EQ(aliasesOf(rows), (Texts{"M parka", "S parka"}));
}

TEST(VariantJoin, PrefersTheTextsOfTheParentAndTheLeastPriceOfItsCurrency) {
  ProductRow variant = variantOf("1", "p");
  variant.product.title = "Parka, S";
  variant.product.brand = "Norr";
  variant.product.price = 20;
  variant.product.currency = "USD";
  ProductRow parent = variantOf("p", "");
  parent.product.title = "Parka";
  parent.product.price = 30;
  parent.product.currency = "EUR";
  const auto rows = joined({variant, parent});
  const Product& parka = rows.products[ProductId{0}];
  EXPECT_EQ(parka.title, "Parka");
  EXPECT_EQ(parka.brand, "Norr");
  EXPECT_EQ(parka.price, 30.0);
  EXPECT_EQ(parka.currency, "EUR");
}

TEST(VariantJoin, GivesNamesOfPairsThatStandInAnotherRow) {
  ProductRow first = variantOf("parka", "");
  first.pairNames = {{0, "Size"}};
  ProductRow second = variantOf("parka", "");
  second.unnamed = {{0, Fact{0, "M", std::nullopt, ""}}, {1, Fact{0, "red", std::nullopt, ""}}};
  const auto rows = joined({second, first});
  ASSERT_EQ(rows.namedLater.size(), 2u);
  EXPECT_EQ(rows.namedLater[0].name, "Size");
  EXPECT_EQ(rows.namedLater[0].fact.value, "M");
  EXPECT_EQ(rows.namedLater[1].name, "");
}

TEST(VariantJoin, LeavesAProductOutWhereItsParentIsLeftOut) {
  std::vector<ProductRow> rows = {variantOf("1", "p"), variantOf("2", "p", {"two"}),
                                  variantOf("p", ""), variantOf("3", "q"), variantOf("q", "")};
  rows[1].isLeftOut = true;  // a variant that is not shown by itself
  rows[4].isLeftOut = true;
  const auto left = joined(rows);
  EXPECT_EQ(productsOf(left), (Texts{"p"}));
  EXPECT_EQ(aliasesOf(left), (Texts{"1 p", "2 p", "two p"}));
  EXPECT_EQ(left.leftOut, 2u);
  EXPECT_EQ(left.notPublished, (Texts{"3", "q"}));
}

TEST(VariantJoin, LeavesARowOutAloneWhereThereIsNoParent) {
  std::vector<ProductRow> rows = {variantOf("1", "G", {"one"}), variantOf("2", "G"),
                                  variantOf("3", "")};
  rows[0].isLeftOut = true;
  rows[2].isLeftOut = true;
  const auto left = joined(rows);
  EXPECT_EQ(productsOf(left), (Texts{"G"}));
  EXPECT_EQ(aliasesOf(left), (Texts{"2 G"}));
  EXPECT_EQ(left.notPublished, (Texts{"1", "3", "one"}));
}

TEST(VariantJoin, JoinsTheRowsThatAParentLists) {
  ProductRow parent = variantOf("parka", "");
  parent.variants = {"parka-s", "parka-m", "gone"};
  ProductRow other = variantOf("vest", "");
  other.variants = {"shared"};
  ProductRow third = variantOf("cap", "");
  third.variants = {"shared"};
  const auto rows = joined({variantOf("parka-s", ""), parent, variantOf("parka-m", ""), other,
                            third, variantOf("shared", "")});
  EXPECT_EQ(productsOf(rows), (Texts{"parka", "vest", "cap", "shared"}));
  EXPECT_EQ(aliasesOf(rows), (Texts{"gone parka", "parka-m parka", "parka-s parka"}));
}

TEST(VariantJoin, AnAliasOfTwoProductsNamesNoneAndAnIdIsNoAlias) {
  const auto rows =
      joined({variantOf("1", "", {"ean", "2", "one", "G"}), variantOf("2", "", {"ean"}),
              variantOf("3", "X", {"G"}), variantOf("4", "G")});
  EXPECT_EQ(productsOf(rows), (Texts{"1", "2", "X", "G"}));
  EXPECT_EQ(aliasesOf(rows), (Texts{"3 X", "4 G", "one 1"}));
  EXPECT_EQ(rows.ambiguous, (Texts{"ean"}));
}

TEST(VariantJoin, TellsTheRowOfAnId) {
  VariantJoin join;
  ProductRow row = variantOf("a", "");
  row.row = 7;
  join.add(row);
  EXPECT_EQ(join.rowOf("a"), 7u);
  EXPECT_EQ(join.rowOf("b"), std::nullopt);
}

// The plain way: colours of rows, spread until nothing changes.
std::vector<std::size_t> plainProducts(const std::vector<ProductRow>& rows) {
  std::vector<std::size_t> colour(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) colour[i] = i;
  const auto named = [&](const std::string& group, const ProductRow& row) {
    if (row.product.id == group) return true;
    const bool isId = std::any_of(rows.begin(), rows.end(),
                                  [&](const auto& other) { return other.product.id == group; });
    std::set<std::string> owners;
    for (const auto& other : rows) {
      if (std::count(other.aliases.begin(), other.aliases.end(), group) > 0) {
        owners.insert(other.product.id);
      }
    }
    return !isId && owners == std::set<std::string>{row.product.id};
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < rows.size(); ++a) {
      for (std::size_t b = 0; b < rows.size(); ++b) {
        const std::string& group = rows[a].group;
        const bool together = rows[a].product.id == rows[b].product.id ||
                              (!group.empty() && (group == rows[b].group || named(group, rows[b])));
        if (!together || colour[a] == colour[b]) continue;
        colour[a] = colour[b] = std::min(colour[a], colour[b]);
        changed = true;
      }
    }
  }
  return colour;
}

TEST(VariantJoin, AgreesWithAPlainClosureOnRandomRows) {
  std::uint64_t state = 5;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<ProductRow> rows;
    for (std::uint32_t i = 0; i < 12; ++i) {
      Texts aliases;
      if (draw(3) == 0) aliases.push_back("a" + std::to_string(draw(6)));
      const std::string kinds[] = {"", "", "g" + std::to_string(draw(4)),
                                   "i" + std::to_string(draw(14)), "a" + std::to_string(draw(6))};
      rows.push_back(variantOf("i" + std::to_string(draw(14)), kinds[draw(5)], aliases));
    }
    const auto colour = plainProducts(rows);
    const JoinedRows got = joined(rows);
    ASSERT_EQ(got.products.size(), std::set(colour.begin(), colour.end()).size()) << round;
    std::map<std::string, std::uint32_t> productOf;
    for (const Product& product : got.products) {
      productOf.emplace(product.id, static_cast<std::uint32_t>(productOf.size()));
    }
    for (const auto& [alias, product] : got.aliases) productOf.emplace(alias, numberOf(product));
    for (std::size_t a = 0; a < rows.size(); ++a) {
      for (std::size_t b = 0; b < rows.size(); ++b) {
        ASSERT_EQ(productOf.at(rows[a].product.id) == productOf.at(rows[b].product.id),
                  colour[a] == colour[b])
            << round;
      }
    }
  }
}

}  // namespace
}  // namespace shelfwise
