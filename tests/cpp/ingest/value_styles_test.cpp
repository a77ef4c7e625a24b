#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/input_files.h"
#include "ingest/catalog_reader.h"

namespace shelfwise {
namespace {

Catalog styledCatalog(const std::string& text) {
  auto catalog = readCatalog(inputOf("shop", text), {});
  EXPECT_TRUE(catalog.ok()) << catalog.error().message;
  return catalog.ok() ? std::move(catalog).value().catalog : Catalog{};
}

// "relation=value, ..." of a product.
std::string factsOfProduct(const Catalog& catalog, std::uint32_t product) {
  std::string all;
  for (const auto& fact : catalog.products.at(product).facts) {
    all += (all.empty() ? "" : ", ") + catalog.relations.at(fact.relation) + "=" + fact.value;
  }
  return all;
}

TEST(TypedFormat, TextsOfJsonAreTakenAtTheirLetter) {
  const Catalog catalog = styledCatalog(
      R"({"id":"a","title":"Lamp","duplex":"None","colours":"Red,Blue","washable":"Yes"})"
      "\n"
      R"({"id":"b","title":"Mug","duplex":"Both","colours":"Red,Blue","washable":"No"})"
      "\n"
      R"({"id":"c","title":"Pan","duplex":null,"colours":"Blue","washable":"No"})"
      "\n");
  EXPECT_EQ(factsOfProduct(catalog, 0), "duplex=None, colours=Red,Blue, washable=Yes");
  EXPECT_EQ(factsOfProduct(catalog, 1), "duplex=Both, colours=Red,Blue, washable=No");
  EXPECT_EQ(factsOfProduct(catalog, 2), "colours=Blue, washable=No");
}

TEST(TypedFormat, TextsOfCsvStandForWhatTheirColumnShows) {
  const Catalog catalog = styledCatalog(
      "id,title,duplex,colours,washable\n"
      "a,Lamp,None,\"Red,Blue\",Yes\n"
      "b,Mug,Both,\"Blue,Red\",No\n"
      "c,Pan,Both,Blue,No\n");
  EXPECT_EQ(factsOfProduct(catalog, 0), "colours=Red, colours=Blue, washable=true");
  EXPECT_EQ(factsOfProduct(catalog, 1), "duplex=Both, colours=Blue, colours=Red");
  EXPECT_EQ(factsOfProduct(catalog, 2), "duplex=Both, colours=Blue");
}

TEST(TypedFormat, AFieldOfJsonThatSaysNoneHasNoValue) {
  const Catalog catalog = styledCatalog(R"({"id":"a","title":"Lamp","brand":"None"})"
                                        "\n"
                                        R"({"id":"b","title":"Mug","brand":"Brenna"})"
                                        "\n");
  EXPECT_EQ(catalog.products.at(0).brand, "");
  EXPECT_EQ(catalog.products.at(1).brand, "Brenna");
}

// One product of `rows` has the brand "Unknown".
std::string brandOfTheFirst(int rows) {
  std::string text = "id,title,brand\n0,Thing 0,Unknown\n";
  for (int i = 1; i < rows; ++i) {
    text += std::to_string(i) + ",Thing " + std::to_string(i) + ",Brenna\n";
  }
  return styledCatalog(text).products.at(0).brand;
}

TEST(UnknownBrand, IsAValueWhereFewerThanOneInAHundredHaveIt) {
  EXPECT_EQ(brandOfTheFirst(100), "");
  EXPECT_EQ(brandOfTheFirst(101), "Unknown");
}

TEST(NestedPrices, ServeProductsWithoutOneAndTheLeastCounts) {
  const Catalog catalog = styledCatalog(
      R"({"id":"a","title":"Lamp","price":9.5})"
      "\n"
      R"({"id":"b","title":"Coat","variants":[{"id":"b1","price":30},{"id":"b2","price":20}]})"
      "\n"
      R"({"id":"c","title":"Vest","price":5,"variants":[{"id":"c1","price":3}]})"
      "\n");
  EXPECT_EQ(catalog.products.at(0).price, 9.5);
  EXPECT_EQ(catalog.products.at(1).price, 20.0);
  EXPECT_EQ(catalog.products.at(2).price, 3.0);
}

TEST(Groups, GiveTheirNameWhereNoRowHasItAsItsId) {
  const Catalog catalog = styledCatalog(
      "id,item_group_id,title,price\n"
      "t-s,tent,Tent,20\n"
      "t-l,tent,Tent,25\n"
      "m-1,mug,Mug,4\n"
      "p-1,,Pan,9\n");
  ASSERT_EQ(catalog.products.size(), 3u);
  EXPECT_EQ(catalog.products.at(0).id, "tent");
  EXPECT_EQ(catalog.products.at(0).price, 20.0);
  EXPECT_EQ(catalog.products.at(1).id, "mug");
  EXPECT_EQ(catalog.products.at(2).id, "p-1");
}

}  // namespace
}  // namespace shelfwise
