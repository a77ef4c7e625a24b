#include "plan/plan_report.h"

#include <gtest/gtest.h>

#include <string>

#include "plan/shop_files.h"

namespace shelfwise {
namespace {

TEST(PlanReport, HasALineForEachFieldWithExamplesAndEmptyCells) {
  const auto file =
      shopFile("id,title,Sale price,price\n1,Tent,,9\n2,Mug,7,8\n3,Pan,,\n4,Pot,,6\n");
  const auto reading =
      readingOf(FileKind::kCatalog, planCatalog(file.input()).value(), file.input());
  EXPECT_EQ(reading.rows, 4u);
  EXPECT_TRUE(reading.isWhole);
  ASSERT_EQ(reading.fields.size(), 3u);
  EXPECT_EQ(reading.fields[0].field, "id");
  EXPECT_EQ(reading.fields[0].columns[0].examples, (Texts{"1", "2", "3"}));
  EXPECT_EQ(reading.fields[2].field, "price");
  ASSERT_EQ(reading.fields[2].columns.size(), 2u);
  EXPECT_EQ(reading.fields[2].columns[0].column, "Sale price");
  EXPECT_EQ(reading.fields[2].columns[0].empty, 3u);
  EXPECT_EQ(reading.fields[2].columns[1].empty, 1u);
}

TEST(PlanReport, ListsFactsAndWhatIsIgnored) {
  const auto file =
      shopFile("id,attr_wood,mail,Option1 Name,Option1 Value\n1,elm,a@b.example,Size,S\n",
               R"({"catalog": {"stripPrefixes": "attr_"}})");
  const auto reading =
      readingOf(FileKind::kCatalog, planCatalog(file.input()).value(), file.input());
  ASSERT_EQ(reading.facts.size(), 2u);
  EXPECT_EQ(reading.facts[0].column.column, "attr_wood");
  EXPECT_EQ(reading.facts[0].relation, "wood");
  EXPECT_EQ(reading.facts[1].column.column, "Option1 Value");
  EXPECT_EQ(reading.facts[1].relation, "");
  ASSERT_EQ(reading.ignored.size(), 1u);
  EXPECT_EQ(reading.ignored[0].name, "mail");
  EXPECT_EQ(reading.ignored[0].reason, "mail addresses");
}

TEST(PlanReport, SaysWhatAMissingFieldMeans) {
  const auto file = shopFile("user,item\nu,a\n");
  const auto reading = readingOf(FileKind::kEvents, planEvents(file.input()).value(), file.input());
  ASSERT_EQ(reading.missing.size(), 3u);
  EXPECT_EQ(reading.missing[1].name, "time");
  EXPECT_EQ(reading.missing[1].reason, "the order of the file counts");
  const auto ordered = shopFile("user,item,position\nu,a,1\n");
  const auto other =
      readingOf(FileKind::kEvents, planEvents(ordered.input()).value(), ordered.input());
  EXPECT_EQ(other.missing.size(), 2u);
  EXPECT_EQ(meaningOfMissing(FileKind::kEvents, "part"), "");
}

TEST(PlanReport, TellsHowValuesAreWrittenAndWhatTheyLeaveOpen) {
  const auto file = shopFile("id;price\n1;89,90\n2;1.499\n");
  const auto reading =
      readingOf(FileKind::kCatalog, planCatalog(file.input()).value(), file.input());
  EXPECT_EQ(reading.fields[1].columns[0].decided, (Texts{"decimal comma"}));
  const auto open = shopFile("user,item,date\nu,a,03/04/2020\n");
  const auto doubtful =
      readingOf(FileKind::kEvents, planEvents(open.input()).value(), open.input());
  ASSERT_EQ(doubtful.doubts.size(), 1u);
  EXPECT_EQ(doubtful.doubts[0].substr(0, 6), "date: ");
}

TEST(PlanReport, WritesTheLineOfTheMapForUnknownWords) {
  EXPECT_EQ(typesLine({"heartbeat", "a \"b\""}),
            R"({"events":{"types":{"heartbeat":null,"a \"b\"":null}}})");
}

}  // namespace
}  // namespace shelfwise
