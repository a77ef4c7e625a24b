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
  EXPECT_EQ(map.catalog.columns,
            (std::vector<FieldColumns>{{"id", {"Stock Code"}}, {"brand", {}}}));
  EXPECT_EQ(map.catalog.ignore, (Texts{"ean"}));
  EXPECT_EQ(map.catalog.keep, (Texts{"attr_*"}));
  EXPECT_EQ(map.catalog.rename, (NamePairs{{"attr_t_colour", "colour"}}));
  EXPECT_EQ(map.catalog.stripPrefixes, (Texts{"attr_t_"}));
  EXPECT_EQ(map.catalog.units, (NamePairs{{"attr_n_weight", "g"}}));
  EXPECT_EQ(map.catalog.currency, "GBP");
  EXPECT_TRUE(map.catalog.decimalComma);
  EXPECT_TRUE(map.catalog.rowsRepeatProducts);
  EXPECT_EQ(map.events.columns, (std::vector<FieldColumns>{{"shopper", {"CustomerID"}}}));
  ASSERT_EQ(map.events.types.size(), 2u);
  EXPECT_EQ(map.events.types[0].second, EventType::kView);
  EXPECT_EQ(map.events.types[1].second, std::nullopt);
  EXPECT_EQ(map.events.defaultType, EventType::kView);
  EXPECT_EQ(map.events.timeFormat, "DD/MM/YYYY hh:mm");
  EXPECT_TRUE(map.events.decimalComma);
  EXPECT_EQ(map.links.columns, (std::vector<FieldColumns>{{"from", {"a"}}}));
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
                "serviceCodes, encoding, title");
  expectRefused("{\"catalog\": {\"columns\": {\"titel\": \"Name\"}}}",
                "'catalog.columns.titel' is no field");
  expectRefused("{\"catalog\": {\"columns\": {\"title\": 0}}}",
                "'catalog.columns.title' must be the name of a column, its number from 1 where the "
                "file has no header, a list of these, or null");
  expectRefused("{\"catalog\": {\"ignore\": [1]}}", "'catalog.ignore' must be a list of texts");
  expectRefused("{\"catalog\": {\"ignore\": 1}}",
                "'catalog.ignore' must be a text or a list of texts");
  expectRefused("{\"catalog\": {\"decimalComma\": \"yes\"}}",
                "'catalog.decimalComma' must be true or false");
  expectRefused("{\"catalog\": {\"currency\": null}}", "'catalog.currency' must be a text");
  expectRefused("{\"catalog\": {\"units\": {\"a\": 1}}}", "'catalog.units.a' must be a text");
  expectRefused("{\"events\": {\"types\": {\"pv\": \"looked\"}}}",
                "'events.types.pv' must be an event type: view, addToCart, purchase, ...");
  expectRefused(
      "{\"events\": {\"timeFormat\": \"DD/MM\"}}",
      "'events.timeFormat' must name year (YYYY or YY), month (MM or MMM) and day (DD) once "
      "each, and may name hh, mm, ss, f, A and Z");
  expectRefused("{\"events\": []}", "'events' must be an object { }");
}

TEST(ColumnMap, HoldsSeveralColumnsOfAField) {
  const auto parsed = parse(R"({
    "catalog": {"columns": {"price": ["Sale  price", "a.price"]}},
    "events": {"columns": {"shopper": 1, "item": [3, 4], "type": null}}
  })");
  ASSERT_TRUE(parsed.ok()) << parsed.error().message;
  const ColumnMap& map = parsed.value();
  EXPECT_EQ(map.catalog.columns, (std::vector<FieldColumns>{{"price", {"Sale price", "a.price"}}}));
  EXPECT_FALSE(map.catalog.byNumber);
  EXPECT_EQ(map.events.columns,
            (std::vector<FieldColumns>{{"shopper", {"1"}}, {"item", {"3", "4"}}, {"type", {}}}));
  EXPECT_TRUE(map.events.byNumber);
}

TEST(ColumnMap, HoldsVariantsPairsAndRowsToLeaveOut) {
  const auto parsed = parse(R"({
    "title": "A shop system", "encoding": "GBK",
    "catalog": {
      "detect": ["Handle", ["Status", "State"]], "shape": ["whole", "time", "number", "text"],
      "group": ["Parent", "Handle"], "groupStarts": {"Row": "Product"}, "aliases": "SKU",
      "pairs": [{"name": "Option# Name", "value": "Option# Value"},
                {"cell": "Features", "between": ",", "within": ":"}],
      "packed": [{"cell": "Sizes", "rows": "|", "cells": ",", "within": "="}],
      "lists": {"Tags": ","}, "pathSign": "/", "leaveOut": {"Status": ["draft", "old*"]}
    },
    "events": {"encoding": "windows-1252", "leaveOut": {"State": "void"}}
  })");
  ASSERT_TRUE(parsed.ok()) << parsed.error().message;
  const ColumnMap& map = parsed.value();
  EXPECT_EQ(map.title, "A shop system");
  EXPECT_EQ(map.encoding, "GBK");
  EXPECT_EQ(map.catalog.detect, (std::vector<Texts>{{"Handle"}, {"Status", "State"}}));
  EXPECT_EQ(map.catalog.shape, (Texts{"whole", "time", "number", "text"}));
  EXPECT_EQ(map.catalog.group, (Texts{"Parent", "Handle"}));
  EXPECT_EQ(map.catalog.groupStarts, (std::vector<CellRule>{{"Row", {"Product"}}}));
  EXPECT_EQ(map.catalog.aliases, (Texts{"SKU"}));
  EXPECT_EQ(map.catalog.pairs, (std::vector<PairRule>{{"Option# Name", "Option# Value"}}));
  EXPECT_EQ(map.catalog.packedPairs, (std::vector<PackedRule>{{"Features", ",", ":"}}));
  EXPECT_EQ(map.catalog.packed, (std::vector<RowsRule>{{"Sizes", "|", ",", "="}}));
  EXPECT_EQ(map.catalog.lists, (NamePairs{{"Tags", ","}}));
  EXPECT_EQ(map.catalog.pathSign, "/");
  EXPECT_EQ(map.catalog.leaveOut, (std::vector<CellRule>{{"Status", {"draft", "old*"}}}));
  EXPECT_EQ(map.events.encoding, "windows-1252");
  EXPECT_EQ(map.events.leaveOut, (std::vector<CellRule>{{"State", {"void"}}}));
}

TEST(ColumnMap, MayHaveCommentsAndACommaBehindTheLastEntry) {
  const auto map = parse("{ // what a person wrote\n \"itemPattern\": \"#\", /* codes */ }");
  ASSERT_TRUE(map.ok()) << map.error().message;
  EXPECT_EQ(map.value().itemPatterns, (Texts{"#"}));
}

TEST(ColumnMap, RefusesStructuresWithoutMeaning) {
  expectRefused("{\"events\": {\"columns\": {\"item\": 3, \"time\": \"date\"}}}",
                "'events.columns' names columns by numbers and by names; a file has a header or "
                "it has none");
  expectRefused("{\"catalog\": {\"columns\": {\"price\": []}}}",
                "'catalog.columns.price' must not be an empty list");
  expectRefused("{\"catalog\": {\"columns\": {\"price\": [true]}}}",
                "'catalog.columns.price' must be the name of a column, its number from 1 where the "
                "file has no header, a list of these, or null");
  expectRefused("{\"catalog\": {\"pairs\": {}}}", "'catalog.pairs' must be a list [ ]");
  expectRefused("{\"catalog\": {\"pairs\": [{\"name\": \"a\"}]}}",
                "'catalog.pairs' must hold objects with the texts name, value");
  expectRefused("{\"catalog\": {\"pairs\": [{\"name\": \"a#\", \"value\": \"b\"}]}}",
                "'catalog.pairs' must have '#', which stands for a number, in both columns or in "
                "none");
  expectRefused("{\"catalog\": {\"pairs\": [{\"cell\": \"a\", \"between\": \"\"}]}}",
                "'catalog.pairs' must hold objects with the texts cell, between, within");
  expectRefused("{\"events\": {\"packed\": [\"a\"]}}",
                "'events.packed' must hold objects with the texts cell, rows, cells, within");
  expectRefused("{\"catalog\": {\"leaveOut\": {\"Status\": []}}}",
                "'catalog.leaveOut.Status' must not be an empty list");
  expectRefused("{\"catalog\": {\"leaveOut\": {\"Status\": 1}}}",
                "'catalog.leaveOut.Status' must be a text or a list of texts");
  expectRefused("{\"catalog\": {\"shape\": [\"price\"]}}",
                "'catalog.shape' must be a list of: whole, number, time, text");
  expectRefused("{\"catalog\": {\"detect\": [[]]}}",
                "'catalog.detect' must not hold an empty list");
  expectRefused("{\"catalog\": {\"detect\": \"id\"}}", "'catalog.detect' must be a list [ ]");
}

TEST(ColumnMap, LiesOverAPresetKeyByKey) {
  const auto preset = parse(R"({
    "title": "System",
    "catalog": {"columns": {"id": "ID", "title": "Name"}, "ignore": ["Tax"], "currency": "EUR",
                "rename": {"a": "b", "c": "d"}, "decimalComma": true},
    "events": {"types": {"seen": "view", "ping": null}, "defaultType": "view"},
    "serviceCodes": ["POST"]
  })");
  const auto person = parse(R"({
    "catalog": {"columns": {"title": null}, "ignore": [], "rename": {"a": "x"}},
    "events": {"types": {"ping": "home"}}
  })");
  ASSERT_TRUE(preset.ok() && person.ok());
  const ColumnMap map = layered(person.value(), preset.value());
  EXPECT_EQ(map.title, "System");
  EXPECT_EQ(map.catalog.columns, (std::vector<FieldColumns>{{"title", {}}, {"id", {"ID"}}}));
  EXPECT_TRUE(map.catalog.ignore.empty());
  EXPECT_EQ(map.catalog.currency, "EUR");
  EXPECT_EQ(map.catalog.rename, (NamePairs{{"a", "x"}, {"c", "d"}}));
  EXPECT_TRUE(map.catalog.decimalComma);
  ASSERT_EQ(map.events.types.size(), 2u);
  EXPECT_EQ(map.events.types[0].second, EventType::kHome);
  EXPECT_EQ(map.events.types[1].second, EventType::kView);
  EXPECT_EQ(map.events.defaultType, EventType::kView);
  EXPECT_EQ(map.serviceCodes, (Texts{"POST"}));
}

TEST(ColumnMap, WithNumbersTakesNoColumnsByNameFromAPreset) {
  const auto preset = parse(R"({"events": {"columns": {"item": "sku", "order": "no"}}})");
  const auto person = parse(R"({"events": {"columns": {"item": 2}}})");
  ASSERT_TRUE(preset.ok() && person.ok());
  const ColumnMap map = layered(person.value(), preset.value());
  EXPECT_EQ(map.events.columns, (std::vector<FieldColumns>{{"item", {"2"}}}));
  EXPECT_TRUE(map.events.byNumber);
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
  EXPECT_GE(maps, 3u);
}

}  // namespace
}  // namespace shelfwise
