#include "report/report_page.h"

#include <gtest/gtest.h>

#include <vector>

#include "report/report_tables.h"

namespace shelfwise {
namespace {

ListFigures listsWith(double coverage) {
  ListFigures lists;
  lists.length = 9.5;
  lists.coverage = coverage;
  lists.gini = 0.25;
  lists.popularity = 0.75;
  lists.historyPopularity = 0.5;
  lists.diversity = 0.8765;
  return lists;
}

ReportRow rowOf(RowKind kind, const std::string& name, double ndcg) {
  ReportRow row;
  row.kind = kind;
  row.name = name;
  row.minSupport = 2;
  row.hr = 0.25;
  row.ndcg = ndcg;
  row.ci95 = {ndcg - 0.01, ndcg + 0.01};
  row.lists = listsWith(0.625);
  for (const char* group : {"tail", "middle", "head"}) {
    row.groups.push_back({group, 400, {.hr = 0.125, .ndcg = ndcg}, listsWith(0.375)});
  }
  row.cold = {{3, 1234, 0.0625, 0.03125, {0.03, 0.04}}, {0, 0, 0, 0, {}}};
  return row;
}

Report smallReport() {
  Report report;
  report.protocol = "loo";
  report.shoppers = 1200;
  report.items = 800;
  report.k = 5;
  report.rows = {rowOf(RowKind::kFull, "full", 0.12),
                 rowOf(RowKind::kShuffledGraph, "shuffled-kg-1", 0.1),
                 rowOf(RowKind::kPopularity, "popularity", 0.02)};
  report.comparisons = {{"full", "popularity", 0.1, {0.09, 0.11}, true},
                        {"full", "shuffled-kg-1", 0.002, {-0.001, 0.005}, true},
                        {"shuffled-kg-1", "full", -0.1, {-0.11, -0.09}}};
  report.build = {.seconds = 83, .peakBytes = 325'000'000, .storedBytes = 200'000};
  return report;
}

PageFacts smallFacts() {
  return {.inputs = {"tea & <b>pots</b>.csv"},
          .version = "1.2.3",
          .effort = "fast",
          .minSupport = 2,
          .seed = 7,
          .date = {}};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(ReportTables, OfScenariosAreThereWhereThereWereOrders) {
  Report report = smallReport();
  EXPECT_TRUE(scenarioTable(report).rows.empty());
  EXPECT_FALSE(holds(reportPage(report, smallFacts()), "Bought together"));
  report.scenarios = {{"boughtTogether", 1'500, 0.25, 0.125, {0.1, 0.2}, 9.5, 0.375, 0.0625},
                      {"cart", 1'500, 0.25, 0.125, {0.1, 0.2}, 9.5, 0.375, std::nullopt}};
  const ReportTable table = scenarioTable(report);
  EXPECT_EQ(table.rows[0], (Cells{"boughtTogether", "1,500", "0.2500", "0.1250", "0.1000 .. 0.2000",
                                  "9.5", "0.3750", "0.0625"}));
  EXPECT_EQ(table.rows[1].back(), "-");
  EXPECT_EQ(table.rows[0].size(), table.header.size());
  EXPECT_TRUE(holds(reportPage(report, smallFacts()), "Bought together"));
}

TEST(ReportTables, OfRepeatsAreThereWhereAnythingWasTakenAgain) {
  Report report = smallReport();
  EXPECT_TRUE(repeatTable(report).rows.empty());
  EXPECT_FALSE(holds(reportPage(report, smallFacts()), "Taken again"));
  report.repeats = {1'500, 0.25, {.hr = 0.5, .ndcg = 0.125, .recall = 0.0625, .mrr = 0.375}};
  const ReportTable table = repeatTable(report);
  EXPECT_EQ(table.rows[0],
            (Cells{"full", "1,500", "0.2500", "0.5000", "0.1250", "0.0625", "0.3750"}));
  EXPECT_EQ(table.rows[0].size(), table.header.size());
  EXPECT_TRUE(holds(reportPage(report, smallFacts()), "Taken again"));
}

TEST(ReportTables, HaveARowPerModelAndACellPerColumn) {
  const Report report = smallReport();
  std::vector<ReportTable> tables = coldTables(report);
  EXPECT_EQ(tables.size(), 1u);  // every target was seen in training
  EXPECT_EQ(tables[0].caption, "1,234 targets with at most 3 training events");
  EXPECT_EQ(tables[0].rows[0], (Cells{"full", "0.0625", "0.0312", "0.0300 .. 0.0400"}));
  for (const ReportTable& table :
       {rankingTable(report), listTable(report), comparisonTable(report)}) {
    EXPECT_EQ(table.rows.size(), 3u);
    tables.push_back(table);
  }
  tables.push_back(groupTable(report));
  EXPECT_EQ(tables.back().rows.size(), 6u);  // of the model and of popularity
  for (const ReportTable& table : tables) {
    for (const Cells& row : table.rows) EXPECT_EQ(row.size(), table.header.size());
  }
}

TEST(ReportTables, DrawTheCurveOfWarmAndColdFromTheLeastFactsToTheMost) {
  Report report = smallReport();
  EXPECT_TRUE(warmColdTable(report).rows.empty());
  report.rows.push_back(rowOf(RowKind::kFactScale, "facts-x4", 0.09));
  report.rows.back().factScale = 4;
  report.rows.push_back(rowOf(RowKind::kFactScale, "facts-x0", 0.08));
  report.rows.back().factScale = 0;
  const ReportTable curve = warmColdTable(report);
  EXPECT_EQ(curve.header, (Cells{"lambda of facts", "HR@5", "NDCG@5", "<= 3 events, HR@5",
                                 "<= 3 events, NDCG@5"}));
  ASSERT_EQ(curve.rows.size(), 3u);
  EXPECT_EQ(curve.rows[0], (Cells{"x 0", "0.2500", "0.0800", "0.0625", "0.0312"}));
  EXPECT_EQ(curve.rows[1][0], "x 1");
  EXPECT_EQ(curve.rows[2][2], "0.0900");
}

TEST(ReportTables, TellWhatEachSourceGivesAwayByItsLeastSupport) {
  const std::vector<MembershipReport> reports = {
      {1, 100, 100, {{"next", {0.75, 0.25}}, {"strongest", {0.875, 0.5}}}},
      {5, 100, 100, {{"strongest", {0.5, 0}}}}};
  EXPECT_EQ(membershipTable(reports).rows,
            (std::vector<Cells>{{"next", "1", "0.7500", "0.2500"},
                                {"strongest", "1", "0.8750", "0.5000"},
                                {"strongest", "5", "0.5000", "0.0000"}}));
}

TEST(ReportTables, SayADashForWhatTheCatalogueDoesNotHave) {
  const Cells row = listTable(smallReport()).rows[0];
  EXPECT_EQ(row, (Cells{"full", "9.5", "0.6250", "0.2500", "0.7500", "0.5000", "0.8765", "-"}));
}

TEST(ReportTables, SayWhetherADifferenceMayBeChance) {
  const auto rows = comparisonTable(smallReport()).rows;
  EXPECT_EQ(rows[0].back(), "more");
  EXPECT_EQ(rows[1].back(), "perhaps chance");
  EXPECT_EQ(rows[2].back(), "less");
}

TEST(ReportPage, TellsWhatWasFoundAndHow) {
  const std::string page = reportPage(smallReport(), smallFacts());
  for (const char* part :
       {"<dt>protocol</dt><dd>loo</dd>", "Leave one out", "<dd>1,200</dd>", "<dd>800</dd>",
        "<dt>seed</dt><dd>7</dd>", "<dd>1.2.3</dd>", "<dd>fast</dd>", "NDCG@5", "<td>0.1200</td>",
        "<dd>1:23</dd>", "<dd>325 MB</dd>", "<dd>200 kB</dd>", "full, tail", "<h2>Terms</h2>"}) {
    EXPECT_TRUE(holds(page, part)) << part;
  }
  EXPECT_FALSE(holds(page, "<dt>date</dt>"));
}

TEST(ReportPage, HasTheDateItIsGiven) {
  PageFacts facts = smallFacts();
  facts.date = "2030-06-30";
  EXPECT_TRUE(holds(reportPage(smallReport(), facts), "<dt>date</dt><dd>2030-06-30</dd>"));
}

TEST(ReportPage, EscapesTheNamesOfFiles) {
  const std::string page = reportPage(smallReport(), smallFacts());
  EXPECT_TRUE(holds(page, "<title>Evaluation of tea &amp; &lt;b&gt;pots&lt;/b&gt;.csv</title>"));
  EXPECT_FALSE(holds(page, "<b>pots"));
}

TEST(ReportPage, AsksForNothing) {
  const std::string page = reportPage(smallReport(), smallFacts());
  for (const char* part : {"http:", "https:", "src=", "@import", "url(", "<script"}) {
    EXPECT_FALSE(holds(page, part)) << part;
  }
}

TEST(ReportPage, LeavesOutWhatThereIsNothingToSayOf) {
  Report report = smallReport();
  report.comparisons.clear();
  for (ReportRow& row : report.rows) row.cold = {{3, 0, 0, 0, {}}, {0, 0, 0, 0, {}}};
  const std::string page = reportPage(report, smallFacts());
  EXPECT_FALSE(holds(page, "Beyond chance?"));
  EXPECT_FALSE(holds(page, "Targets hardly seen"));
}

TEST(ReportPage, HasTheSameBytesForTheSameReport) {
  EXPECT_EQ(reportPage(smallReport(), smallFacts()), reportPage(smallReport(), smallFacts()));
}

}  // namespace
}  // namespace shelfwise
