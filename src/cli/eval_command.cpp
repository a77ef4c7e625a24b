#include "cli/eval_command.h"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/inputs.h"
#include "console/numbers.h"
#include "console/text_table.h"
#include "evaluate/evaluation.h"
#include "evaluate/membership.h"
#include "figures/input_figures.h"
#include "host/files.h"
#include "host/system.h"
#include "integrity/nobody.h"
#include "pack/gzip.h"
#include "report/report_page.h"
#include "report/report_tables.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

std::string tableText(const ReportTable& table) {
  if (table.rows.empty()) return {};
  TextTable text(table.header);
  for (const Cells& row : table.rows) text.addRow(row);
  return text.text();
}

std::string coldText(const Report& report) {
  std::string text;
  for (const ReportTable& table : coldTables(report)) {
    text += "  " + table.caption + "\n" + tableText(table);
  }
  return text + tableText(warmColdTable(report));
}

// The inputs of an evaluation, and who of the log is nobody.
struct People {
  Inputs inputs;
  std::vector<Nobody> nobody;
};

Result<People> readPeople(const Options& options, StageProgress& progress) {
  auto inputs = readInputs(options, progress);
  if (!inputs.ok()) return inputs.error();
  People people{std::move(inputs).value(), {}};
  people.nobody = findNobody(people.inputs.log);
  people.inputs.log = withoutNobody(std::move(people.inputs.log), people.nobody);
  return people;
}

std::string evalText(const Report& report, const People& people) {
  const Inputs& inputs = people.inputs;
  Figures read;
  for (std::size_t i = 0; i < inputs.files.size(); ++i) {
    const ReadFile& file = inputs.files[i];
    addInput(file.report, file.reading, "inputs." + std::to_string(i), read);
  }
  addNobody(people.nobody, inputs.log.shoppers, read);
  std::string text = figuresText(read);
  text += "  protocol " + report.protocol + ": " + countText(report.shoppers) + " shoppers, " +
          countText(report.items) + " items, full ranking\n";
  text += tableText(rankingTable(report)) + tableText(comparisonTable(report)) +
          tableText(listTable(report)) + tableText(groupTable(report)) + coldText(report) +
          tableText(scenarioTable(report)) + tableText(repeatTable(report));
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
                                  {"shoppers", group.shoppers},
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

json::array scenariosJson(const Report& report) {
  json::array scenarios;
  for (const ScenarioRow& row : report.scenarios) {
    scenarios.push_back(json::object{{"name", row.name},
                                     {"cases", row.cases},
                                     {"hr", row.hr},
                                     {"ndcg", row.ndcg},
                                     {"ci95", intervalJson(row.ci95)},
                                     {"length", row.length},
                                     {"coverage", row.coverage},
                                     {"substitutes", numberJson(row.substitutes)}});
  }
  return scenarios;
}

json::value repeatsJson(const Report& report) {
  if (!report.repeats) return nullptr;
  const Metrics& metrics = report.repeats->metrics;
  return json::object{{"shoppers", report.repeats->shoppers},
                      {"share", report.repeats->share},
                      {"hr", metrics.hr},
                      {"ndcg", metrics.ndcg},
                      {"recall", metrics.recall},
                      {"mrr", metrics.mrr}};
}

json::object rowJson(const ReportRow& row) {
  return {{"name", row.name},
          {"minSupport", row.minSupport},
          {"factScale", row.factScale},
          {"hr", row.hr},
          {"ndcg", row.ndcg},
          {"recall", row.recall},
          {"mrr", row.mrr},
          {"ci95", intervalJson(row.ci95)},
          {"lists", listsJson(row.lists)},
          {"groups", groupsJson(row)},
          {"cold", coldJson(row)}};
}

json::array nobodyJson(const People& people) {
  json::array all;
  for (const Nobody& one : people.nobody) {
    all.push_back(json::object{{"id", people.inputs.log.shoppers[one.shopper]},
                               {"events", one.events},
                               {"inOrders", one.inOrders},
                               {"rule", nobodyRuleName(one.rule)}});
  }
  return all;
}

json::object evalJson(const Report& report, const People& people) {
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
          {"shoppers", report.shoppers},
          {"items", report.items},
          {"nobody", nobodyJson(people)},
          {"k", report.k},
          {"rows", std::move(rows)},
          {"comparisons", std::move(comparisons)},
          {"scenarios", scenariosJson(report)},
          {"repeats", repeatsJson(report)},
          {"build",
           {{"seconds", report.build.seconds},
            {"peakBytes", report.build.peakBytes},
            {"storedBytes", report.build.storedBytes}}}};
}

// "2030-06-30"
std::string dateText(std::int64_t secondsSince1970) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(secondsSince1970)};
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(moment)};
  const auto twoDigits = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         twoDigits(static_cast<unsigned>(date.month())) + "-" +
         twoDigits(static_cast<unsigned>(date.day()));
}

// File names without their folders, which are private.
std::vector<std::string> fileNames(const Options& options) {
  std::vector<std::string> files = {options.catalog};
  if (options.events != options.catalog) files.push_back(options.events);
  files.push_back(options.links);
  files.insert(files.end(), options.split.begin(), options.split.end());
  std::vector<std::string> names;
  for (const std::string& file : files) {
    if (!file.empty()) names.push_back(std::filesystem::path(file).filename().string());
  }
  return names;
}

PageFacts pageFacts(const Options& options) {
  const auto epoch = sourceDateEpoch();
  return {.inputs = fileNames(options),
          .version = SHELFWISE_VERSION,
          .effort = std::string(effortName(options.effort)),
          .minSupport = options.minSupport,
          .seed = options.seed,
          .date = epoch ? dateText(*epoch) : std::string()};
}

EvaluationOptions evaluationOptions(const Options& options) {
  EvaluationOptions how;
  how.protocol = options.protocol;
  how.k = options.k;
  how.ablations = options.ablations;
  how.forms = options.forms;
  how.model.minSupport = options.minSupport;
  how.model.vectorSupport = options.vectorSupport;
  how.model.seed = options.seed;
  how.model.effort = options.effort;
  how.seconds = steadySeconds;
  how.storedBytes = [](std::span<const std::byte> slice) { return gzip(slice).size(); };
  return how;
}

json::array membershipJson(const std::vector<MembershipReport>& reports) {
  json::array builds;
  for (const MembershipReport& report : reports) {
    json::array attacks;
    for (const MembershipAttack& attack : report.attacks) {
      attacks.push_back(json::object{{"source", attack.source},
                                     {"auc", attack.separation.auc},
                                     {"truePositives", attack.separation.truePositives}});
    }
    builds.push_back(json::object{{"minSupport", report.minSupport},
                                  {"members", report.members},
                                  {"others", report.others},
                                  {"attacks", std::move(attacks)}});
  }
  return builds;
}

Status runMembership(const Options& options, Executor& executor, StageProgress& progress) {
  const auto inputs = readPeople(options, progress);
  if (!inputs.ok()) return inputs.error();
  ModelOptions model = evaluationOptions(options).model;
  std::vector<MembershipReport> reports;
  for (const std::uint32_t minSupport : std::set{1u, 2u, 5u, options.minSupport}) {
    model.minSupport = minSupport;
    if (options.vectorSupport) model.vectorSupport = std::max(minSupport, *options.vectorSupport);
    auto report =
        attackMembership(inputs.value().inputs.shop(), model, {executor, std::ref(progress)});
    if (!report.ok()) return report.error();
    reports.push_back(std::move(report).value());
  }
  progress.finish();
  if (options.json) {
    printJson(json::serialize(json::object{{"membership", membershipJson(reports)}}));
  } else {
    printOutput("  " + countText(reports.front().members) + " shoppers of the log against " +
                countText(reports.front().others) + " held out of it\n" +
                tableText(membershipTable(reports)));
  }
  return Done{};
}

}  // namespace

Status runEval(const Options& options, Executor& executor, StageProgress& progress) {
  if (options.membership) return runMembership(options, executor, progress);
  std::optional<OutputFile> page;
  if (!options.report.empty()) {
    auto opened = OutputFile::open(options.report);
    if (!opened.ok()) return opened.error();
    page = std::move(opened).value();
  }
  const auto inputs = readPeople(options, progress);
  if (!inputs.ok()) return inputs.error();
  auto report = evaluate(inputs.value().inputs.shop(), evaluationOptions(options),
                         {executor, std::ref(progress)});
  if (!report.ok()) return report.error();
  progress.finish();
  report.value().build.peakBytes = peakBytes();
  if (options.json) {
    printJson(json::serialize(evalJson(report.value(), inputs.value())));
  } else {
    printOutput(evalText(report.value(), inputs.value()));
  }
  if (!page) return Done{};
  return page->write(reportPage(report.value(), pageFacts(options)));
}

}  // namespace shelfwise
