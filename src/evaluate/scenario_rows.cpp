#include "evaluate/scenario_rows.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lists/list_metrics.h"

namespace shelfwise {

namespace {

// The share of substitutes in the lists; nothing for a catalogue without categories or empty lists.
std::optional<double> substitutesIn(std::span<const Answer> answers,
                                    std::span<const RankedCase> cases,
                                    const SubstituteCategories& categories) {
  std::uint64_t listed = 0;
  std::uint64_t substitutes = 0;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    for (const ItemId item : answers[c].list) {
      ++listed;
      substitutes += replacesHistory(categories, item, cases[c]) ? 1 : 0;
    }
  }
  if (categories.empty() || listed == 0) return std::nullopt;
  return static_cast<double>(substitutes) / static_cast<double>(listed);
}

}  // namespace

std::vector<ScenarioRow> scenarioRows(const ModelView& model, const CompanionCases& cases,
                                      const SubstituteCategories& categories, std::uint32_t k,
                                      std::uint64_t seed, Executor& executor) {
  std::vector<ScenarioRow> rows;
  if (cases.single.empty()) return rows;
  for (const Scenario scenario : {Scenario::kBoughtTogether, Scenario::kCart, Scenario::kRelated}) {
    const auto& asked = scenario == Scenario::kCart ? cases.cart : cases.single;
    const auto answers = answerCases(model, model.fusion, asked, k, executor, scenario);
    std::vector<Metrics> metrics;
    std::vector<double> ndcg;
    std::vector<std::uint32_t> listed(model.itemCount());
    std::uint64_t places = 0;
    for (const Answer& answer : answers) {
      metrics.push_back(answer.metrics);
      ndcg.push_back(answer.metrics.ndcg);
      for (const ItemId item : answer.list) ++listed[item];
      places += answer.list.size();
    }
    const Metrics mean = meanOf(metrics);
    rows.push_back({.name = std::string(scenarioName(scenario)),
                    .cases = static_cast<std::uint32_t>(asked.size()),
                    .hr = mean.hr,
                    .ndcg = mean.ndcg,
                    .ci95 = bootstrapInterval(ndcg, seed),
                    .length = static_cast<double>(places) / static_cast<double>(asked.size()),
                    .coverage = coverageOf(listed),
                    .substitutes = substitutesIn(answers, asked, categories)});
  }
  return rows;
}

}  // namespace shelfwise
