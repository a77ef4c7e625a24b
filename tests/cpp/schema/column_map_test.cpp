#include "schema/column_map.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fixtures/input_files.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Result<ColumnMap> parse(const std::string& text) {
  return parseColumnMap(inputOf("map.json", text));
}

void expectRefused(const std::string& text, const std::string& message) {
  const auto map = parse(text);
  ASSERT_FALSE(map.ok()) << text;
  EXPECT_EQ(map.error().code, ErrorCode::kBadValue);
  EXPECT_EQ(map.error().message, "map.json: " + message);
}

TEST(ColumnMap, HoldsWhatTheFileSays) {
  const auto parsed = parse(R"({
    "catalog": {
      "columns": {"id": "Stock  Code", "brand": null},
      "ignore": "ean", "keep": ["attr_*"], "rename": {"attr_t_colour": "colour"},
      "stripPrefixes": ["attr_t_"], "units": {"attr_n_weight": "g"},
      "currency": "GBP", "decimalComma": true, "rowsRepeatProducts": true
    },
    "events": {
      "columns": {"shopper": "CustomerID"}, "types": {"pv": "view", "ping": null},
      "defaultType": "view", "timeFormat": "DD/MM/YYYY hh:mm", "decimalComma": true
    },
    "links": {"columns": {"from": "a"}, "ignore": ["x"], "keep": ["also_*"]},
    "itemPattern": "#####*", "serviceCodes": ["POST", "gift_*"]
  })");
  ASSERT_TRUE(parsed.ok()) << parsed.error().message;
  const ColumnMap& map = parsed.value();
  EXPECT_EQ(map.catalog.columns, (NamePairs{{"id", "Stock Code"}, {"brand", ""}}));
  EXPECT_EQ(map.catalog.ignore, (Texts{"ean"}));
  EXPECT_EQ(map.catalog.keep, (Texts{"attr_*"}));
  EXPECT_EQ(map.catalog.rename, (NamePairs{{"attr_t_colour", "colour"}}));
  EXPECT_EQ(map.catalog.stripPrefixes, (Texts{"attr_t_"}));
  EXPECT_EQ(map.catalog.units, (NamePairs{{"attr_n_weight", "g"}}));
  EXPECT_EQ(map.catalog.currency, "GBP");
  EXPECT_TRUE(map.catalog.decimalComma);
  EXPECT_TRUE(map.catalog.rowsRepeatProducts);
  EXPECT_EQ(map.events.columns, (NamePairs{{"shopper", "CustomerID"}}));
  ASSERT_EQ(map.events.types.size(), 2u);
  EXPECT_EQ(map.events.types[0].second, EventType::kView);
  EXPECT_EQ(map.events.types[1].second, std::nullopt);
  EXPECT_EQ(map.events.defaultType, EventType::kView);
  EXPECT_EQ(map.events.timeFormat, "DD/MM/YYYY hh:mm");
  EXPECT_TRUE(map.events.decimalComma);
  EXPECT_EQ(map.links.columns, (NamePairs{{"from", "a"}}));
  EXPECT_EQ(map.links.ignore, (Texts{"x"}));
  EXPECT_EQ(map.links.keep, (Texts{"also_*"}));
}

TEST(ColumnMap, OfAnEmptyObjectChangesNothing) {
  const auto map = parse("{}");
  ASSERT_TRUE(map.ok());
  EXPECT_TRUE(map.value().catalog.columns.empty());
  EXPECT_FALSE(map.value().catalog.keep.has_value());
  EXPECT_EQ(map.value().events.defaultType, EventType::kPurchase);
  EXPECT_FALSE(map.value().isServiceCode("POST"));
}

TEST(ColumnMap, TellsProductsFromServiceCodes) {
  ColumnMap map;
  map.serviceCodes = {"POST", "gift_*"};
  EXPECT_TRUE(map.isServiceCode("POST"));
  EXPECT_TRUE(map.isServiceCode("gift_0001_20"));
  EXPECT_FALSE(map.isServiceCode("85123A"));
  EXPECT_FALSE(map.isServiceCode("post"));
  map.itemPatterns = {"#####*", "DCGS*"};
  EXPECT_FALSE(map.isServiceCode("85123A"));
  EXPECT_FALSE(map.isServiceCode("DCGS0003"));
  EXPECT_TRUE(map.isServiceCode("BANK CHARGES"));
}

TEST(ColumnMap, RefusesWhatMeansNothing) {
  expectRefused("[]", "the map must be an object { }");
  expectRefused("{\"catalogue\": {}}",
                "'catalogue' is no key of a map; known are catalog, events, links, itemPattern, "
                "serviceCodes");
  expectRefused("{\"catalog\": {\"columns\": {\"titel\": \"Name\"}}}",
                "'catalog.columns.titel' is no field");
  expectRefused("{\"catalog\": {\"columns\": {\"title\": 1}}}",
                "'catalog.columns.title' must be the name of a column, or null");
  expectRefused("{\"catalog\": {\"ignore\": [1]}}", "'catalog.ignore' must be a list of texts");
  expectRefused("{\"catalog\": {\"ignore\": 1}}",
                "'catalog.ignore' must be a text or a list of texts");
  expectRefused("{\"catalog\": {\"decimalComma\": \"yes\"}}",
                "'catalog.decimalComma' must be true or false");
  expectRefused("{\"catalog\": {\"currency\": null}}", "'catalog.currency' must be a text");
  expectRefused("{\"catalog\": {\"units\": {\"a\": 1}}}", "'catalog.units.a' must be a text");
  expectRefused("{\"events\": {\"types\": {\"pv\": \"looked\"}}}",
                "'events.types.pv' must be an event type: view, addToCart, purchase, ...");
  expectRefused("{\"events\": {\"timeFormat\": \"DD/MM\"}}",
                "'events.timeFormat' must name YYYY, MM and DD once each, and may name hh, mm and "
                "ss");
  expectRefused("{\"events\": []}", "'events' must be an object { }");
}

TEST(ColumnMap, RefusesWhatIsNoJson) {
  expectRefused("{\"catalog\": ", "the map is no JSON: incomplete JSON at byte 13");
  expectRefused("{} x", "the map is no JSON: extra data at byte 4");
  EXPECT_EQ(parse("").error().code, ErrorCode::kEmptyFile);
  EXPECT_EQ(parse("\x89PNG").error().code, ErrorCode::kNotText);
}

TEST(ColumnMap, OfTheDocumentationIsReadable) {
  const std::filesystem::path docs = std::filesystem::path(SHELFWISE_SOURCE_DIR) / "docs";
  std::size_t maps = 0;
  for (const auto& entry : std::filesystem::directory_iterator(docs / "maps")) {
    const auto map = parse(contentOf(entry.path()));
    EXPECT_TRUE(map.ok()) << entry.path() << ": " << map.error().message;
    ++maps;
  }
  const std::string page = contentOf(docs / "catalogue.md");
  const std::string fence = "```json\n";
  for (std::size_t at = page.find(fence); at != page.npos; at = page.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    const auto map = parse(page.substr(begin, page.find("```", begin) - begin));
    EXPECT_TRUE(map.ok()) << map.error().message;
    ++maps;
  }
  EXPECT_EQ(maps, 3u);
}

}  // namespace
}  // namespace shelfwise
