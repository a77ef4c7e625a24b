// Products as exports of shops write them: variants, pairs, packed cells, several in a row.

#include "ingest/product_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/input_files.h"
#include "ingest/catalog_reader.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

CatalogRead readShop(const std::string& text, const std::string& map = "{}") {
  auto parsed = parseColumnMap(inputOf("map.json", map));
  EXPECT_TRUE(parsed.ok()) << parsed.error().message;
  ReadOptions options;
  options.map = parsed.value();
  options.preset = "none";
  auto read = readCatalog(inputOf("shop", text), options);
  EXPECT_TRUE(read.ok()) << read.error().message;
  return read.ok() ? std::move(read).value() : CatalogRead{};
}

// "id: relation=value, ..." of each product.
Texts shown(const Catalog& catalog) {
  Texts texts;
  for (const Product& product : catalog.products) {
    std::string text = product.id + ":";
    for (const Fact& fact : product.facts) {
      text += " " + catalog.relations[fact.relation] + "=" + fact.value;
    }
    texts.push_back(text);
  }
  return texts;
}

Texts aliasesIn(const Catalog& catalog) {
  Texts texts;
  for (const auto& [alias, product] : catalog.aliases) {
    texts.push_back(alias + "=" + catalog.products[product].id);
  }
  return texts;
}

TEST(ProductRows, JoinVariantsWithTheNamesOfTheirFirstRow) {
  const auto [catalog, report] = readShop(
      "code,title,price,o1 name,o1 value,variant,picture\n"
      "parka,Parka,199,Size,S,P-S,front.jpg\n"
      "parka,,189,,M,P-M,side.jpg\n"
      "parka,,,,,,back.jpg\n"
      "cap,Cap,19,Title,Default Title,C-1,\n",
      R"({"catalog": {"columns": {"id": "code", "image": "picture"}, "group": "code",
          "aliases": ["variant"], "pairs": [{"name": "o1 name", "value": "o1 value"}]}})");
  EXPECT_EQ(shown(catalog), (Texts{"parka: Size=S Size=M", "cap:"}));
  EXPECT_EQ(catalog.products[ProductId{0}].price, 189.0);
  EXPECT_EQ(catalog.products[ProductId{0}].image, "front.jpg");
  EXPECT_EQ(aliasesIn(catalog), (Texts{"C-1=cap", "P-M=parka", "P-S=parka"}));
  EXPECT_EQ(report.rows, 4u);
}

TEST(ProductRows, OfJsonHaveTheLeastPriceAndTheNamesOfTheirVariants) {
  const auto [catalog, report] = readShop(
      R"({"id": 7, "title": "Parka", "variants": [{"id": 71, "sku": "P-S", "price": "199.00"}, )"
      R"({"id": 72, "sku": "P-M", "price": "189.00"}], )"
      R"("options": [{"name": "Size", "values": ["S", "M"]}, {"name": "Colour", "values": ["red"]}]})"
      "\n",
      R"({"catalog": {"columns": {"price": "variants.price"},
          "aliases": ["variants.id", "variants.sku"],
          "pairs": [{"name": "options.name", "value": "options.values"}]}})");
  EXPECT_EQ(shown(catalog), (Texts{"7: Size=S Size=M Colour=red"}));
  EXPECT_EQ(catalog.products[ProductId{0}].price, 189.0);
  EXPECT_EQ(aliasesIn(catalog), (Texts{"71=7", "72=7", "P-M=7", "P-S=7"}));
}

TEST(ProductRows, ReadPackedPairs) {
  const auto [catalog, report] = readShop(
      "id,title,more\n1,Lamp,\"Colour:Blue:1:0,Material:Glass:2:0\"\n2,Chair,Colour:Red:1:0\n",
      R"({"catalog": {"pairs": [{"cell": "more", "between": ",", "within": ":"}]}})");
  EXPECT_EQ(shown(catalog), (Texts{"1: Colour=Blue Material=Glass", "2: Colour=Red"}));
  const auto goesOn =
      readShop("id,title,more\n1,Lamp,\"colour=red,material=oak, ash,size=M\"\n",
               R"({"catalog": {"pairs": [{"cell": "more", "between": ",", "within": "="}]}})");
  EXPECT_EQ(shown(goesOn.catalog), (Texts{"1: colour=red material=oak, ash size=M"}));
}

TEST(ProductRows, OfOneRowAreSeveralProducts) {
  const auto [catalog, report] = readShop(
      R"({"shop": "north", "products": [{"id": "a", "title": "Tent", "tags": [{"tag": "new"}]}, )"
      R"({"id": "b", "title": "Mug"}, {"title": "no id"}]})"
      "\n",
      R"({"catalog": {"keep": ["tag"]}})");
  EXPECT_EQ(shown(catalog), (Texts{"a: tag=new", "b:"}));
  EXPECT_EQ(catalog.products[ProductId{1}].title, "Mug");
  EXPECT_EQ(report.rows, 1u);
}

TEST(ProductRows, BelowAGroupStartBelongToIt) {
  const auto [catalog, report] = readShop(
      "kind,code,title,price\nProduct,p,Parka,20\nVariant,p-s,,19\nVariant,,,18\nProduct,q,Mug,5\n",
      R"({"catalog": {"columns": {"id": "code"}, "ignore": ["kind"],
          "groupStarts": {"kind": ["product"]}}})");
  EXPECT_EQ(shown(catalog), (Texts{"p:", "q:"}));
  EXPECT_EQ(catalog.products[ProductId{0}].price, 18.0);
  EXPECT_EQ(aliasesIn(catalog), (Texts{"p-s=p"}));
}

TEST(ProductRows, ThatTheMapLeavesOutAreCountedAndKeptByName) {
  const auto [catalog, report] = readShop(
      "id,title,status\n1,Tent,active\n2,Mug,Draft\n3,Cup,active\n",
      R"({"catalog": {"leaveOut": {"status": ["draft", "archived"]}, "ignore": ["status"]}})");
  EXPECT_EQ(shown(catalog), (Texts{"1:", "3:"}));
  EXPECT_EQ(catalog.notPublished, (Texts{"2"}));
  ASSERT_EQ(report.setAside.size(), 1u);
  EXPECT_EQ(report.setAside[0].reason, "not published");
  EXPECT_EQ(report.setAside[0].rows, 1u);
  EXPECT_EQ(report.rows, 3u);
}

TEST(ProductRows, TakeTheFirstOfSeveralColumnsThatHasAValue) {
  const auto [catalog, report] = readShop(
      "id,title,offer,list,short,long\n1,Tent,0,20,,A tent\n2,Mug,4,5,Mug!,A mug\n3,Cup,-,3,,\n",
      R"({"catalog": {"columns": {"price": ["offer", "list"], "description": ["short", "long"]}}})");
  const auto& products = catalog.products;
  EXPECT_EQ(products[ProductId{0}].price, 20.0);
  EXPECT_EQ(products[ProductId{1}].price, 4.0);
  EXPECT_EQ(products[ProductId{2}].price, 3.0);
  EXPECT_EQ(products[ProductId{0}].description, "A tent");
  EXPECT_EQ(products[ProductId{1}].description, "Mug!");
}

TEST(ProductRows, TakeTheCurrencyOfItsColumn) {
  const auto [catalog, report] =
      readShop("id,title,price,currency\n1,Tent,20,SEK\n2,Mug,5 EUR,SEK\n3,Cup,3,\n",
               R"({"catalog": {"currency": "USD"}})");
  EXPECT_EQ(catalog.products[ProductId{0}].currency, "SEK");
  EXPECT_EQ(catalog.products[ProductId{1}].currency, "EUR");
  EXPECT_EQ(catalog.products[ProductId{2}].currency, "USD");
}

TEST(ProductRows, DecodeHtmlOnceWhereAColumnHasSome) {
  const auto [catalog, report] = readShop(
      "id,title,category,material\n1,Tea &amp; Honey,Food &amp; Drink &gt; Tea,oak &amp;amp; ash\n"
      "2,<b>New</b> Mug<br>,Home &gt; Mugs,oak\n");
  EXPECT_EQ(catalog.products[ProductId{0}].title, "Tea & Honey");
  EXPECT_EQ(catalog.products[ProductId{0}].categories,
            (std::vector<Texts>{{"Food & Drink", "Tea"}}));
  EXPECT_EQ(catalog.products[ProductId{1}].title, "New Mug");
  EXPECT_EQ(catalog.products[ProductId{0}].facts[0].value, "oak &amp; ash");
  std::string rare = "id,title\n";
  for (int i = 0; i < 2'000; ++i) rare += std::to_string(i) + ",Tent " + std::to_string(i) + "\n";
  const auto once = readShop(rare + "x,Kirk&#39;s\n").catalog;
  EXPECT_EQ(once.products.back().title, "Kirk&#39;s");
}

TEST(ProductRows, TellOfFurtherIdsOfTwoProducts) {
  const auto [catalog, report] = readShop("code,title,ean\n1,Tent,77\n2,Mug,77\n3,Cup,78\n",
                                          R"({"catalog": {"columns": {"id": "code"},
                                              "aliases": ["ean"]}})");
  EXPECT_EQ(aliasesIn(catalog), (Texts{"78=3"}));
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0], "1 further ids name several products, and so none: 77");
}

}  // namespace
}  // namespace shelfwise
