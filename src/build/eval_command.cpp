#include "build/eval_command.h"

#include <boost/json.hpp>
#include <functional>
#include <string>
#include <utility>

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
  text += rowsText(report) + comparisonsText(report);
  return text + "  build: " + secondsText(report.build.seconds) + ", peak memory " +
         bytesText(report.build.peakBytes) + ", slices as stored " +
         bytesText(report.build.storedBytes) + "\n";
}

json::array intervalJson(const Interval& interval) { return {interval.low, interval.high}; }

json::object evalJson(const Report& report) {
  json::array rows;
  for (const ReportRow& row : report.rows) {
    rows.push_back(json::object{{"name", row.name},
                                {"minSupport", row.minSupport},
                                {"hr", row.hr},
                                {"ndcg", row.ndcg},
                                {"recall", row.recall},
                                {"mrr", row.mrr},
                                {"ci95", intervalJson(row.ci95)}});
  }
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
