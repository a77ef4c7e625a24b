#include "report/report_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "console/numbers.h"

namespace shelfwise {

namespace {

constexpr int kTableDigits = 4;

std::string number(double value) { return decimalText(value, kTableDigits); }

std::string number(const std::optional<double>& value) { return value ? number(*value) : "-"; }

std::string intervalText(const Interval& interval) {
  return number(interval.low) + " .. " + number(interval.high);
}

std::string verdict(const Interval& difference) {
  if (difference.low > 0) return "more";
  if (difference.high < 0) return "less";
  return "perhaps chance";
}

Cells joined(Cells first, const Cells& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// The header of listCells().
Cells listColumns() {
  return {"items", "coverage", "Gini", "popularity", "of history", "diversity", "divergence"};
}

Cells listCells(const ListFigures& lists) {
  return {decimalText(lists.length, 1), number(lists.coverage),          number(lists.gini),
          number(lists.popularity),     number(lists.historyPopularity), number(lists.diversity),
          number(lists.divergence)};
}

}  // namespace

std::string atCutOff(std::string_view metric, const Report& report) {
  return std::string(metric) + "@" + std::to_string(report.k);
}

ReportTable rankingTable(const Report& report) {
  const auto at = [&](std::string_view metric) { return atCutOff(metric, report); };
  ReportTable table{
      "Means over the shoppers; m is the least number of shoppers behind an edge",
      {"model", "m", at("HR"), at("NDCG"), at("Recall"), at("MRR"), "95 % of " + at("NDCG")},
      {}};
  for (const ReportRow& row : report.rows) {
    table.rows.push_back({row.name, std::to_string(row.minSupport), number(row.hr),
                          number(row.ndcg), number(row.recall), number(row.mrr),
                          intervalText(row.ci95)});
  }
  return table;
}

ReportTable comparisonTable(const Report& report) {
  ReportTable table{"Differences on the same shoppers",
                    {"difference", atCutOff("NDCG", report), "95 %, paired", "the first has"},
                    {}};
  for (const ReportComparison& row : report.comparisons) {
    table.rows.push_back({row.better + " - " + row.worse, number(row.ndcg), intervalText(row.ci95),
                          verdict(row.ci95)});
  }
  return table;
}

ReportTable listTable(const Report& report) {
  ReportTable table{"What the lists of each model are like", joined({"lists"}, listColumns()), {}};
  for (const ReportRow& row : report.rows) {
    table.rows.push_back(joined({row.name}, listCells(row.lists)));
  }
  return table;
}

ReportTable groupTable(const Report& report) {
  ReportTable table{
      "By thirds of the shoppers",
      joined({"shoppers", atCutOff("HR", report), atCutOff("NDCG", report)}, listColumns()),
      {}};
  for (const ReportRow& row : report.rows) {
    if (!isMainRow(row)) continue;
    for (const GroupFigures& group : row.groups) {
      table.rows.push_back(joined(
          {row.name + ", " + group.name, number(group.metrics.hr), number(group.metrics.ndcg)},
          listCells(group.lists)));
    }
  }
  return table;
}

std::vector<ReportTable> coldTables(const Report& report) {
  std::vector<ReportTable> tables;
  if (report.rows.empty()) return tables;
  const auto& bounds = report.rows.front().cold;
  for (std::size_t c = 0; c < bounds.size(); ++c) {
    if (bounds[c].cases == 0) continue;
    const std::string ndcg = atCutOff("NDCG", report);
    const std::string events = std::to_string(bounds[c].mostEvents) + " events";
    ReportTable table{coldName(bounds[c]),
                      {bounds[c].mostEvents == 0 ? events : "<= " + events, atCutOff("HR", report),
                       ndcg, "95 % of " + ndcg},
                      {}};
    for (const ReportRow& row : report.rows) {
      const ColdFigures& cold = row.cold[c];
      table.rows.push_back({row.name, number(cold.hr), number(cold.ndcg), intervalText(cold.ci95)});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

ReportTable scenarioTable(const Report& report) {
  const std::string ndcg = atCutOff("NDCG", report);
  ReportTable table{"One product of an order by the others, of row full",
                    {"companions", "orders", atCutOff("HR", report), ndcg, "95 % of " + ndcg,
                     "items", "coverage", atCutOff("substitutes", report)},
                    {}};
  for (const ScenarioRow& row : report.scenarios) {
    table.rows.push_back({row.name, countText(row.cases), number(row.hr), number(row.ndcg),
                          intervalText(row.ci95), decimalText(row.length, 1), number(row.coverage),
                          number(row.substitutes)});
  }
  return table;
}

ReportTable repeatTable(const Report& report) {
  ReportTable table{"Taken again by shoppers who had it, when nothing is left out, of row full",
                    {"taken again", "shoppers", "of test items", atCutOff("HR", report),
                     atCutOff("NDCG", report), atCutOff("Recall", report), atCutOff("MRR", report)},
                    {}};
  if (!report.repeats) return table;
  const RepeatFigures& repeats = *report.repeats;
  const Metrics& metrics = repeats.metrics;
  table.rows.push_back({"full", countText(repeats.shoppers), number(repeats.share),
                        number(metrics.hr), number(metrics.ndcg), number(metrics.recall),
                        number(metrics.mrr)});
  return table;
}

ReportTable warmColdTable(const Report& report) {
  std::vector<const ReportRow*> curve;
  for (const ReportRow& row : report.rows) {
    const bool isOfCurve = row.kind == RowKind::kFactScale || row.kind == RowKind::kFull;
    if (isOfCurve) curve.push_back(&row);
  }
  ReportTable table{"Facts against behaviour, in one build", {"lambda of facts"}, {}};
  if (curve.size() < 2) return table;
  std::sort(curve.begin(), curve.end(),
            [](const auto* a, const auto* b) { return a->factScale < b->factScale; });
  table.header = joined(table.header, {atCutOff("HR", report), atCutOff("NDCG", report)});
  for (const ColdFigures& cold : curve.front()->cold) {
    if (cold.cases == 0) continue;
    const std::string bound = "<= " + std::to_string(cold.mostEvents) + " events, ";
    table.header =
        joined(table.header, {bound + atCutOff("HR", report), bound + atCutOff("NDCG", report)});
  }
  for (const ReportRow* row : curve) {
    Cells cells = {"x " + decimalText(row->factScale, 0), number(row->hr), number(row->ndcg)};
    for (const ColdFigures& cold : row->cold) {
      if (cold.cases > 0) cells = joined(cells, {number(cold.hr), number(cold.ndcg)});
    }
    table.rows.push_back(cells);
  }
  return table;
}

ReportTable membershipTable(std::span<const MembershipReport> reports) {
  ReportTable table{"Membership inference", {"source", "m", "AUC", "TPR at 1 %"}, {}};
  for (const MembershipReport& report : reports) {
    for (const MembershipAttack& attack : report.attacks) {
      table.rows.push_back({attack.source, std::to_string(report.minSupport),
                            number(attack.separation.auc),
                            number(attack.separation.truePositives)});
    }
  }
  return table;
}

std::string coldName(const ColdFigures& cold) {
  const std::string events =
      cold.mostEvents == 0 ? "no training event"
                           : "at most " + std::to_string(cold.mostEvents) + " training events";
  return countText(cold.cases) + " targets with " + events;
}

}  // namespace shelfwise
