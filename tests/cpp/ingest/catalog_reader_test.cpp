#include "ingest/catalog_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/input_files.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;
using Paths = std::vector<std::vector<std::string>>;

ReadOptions mappedCatalog(const std::string& map) {
  auto parsed = parseColumnMap(inputOf("map.json", map));
  EXPECT_TRUE(parsed.ok()) << map;
  ReadOptions options;
  options.map = parsed.value();
  return options;
}

CatalogRead readCatalogText(const std::string& text, const ReadOptions& options = {}) {
  auto catalog = readCatalog(inputOf("shop.csv", text), options);
  EXPECT_TRUE(catalog.ok()) << catalog.error().message;
  return catalog.ok() ? std::move(catalog).value() : CatalogRead{};
}

// "relation=value" of each fact, with "[number unit]" behind numbers.
Texts factsOf(const Catalog& catalog, std::size_t product = 0) {
  Texts facts;
  for (const auto& fact : catalog.products.at(product).facts) {
    std::string text = catalog.relations.at(fact.relation) + "=" + fact.value;
    if (fact.number) {
      std::string number = std::to_string(*fact.number);
      number.resize(number.size() - 4);  // two decimals
      text += " [" + number + (fact.unit.empty() ? "" : " " + fact.unit) + "]";
    }
    facts.push_back(text);
  }
  return facts;
}

TEST(CatalogReader, ReadsAProductWithEveryField) {
  const auto [catalog, report] = readCatalogText(
      "id,title,brand,categories,price,image,url,description,material\n"
      "t1,\"Tent, two people\",Norrfjell,Camp > Tents|Sale,\"1.299,00 EUR\",t1.svg,/t1,,\n"
      "m1,Mug,,,,,,Steel mug,steel\n");
  ASSERT_EQ(catalog.products.size(), 2u);
  const Product& tent = catalog.products[ProductId{0}];
  EXPECT_EQ(tent.id, "t1");
  EXPECT_EQ(tent.title, "Tent, two people");
  EXPECT_EQ(tent.brand, "Norrfjell");
  EXPECT_EQ(tent.categories, (Paths{{"Camp", "Tents"}, {"Sale"}}));
  EXPECT_EQ(tent.price, 1299.0);
  EXPECT_EQ(tent.currency, "EUR");
  EXPECT_EQ(tent.image, "t1.svg");
  EXPECT_EQ(tent.url, "/t1");
  EXPECT_TRUE(tent.facts.empty());
  EXPECT_EQ(catalog.products[ProductId{1}].price, std::nullopt);
  EXPECT_EQ(catalog.products[ProductId{1}].description, "Steel mug");
  EXPECT_EQ(factsOf(catalog, 1), (Texts{"material=steel"}));
  EXPECT_EQ(report.file, "shop.csv");
  EXPECT_EQ(report.rows, 2u);
  EXPECT_EQ(report.unreadable, 0u);
  EXPECT_EQ(report.columns.size(), 8u);
}

TEST(CatalogReader, MakesTypedFactsOfEveryFurtherColumn) {
  const auto [catalog, report] = readCatalogText(
      "id,colour,weight,waterproof,released,note\n"
      "1,red|dark  blue||red,\"12,5 kg\",TRUE,2018-08-10,NaN\n");
  EXPECT_EQ(factsOf(catalog), (Texts{"colour=red", "colour=dark blue", "weight=12,5 kg [12.50 kg]",
                                     "waterproof=true", "released=2018-08-10"}));
  EXPECT_EQ(catalog.relations, (Texts{"colour", "weight", "waterproof", "released"}));
}

TEST(CatalogReader, FlattensJsonAndKeepsItsTypes) {
  const auto [catalog, report] = readCatalogText(
      R"({"id": 7, "title": "鞋", "attributes": {"品牌": ["思莱飞"], "图案": ["纯色", "格子"]}, )"
      R"("size": {"weight": 88.50, "new": true}, "categories": [["鞋", "女鞋"]], "price": 129})");
  const Product& shoe = catalog.products.at(0);
  EXPECT_EQ(shoe.id, "7");
  EXPECT_EQ(shoe.brand, "思莱飞");
  EXPECT_EQ(shoe.categories, (Paths{{"鞋", "女鞋"}}));
  EXPECT_EQ(shoe.price, 129.0);
  EXPECT_EQ(factsOf(catalog), (Texts{"图案=纯色", "图案=格子", "weight=88.5 [88.50]", "new=true"}));
}

TEST(CatalogReader, ColumnsOfOneNameAreOneRelation) {
  const auto [catalog, report] = readCatalogText(
      R"({"id": 1, "a": {"colour": "red"}, "b": {"colour": "blue"}, "colour": "red"})");
  EXPECT_EQ(catalog.relations, (Texts{"colour"}));
  EXPECT_EQ(factsOf(catalog), (Texts{"colour=red", "colour=blue"}));
}

TEST(CatalogReader, FollowsTheMapOnFurtherColumns) {
  const std::string text = "id,attr_t_colour,attr_n_weight,ean,internal note\n1,red,640,123,x\n";
  EXPECT_EQ(
      factsOf(readCatalogText(text, mappedCatalog(R"({"catalog": {"ignore": ["ean", "internal*"],
      "stripPrefixes": ["attr_t_", "attr_n_"], "units": {"attr_n_weight": "g"}}})"))
                  .catalog),
      (Texts{"colour=red", "weight=640 g [640.00 g]"}));
  EXPECT_EQ(factsOf(readCatalogText(text, mappedCatalog(R"({"catalog": {"keep": ["attr_t_*"],
      "rename": {"attr_t_colour": "Farbe"}}})"))
                        .catalog),
            (Texts{"Farbe=red"}));
  EXPECT_TRUE(factsOf(readCatalogText(text, mappedCatalog(R"({"catalog": {"keep": []}})")).catalog)
                  .empty());
}

TEST(CatalogReader, ReadsDecimalCommasAndTheCurrencyOfTheMap) {
  const auto options = mappedCatalog(R"({"catalog": {"decimalComma": true, "currency": "EUR"}})");
  const auto [catalog, report] =
      readCatalogText("id,price,weight\n1,1.299,\"1,299 kg\"\n", options);
  EXPECT_EQ(catalog.products[ProductId{0}].price, 1299.0);
  EXPECT_EQ(catalog.products[ProductId{0}].currency, "EUR");
  EXPECT_EQ(factsOf(catalog), (Texts{"weight=1,299 kg [1.29 kg]"}));
}

TEST(CatalogReader, ReadsNoPriceWhereTheExportSaysThereIsNone) {
  const auto [catalog, report] = readCatalogText("id,price\n1,N/A\n2,null\n3,\n");
  for (const auto& product : catalog.products) EXPECT_EQ(product.price, std::nullopt);
  EXPECT_EQ(report.unreadable, 0u);
}

TEST(CatalogReader, SetsServiceCodesAside) {
  const auto [catalog, report] = readCatalogText("id,title\nPOST,Postage\n1,Tent\n",
                                                 mappedCatalog(R"({"serviceCodes": ["POST"]})"));
  EXPECT_EQ(catalog.products.size(), 1u);
  ASSERT_EQ(report.setAside.size(), 1u);
  EXPECT_EQ(report.setAside[0].reason, "service code");
  EXPECT_EQ(report.setAside[0].rows, 1u);
  EXPECT_EQ(report.rows, 2u);
}

TEST(CatalogReader, JoinsRowsOfOneProductWhereTheMapSaysSo) {
  const auto options = mappedCatalog(R"({"catalog": {"rowsRepeatProducts": true}})");
  const auto [catalog, report] = readCatalogText(
      "id,title,price,categories,colour\n"
      "1,damaged,5,A,red\n1,Tent,9,A,red\n2,Mug,3,,\n1,Tent,7,B,blue\n1,lost,1,,\n2,Cup,4,,\n",
      options);
  ASSERT_EQ(catalog.products.size(), 2u);
  EXPECT_EQ(catalog.products[ProductId{0}].title, "Tent");  // twice
  EXPECT_EQ(catalog.products[ProductId{0}].price, 5.0);     // of 1 5 7 9 the lower middle
  EXPECT_EQ(catalog.products[ProductId{0}].categories, (Paths{{"A"}, {"B"}}));
  EXPECT_EQ(factsOf(catalog), (Texts{"colour=red", "colour=blue"}));
  EXPECT_EQ(catalog.products[ProductId{1}].title, "Mug");  // the first of equals
  EXPECT_EQ(catalog.products[ProductId{1}].price, 3.0);
}

TEST(CatalogReader, DropsRepeatedValuesOfACellInLinearithmicTime) {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "v" + std::to_string(i % 50'000) + "|";
  const auto [catalog, report] =
      readCatalogText("id,tags,categories\n1," + many + "," + many + "\n");
  EXPECT_EQ(catalog.products[ProductId{0}].facts.size(), 50'000u);
  EXPECT_EQ(catalog.products[ProductId{0}].facts[49'999].value, "v49999");
  EXPECT_EQ(catalog.products[ProductId{0}].categories.size(), 50'000u);
}

TEST(CatalogReader, GivesTheSameFromCsvTsvJsonAndGzip) {
  const std::string csv = "id,title,weight\n1,Tent,2 kg\n2,Mug,\n";
  const std::string json =
      "{\"id\":\"1\",\"title\":\"Tent\",\"weight\":\"2 kg\"}\n"
      "{\"id\":\"2\",\"title\":\"Mug\"}\n";
  for (const std::string& text :
       {csv, std::string("id\ttitle\tweight\r\n1\tTent\t2 kg\r\n2\tMug\t\r\n"), json, gzipped(csv),
        "\xEF\xBB\xBF" + csv, gzipped("\xEF\xBB\xBF" + json)}) {
    const auto [catalog, report] = readCatalogText(text);
    ASSERT_EQ(catalog.products.size(), 2u);
    EXPECT_EQ(catalog.products[ProductId{0}].title, "Tent");
    EXPECT_EQ(factsOf(catalog), (Texts{"weight=2 kg [2.00 kg]"}));
    EXPECT_EQ(catalog.products[ProductId{1}].title, "Mug");
  }
}

TEST(CatalogFromEvents, NamesEveryItemOnceWithItsUsualTitleAndPrice) {
  const auto catalog = catalogFromEvents(
      inputOf("log.csv",
              "user,item,title,price,quantity,country\n"
              "u1,b,Mug,3,1,DE\nu1,a,Tent,9,1,DE\nu2,b,Cup,5,1,FR\nu3,b,Cup,4,-1,FR\n"),
      {});
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  const auto& products = catalog.value().catalog.products;
  ASSERT_EQ(products.size(), 2u);
  EXPECT_EQ(products[ProductId{0}].id, "b");
  EXPECT_EQ(products[ProductId{0}].title, "Cup");
  EXPECT_EQ(products[ProductId{0}].price, 4.0);
  EXPECT_EQ(products[ProductId{1}].id, "a");
  EXPECT_TRUE(catalog.value().catalog.relations.empty());
}

TEST(CatalogFromEvents, ReadsTheItemColumnOfTheMap) {
  const auto options =
      mappedCatalog(R"({"events": {"columns": {"item": "what"}}, "serviceCodes": "POST"})");
  const auto catalog =
      catalogFromEvents(inputOf("log.csv", "user,what\nu1,a\nu1,POST\nu2,a\n"), options);
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  EXPECT_EQ(catalog.value().catalog.products.size(), 1u);
  EXPECT_EQ(catalog.value().report.setAside.at(0).reason, "service code");
}

TEST(CatalogFromEvents, ReadsLinesOfUserAndItems) {
  const auto catalog = catalogFromEvents(inputOf("train.txt", "0 7 8\n1 8 9\n2\n"), {});
  ASSERT_TRUE(catalog.ok()) << catalog.error().message;
  Texts ids;
  for (const auto& product : catalog.value().catalog.products) ids.push_back(product.id);
  EXPECT_EQ(ids, (Texts{"7", "8", "9"}));
  EXPECT_EQ(catalog.value().report.rows, 4u);
}

}  // namespace
}  // namespace shelfwise
