#include "build/eval_command.h"

#include <array>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "build/inputs.h"
#include "build/system.h"
#include "console/numbers.h"
#include "console/text_table.h"
#include "delivery/gzip.h"
#include "evaluate/evaluation.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

constexpr int kMetricDigits = 4;

std::string metric(double value) { return decimalText(value, kMetricDigits); }

std::string intervalText(const Interval& interval) {
  return metric(interval.low) + " .. " + metric(interval.high);
}

std::string rowsText(const Report& report) {
  const std::string at = "@" + std::to_string(report.k);
  TextTable table(
      {"model", "m", "HR" + at, "NDCG" + at, "Recall" + at, "MRR" + at, "95 % of NDCG" + at});
  for (const ReportRow& row : report.rows) {
    table.addRow({row.name, std::to_string(row.minSupport), metric(row.hr), metric(row.ndcg),
                  metric(row.recall), metric(row.mrr), intervalText(row.ci95)});
  }
  return table.text();
}

std::string metricIfAny(const std::optional<double>& value) { return value ? metric(*value) : "-"; }

// The cells of kListColumns.
constexpr std::array<const char*, 7> kListColumns = {
    "items", "coverage", "Gini", "popularity", "of history", "diversity", "divergence"};
std::vector<std::string> listCells(const ListFigures& lists) {
  return {
      decimalText(lists.length, 1), metric(lists.coverage),          metric(lists.gini),
      metric(lists.popularity),     metric(lists.historyPopularity), metricIfAny(lists.diversity),
      metricIfAny(lists.divergence)};
}

std::vector<std::string> joined(std::vector<std::string> first,
                                const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::string listsText(const Report& report) {
  TextTable table(joined({"lists"}, {kListColumns.begin(), kListColumns.end()}));
  for (const ReportRow& row : report.rows) {
    table.addRow(joined({row.name}, listCells(row.lists)));
  }
  return table.text();
}

// Those of the main rows; the shares of the shoppers are equal for all.
std::string groupsText(const Report& report) {
  const std::string at = "@" + std::to_string(report.k);
  TextTable table(
      joined({"shoppers", "HR" + at, "NDCG" + at}, {kListColumns.begin(), kListColumns.end()}));
  for (const ReportRow& row : report.rows) {
    if (!isMainRow(row)) continue;
    for (const GroupFigures& group : row.groups) {
      table.addRow(joined(
          {row.name + ", " + group.name, metric(group.metrics.hr), metric(group.metrics.ndcg)},
          listCells(group.lists)));
    }
  }
  return table.text();
}

// Nothing if training has seen every test item more often.
std::string coldText(const Report& report) {
  std::vector<std::string> header = {"cold targets"};
  for (const ColdFigures& cold : report.rows.front().cold) {
    if (cold.cases == 0) continue;
    const std::string cases =
        std::to_string(cold.mostEvents) + " events (" + countText(cold.cases) + ")";
    const std::string at = "@" + std::to_string(report.k);
    const std::string most = cold.mostEvents > 0 ? "<= " : "";
    header =
        joined(std::move(header), {most + cases + " HR" + at, "NDCG" + at, "95 % of NDCG" + at});
  }
  if (header.size() == 1) return {};
  TextTable table(header);
  for (const ReportRow& row : report.rows) {
    std::vector<std::string> cells = {row.name};
    for (const ColdFigures& cold : row.cold) {
      if (cold.cases == 0) continue;
      cells =
          joined(std::move(cells), {metric(cold.hr), metric(cold.ndcg), intervalText(cold.ci95)});
    }
    table.addRow(std::move(cells));
  }
  return table.text();
}

std::string comparisonsText(const Report& report) {
  if (report.comparisons.empty()) return {};
  TextTable table({"difference", "NDCG@" + std::to_string(report.k), "95 %, paired"});
  for (const ReportComparison& row : report.comparisons) {
    table.addRow({row.better + " - " + row.worse, metric(row.ndcg), intervalText(row.ci95)});
  }
  return table.text();
}

std::string evalText(const Report& report, const Inputs& inputs) {
  std::string text;
  for (const ReadReport& input : inputs.reports) text += reportText(input);
  text += "  protocol " + report.protocol + ": " + countText(report.users) + " shoppers, " +
          countText(report.items) + " items, full ranking\n";
  text += rowsText(report) + comparisonsText(report) + listsText(report) + coldText(report) +
          groupsText(report);
  return text + "  build: " + secondsText(report.build.seconds) + ", peak memory " +
         bytesText(report.build.peakBytes) + ", slices as stored " +
         bytesText(report.build.storedBytes) + "\n";
}

json::array intervalJson(const Interval& interval) { return {interval.low, interval.high}; }

json::value numberJson(const std::optional<double>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::object listsJson(const ListFigures& lists) {
  return {{"length", lists.length},
          {"coverage", lists.coverage},
          {"gini", lists.gini},
          {"popularity", lists.popularity},
          {"historyPopularity", lists.historyPopularity},
          {"diversity", numberJson(lists.diversity)},
          {"divergence", numberJson(lists.divergence)}};
}

json::array groupsJson(const ReportRow& row) {
  json::array groups;
  for (const GroupFigures& group : row.groups) {
    groups.push_back(json::object{{"name", group.name},
                                  {"users", group.users},
                                  {"hr", group.metrics.hr},
                                  {"ndcg", group.metrics.ndcg},
                                  {"recall", group.metrics.recall},
                                  {"mrr", group.metrics.mrr},
                                  {"lists", listsJson(group.lists)}});
  }
  return groups;
}

json::array coldJson(const ReportRow& row) {
  json::array figures;
  for (const ColdFigures& cold : row.cold) {
    figures.push_back(json::object{{"mostEvents", cold.mostEvents},
                                   {"cases", cold.cases},
                                   {"hr", cold.hr},
                                   {"ndcg", cold.ndcg},
                                   {"ci95", intervalJson(cold.ci95)}});
  }
  return figures;
}

json::object rowJson(const ReportRow& row) {
  return {{"name", row.name},
          {"minSupport", row.minSupport},
          {"hr", row.hr},
          {"ndcg", row.ndcg},
          {"recall", row.recall},
          {"mrr", row.mrr},
          {"ci95", intervalJson(row.ci95)},
          {"lists", listsJson(row.lists)},
          {"groups", groupsJson(row)},
          {"cold", coldJson(row)}};
}

json::object evalJson(const Report& report) {
  json::array rows;
  for (const ReportRow& row : report.rows) rows.push_back(rowJson(row));
  json::array comparisons;
  for (const ReportComparison& row : report.comparisons) {
    comparisons.push_back(json::object{{"better", row.better},
                                       {"worse", row.worse},
                                       {"ndcg", row.ndcg},
                                       {"ci95", intervalJson(row.ci95)}});
  }
  return {{"protocol", report.protocol},
          {"users", report.users},
          {"items", report.items},
          {"k", report.k},
          {"rows", std::move(rows)},
          {"comparisons", std::move(comparisons)},
          {"build",
           {{"seconds", report.build.seconds},
            {"peakBytes", report.build.peakBytes},
            {"storedBytes", report.build.storedBytes}}}};
}

}  // namespace

Status runEval(const Options& options, Executor& executor, StageProgress& progress) {
  const auto inputs = readInputs(options, progress);
  if (!inputs.ok()) return inputs.error();
  EvaluationOptions how;
  how.protocol = options.protocol;
  how.k = options.k;
  how.ablations = options.ablations;
  how.model.minSupport = options.minSupport;
  how.model.seed = options.seed;
  how.model.effort = options.effort;
  how.seconds = steadySeconds;
  how.storedBytes = [](std::span<const std::byte> slice) { return gzip(slice).size(); };
  auto report = evaluate(inputs.value().catalog, inputs.value().log, inputs.value().links, how,
                         executor, std::ref(progress));
  if (!report.ok()) return report.error();
  progress.finish();
  report.value().build.peakBytes = peakBytes();
  if (options.json) {
    printOutput(json::serialize(evalJson(report.value())) + "\n");
  } else {
    printOutput(evalText(report.value(), inputs.value()));
  }
  return Done{};
}

}  // namespace shelfwise
