#include "plan/pair_finder.h"

#include <gtest/gtest.h>

#include <string>

#include "plan/shop_files.h"

namespace shelfwise {
namespace {

// "name:value+value ... cell,= "
std::string pairsIn(const std::string& text, const std::string& map = "{}") {
  const auto file = shopFile(text, map);
  const auto result = planCatalog(file.input());
  if (!result.ok()) return result.error().message;
  const ReadingPlan& plan = result.value();
  const auto path = [&file](std::uint32_t column) { return file.table->columns()[column].path; };
  std::string told;
  for (const PairedColumns& pair : plan.pairs) {
    told += path(pair.name) + ":";
    for (const auto value : pair.values) told += path(value) + "+";
    told.back() = ' ';
  }
  for (const PackedColumn& packed : plan.packed) {
    told += path(packed.column) + packed.between + packed.within + " ";
  }
  return told;
}

TEST(PairFinder, KnowsNumberedColumns) {
  EXPECT_EQ(
      pairsIn("id,Option1 Name,Option1 Value,Option2 Name,Option2 Value\n1,Size,S,Colour,red\n"),
      "Option1 Name:Option1 Value Option2 Name:Option2 Value ");
  EXPECT_EQ(pairsIn("id,Attribute 1 name,Attribute 1 value(s),Attribute 12 name,Attribute 12 "
                    "value(s)\n1,Size,S,Colour,red\n"),
            "Attribute 1 name:Attribute 1 value(s) Attribute 12 name:Attribute 12 value(s) ");
  EXPECT_EQ(pairsIn("id;Attribut 1 Name;Attribut 1 Wert(e)\n1;Farbe;rot\n"),
            "Attribut 1 Name:Attribut 1 Wert(e) ");
  EXPECT_EQ(pairsIn("id,property_name_1,property_value_1\n1,Size,S\n"),
            "property_name_1:property_value_1 ");
  EXPECT_EQ(pairsIn("id,colour name 1,colour value 1\n1,Size,S\n"), "");
  EXPECT_EQ(pairsIn("id,Option1 Name\n1,Size\n"), "");
}

TEST(PairFinder, LeavesOutWhatElseIsSaidOfAPair) {
  const auto file = shopFile(
      "id,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,colour\n1,Size,S,1,red\n");
  EXPECT_EQ(othersOf(planCatalog(file.input()).value(), file),
            "Attribute 1 name=(name) Attribute 1 value(s)=(value) Attribute 1 visible=(it belongs "
            "to a pair of name and value) colour=colour ");
}

TEST(PairFinder, KnowsListsOfJson) {
  EXPECT_EQ(pairsIn(R"({"id": 1, "attributes": [{"name": "Size", "options": ["S", "M"]}]})"
                    "\n"),
            "attributes.name:attributes.options ");
  EXPECT_EQ(
      pairsIn(R"({"id": 1, "specs": [{"key": "Size", "value": {"text": ["S"], "numbers": [1]}}]})"
              "\n"),
      "specs.key:specs.value.text+specs.value.numbers ");
  EXPECT_EQ(
      pairsIn(R"({"id": 1, "x": [{"label": "a", "value": "p"}, {"label": "b", "value": "q"}]})"
              "\n"),
      "x.label:x.value ");
  EXPECT_EQ(pairsIn(R"({"id": 1, "customAttributes": [{"label": "Wood", "value": "elm"}]})"
                    "\n"),
            "customAttributes.label:customAttributes.value ");
  EXPECT_EQ(pairsIn(R"({"id": 1, "maker": {"name": "Norr", "value": "p"}})"
                    "\n"),
            "");
}

TEST(PairFinder, KnowsPackedCells) {
  EXPECT_EQ(pairsIn("id;Feature(Name:Value:Position)\n1;Colour:Red:1,Wood:Elm:2\n2;Wood:Fir:1\n"),
            "Feature(Name:Value:Position),: ");
  EXPECT_EQ(pairsIn("id;more\n1;colour=red,wood=elm\n2;wood=fir\n"), "more,= ");
  EXPECT_EQ(pairsIn("id;more\n1;colour=red|wood=elm, oiled\n2;wood=fir\n"), "more|= ");
  EXPECT_EQ(pairsIn("id;more\n1;a page?x=1\n2;wood=fir\n"), "");
}

TEST(PairFinder, KnowsRowsOfPropertiesAndValues) {
  const std::string rows = "itemid,property,value\n1,colour,red\n1,wood,elm\n2,colour,red\n";
  EXPECT_EQ(pairsIn(rows), "property:value ");
  const auto file = shopFile(rows);
  EXPECT_EQ(pathsOf(planCatalog(file.input()).value().groups, file), "itemid ");
}

TEST(PairFinder, FollowsTheMap) {
  EXPECT_EQ(pairsIn("id,K1,V1,K2,V2,bag\n1,Size,S,Wood,elm,a~b\n",
                    R"({"catalog": {"pairs": [{"name": "K#", "value": "V#"},
                        {"cell": "bag", "between": ";", "within": "~"}]}})"),
            "K1:V1 K2:V2 bag;~ ");
  EXPECT_EQ(pairsIn("id,Option1 Name,Option1 Value\n1,Size,S\n", R"({"catalog": {"pairs": []}})"),
            "");
  EXPECT_EQ(pairsIn(R"({"id": 1, "p": {"k": "a", "v": {"text": "x", "number": 1}}})"
                    "\n",
                    R"({"catalog": {"pairs": [{"name": "p.k", "value": "p.v"}]}})"),
            "p.k:p.v.text+p.v.number ");
}

}  // namespace
}  // namespace shelfwise
