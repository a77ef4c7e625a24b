#include "report/report_sections.h"

#include <optional>
#include <string_view>
#include <vector>

#include "report/bar_plot.h"
#include "report/html.h"
#include "report/report_tables.h"

namespace shelfwise {

namespace {

std::string section(std::string_view title, std::string_view words, const std::string& html) {
  return "<section>\n" + element("h2", title) + "\n" + element("p", words) + "\n" + html +
         "</section>\n";
}

bool isOfModel(const ReportRow& row) { return row.kind == RowKind::kFull; }

}  // namespace

std::string rankingSection(const Report& report) {
  std::vector<Bar> bars;
  for (const ReportRow& row : report.rows) {
    bars.push_back({row.name, row.ndcg, row.ci95, isOfModel(row)});
  }
  return section("Ranking",
                 "“full” is the model as it would be shipped. The other rows are the same model "
                 "with a part taken away or replaced by nonsense, and the baselines, tuned on the "
                 "same held-out events.",
                 barPlot(atCutOff("NDCG", report) + " with 95 % intervals", bars) +
                     tableHtml(rankingTable(report)));
}

std::string comparisonSection(const Report& report) {
  if (report.comparisons.empty()) return {};
  std::vector<Bar> bars;
  for (const ReportComparison& row : report.comparisons) {
    bars.push_back({row.better + " - " + row.worse, row.ndcg, row.ci95, row.isFull});
  }
  return section("Beyond chance?",
                 "Where the interval holds 0, so small a difference may be chance.",
                 barPlot("Paired differences of " + atCutOff("NDCG", report), bars) +
                     tableHtml(comparisonTable(report)));
}

std::string listSection(const Report& report) {
  return section("Lists",
                 "Hits are not everything: how much of the catalogue is shown, how evenly, how "
                 "popular, how varied, and how near to what the shopper likes. The terms are "
                 "explained below.",
                 tableHtml(listTable(report)));
}

std::string groupSection(const Report& report) {
  std::vector<Bar> bars;
  for (const ReportRow& row : report.rows) {
    if (!isMainRow(row)) continue;
    for (const GroupFigures& group : row.groups) {
      bars.push_back(
          {row.name + ", " + group.name, group.metrics.ndcg, std::nullopt, isOfModel(row)});
    }
  }
  return section("Shoppers by taste",
                 "Thirds of the shoppers by how popular the items of their histories are: tail "
                 "those of rare taste, head those who take what many take.",
                 barPlot(atCutOff("NDCG", report) + " by thirds of the shoppers", bars) +
                     tableHtml(groupTable(report)));
}

std::string coldSection(const Report& report) {
  std::string html;
  for (const ReportTable& table : coldTables(report)) html += tableHtml(table);
  if (html.empty()) return {};
  const ReportTable curve = warmColdTable(report);
  if (!curve.rows.empty()) html += tableHtml(curve);
  return section("Targets hardly seen",
                 "New and rare items: each such test item is a case of its own, ranked among all "
                 "candidates by the one build that serves everybody.",
                 html);
}

std::string repeatSection(const Report& report) {
  if (!report.repeats) return {};
  return section(
      "Taken again",
      "The tables above ask for what is new to its shopper. These test items were in the "
      "history already, and are ranked among all items, the history included.",
      tableHtml(repeatTable(report)));
}

std::string scenarioSection(const Report& report) {
  if (report.scenarios.empty()) return {};
  return section(
      "Bought together",
      "One product of an order that the model does not know is to be found: by one other "
      "product of the order (boughtTogether, related) or by all of them (cart). "
      "Coverage is the share of the catalogue that is in any of the lists; substitutes are the "
      "listed items that replace what was asked about.",
      tableHtml(scenarioTable(report)));
}

}  // namespace shelfwise
