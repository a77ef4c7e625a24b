#include "plan/plan_map.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plan/shop_files.h"

namespace shelfwise {
namespace {

std::string toldOf(const ReadingPlan& plan, const ShopFile& file) {
  std::string told = fieldsOf(plan) + "| ";
  for (std::uint32_t i = 0; i < plan.columns.size(); ++i) {
    const PlannedColumn& column = plan.columns[i];
    told += std::to_string(static_cast<int>(column.use)) + column.relation + column.unit +
            column.style.listSign + column.style.pathSign + column.style.timeFormat +
            (column.style.decimalComma ? "," : ".") + " ";
  }
  told += "| " + pathsOf(plan.aliases, file) + "| " + pathsOf(plan.groups, file) + "| ";
  for (const auto& pair : plan.pairs)
    told += pathsOf({pair.name}, file) + pathsOf(pair.values, file);
  for (const auto& packed : plan.packed) {
    told += pathsOf({packed.column}, file) + packed.between + packed.within;
  }
  for (const auto& rule : plan.leaveOut) {
    told += pathsOf({rule.column}, file);
    for (const auto& pattern : rule.patterns) told += pattern + " ";
  }
  return told;
}

void expectSamePlan(FileKind kind, const std::string& text, const std::string& map,
                    const std::string& preset) {
  const auto planOf = [kind](const ShopFile& file) {
    return kind == FileKind::kCatalog ? planCatalog(file.input()) : planEvents(file.input());
  };
  const ShopFile file = shopFile(text, map, preset);
  const auto plan = planOf(file);
  ASSERT_TRUE(plan.ok()) << plan.error().message;
  const std::string written = mapFileOf({mapSectionOf(kind, plan.value(), file.input())});
  const auto parsed = parseColumnMap(inputOf("written.json", written));
  ASSERT_TRUE(parsed.ok()) << parsed.error().message << "\n" << written;
  const ShopFile again = shopFile(text, written, "none");
  const auto same = planOf(again);
  ASSERT_TRUE(same.ok()) << same.error().message << "\n" << written;
  EXPECT_EQ(toldOf(same.value(), again), toldOf(plan.value(), file)) << written;
}

TEST(PlanMap, GivesTheSamePlanAgain) {
  expectSamePlan(FileKind::kCatalog, "id,title,colour\n1,Tent,red\n2,Mug,blue\n", "{}", "");
  expectSamePlan(
      FileKind::kCatalog,
      "sku;Name *;Sale price;Regular price;Reference #;Parent;Status;Weight (kg);mail\n"
      "A;Tent;;9,90;R1;;active;2;a@b.example\nB;Tent S;7,90;9,90;R2;A;draft;3;c@d.example\n",
      R"map({"catalog": {"units": {"Weight (kg)": "kg"}, "rename": {"Weight (kg)": "w"}}})map", "");
  expectSamePlan(FileKind::kCatalog,
                 "Handle,Title,Option1 Name,Option1 Value,Tags,Variant SKU,Status\n"
                 "tent,Tent,Size,S,\"a, b\",T-S,active\ntent,,,M,,T-M,\n",
                 "{}", "");
  expectSamePlan(
      FileKind::kCatalog,
      R"({"id": 1, "attributes": {"dial": {"text": ["red"]}}, "specs": [{"key": "a", "value": "b"}]})"
      "\n",
      "{}", "");
  expectSamePlan(FileKind::kCatalog, "id,more\n1,\"a=b,c=d\"\n2,a=c\n", "{}", "");
  expectSamePlan(FileKind::kCatalog, "1,Tent\n2,Mug\n",
                 R"({"catalog": {"columns": {"id": 1, "title": 2}}})", "none");
}

TEST(PlanMap, GivesTheSamePlanOfEventsAgain) {
  expectSamePlan(FileKind::kEvents, "user,item,date\nu,a,25/04/2020\nu,b,05/06/2020\n", "{}", "");
  expectSamePlan(FileKind::kEvents, "user,session,item,event,state\nu,s,a,buy,void\n,s,b,seen,ok\n",
                 R"({"events": {"types": {"buy": "purchase", "seen": null},
                     "leaveOut": {"state": "void"}, "defaultType": "view"}})",
                 "");
}

TEST(PlanMap, SaysWhyColumnsAreNotRead) {
  const auto file = shopFile("id,title,mail,colour\n1,Tent,a@b.example,red\n");
  const auto plan = planCatalog(file.input()).value();
  EXPECT_EQ(mapFileOf({mapSectionOf(FileKind::kCatalog, plan, file.input())}),
            "// What shelfwise takes each column for.  Correct it and read it again with --map.\n"
            "{\n"
            "  \"catalog\": {\n"
            "    \"columns\": {\n"
            "      \"id\": \"id\",  // 1\n"
            "      \"title\": \"title\",  // Tent\n"
            "      \"brand\": null,\n"
            "      \"categories\": null,\n"
            "      \"price\": null,\n"
            "      \"image\": null,\n"
            "      \"url\": null,\n"
            "      \"description\": null,\n"
            "      \"currency\": null\n"
            "    },\n"
            "    \"keep\": [\n"
            "      // \"mail\": mail addresses\n"
            "      \"colour\"  // red\n"
            "    ],\n"
            "    \"group\": [],\n"
            "    \"aliases\": [],\n"
            "    \"pairs\": [],\n"
            "    \"leaveOut\": {}\n"
            "  }\n"
            "}\n");
}

TEST(PlanMap, KeepsLinesOfExamplesWhole) {
  const auto file = shopFile("id,title\n1,\"Tent\nof // two\"\n");
  const auto plan = planCatalog(file.input()).value();
  const auto map = mapFileOf({mapSectionOf(FileKind::kCatalog, plan, file.input())});
  EXPECT_TRUE(parseColumnMap(inputOf("map.json", map)).ok()) << map;
}

}  // namespace
}  // namespace shelfwise
