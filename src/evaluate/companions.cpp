#include "evaluate/companions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "fusion/complements.h"
#include "lists/list_metrics.h"

namespace shelfwise {

namespace {

RankedCase caseOf(std::span<const ItemId> items, EventType type, ItemId target) {
  RankedCase c;
  for (const ItemId item : items) c.events.push_back({item, type, 0});
  c.history.assign(items.begin(), items.end());
  std::sort(c.history.begin(), c.history.end());
  c.test = {target};
  return c;
}

bool replacesAny(const LeafCategories& leaves, ItemId item, const RankedCase& c) {
  return std::any_of(c.history.begin(), c.history.end(),
                     [&](ItemId other) { return areSubstitutes(leaves, item, other); });
}

std::vector<RankedCase> withoutSubstitutes(std::span<const RankedCase> cases,
                                           const LeafCategories& leaves) {
  std::vector<RankedCase> kept;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(kept),
               [&](const RankedCase& c) { return !replacesAny(leaves, c.test.front(), c); });
  return kept;
}

// Of what is listed; nothing for a catalogue without categories or empty lists.
std::optional<double> substitutesIn(std::span<const Answer> answers,
                                    std::span<const RankedCase> cases,
                                    const LeafCategories& leaves) {
  const bool known =
      std::any_of(leaves.begin(), leaves.end(), [](const auto& of) { return !of.empty(); });
  std::uint64_t listed = 0;
  std::uint64_t substitutes = 0;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    for (const ItemId item : answers[c].list) {
      ++listed;
      substitutes += replacesAny(leaves, item, cases[c]) ? 1 : 0;
    }
  }
  if (!known || listed == 0) return std::nullopt;
  return static_cast<double>(substitutes) / static_cast<double>(listed);
}

}  // namespace

CompanionCases companionCases(std::span<const Companion> companions,
                              std::span<const ItemId> itemOf) {
  CompanionCases cases;
  std::vector<ItemId> others;
  for (const Companion& companion : companions) {
    const ItemId target = itemOf[companion.target];
    const ItemId asked = itemOf[companion.asked];
    cases.single.push_back(caseOf({&asked, 1}, EventType::kView, target));
    others.clear();
    for (const std::uint32_t product : companion.others) others.push_back(itemOf[product]);
    cases.cart.push_back(caseOf(others, EventType::kAddToCart, target));
  }
  return cases;
}

CompanionCases complementsOf(const CompanionCases& cases, const LeafCategories& leaves) {
  return {withoutSubstitutes(cases.single, leaves), withoutSubstitutes(cases.cart, leaves)};
}

Status fitComplements(const ModelView& model, const CompanionCases& cases, std::uint64_t seed,
                      FusionWeights& fusion, Executor& executor) {
  const Status single =
      learnComplements(model, Scenario::kBoughtTogether, cases.single, seed, fusion, executor);
  if (!single.ok()) return single;
  return learnComplements(model, Scenario::kCart, cases.cart, seed, fusion, executor);
}

Result<std::vector<ScenarioRow>> scenarioRows(const ModelView& model, const CompanionCases& cases,
                                              const LeafCategories& leaves, std::uint32_t k,
                                              std::uint64_t seed, Executor& executor) {
  std::vector<ScenarioRow> rows;
  if (cases.single.empty()) return rows;
  for (const Scenario scenario : {Scenario::kBoughtTogether, Scenario::kCart, Scenario::kRelated}) {
    const auto& asked = scenario == Scenario::kCart ? cases.cart : cases.single;
    const auto answers = answerCases(model, model.fusion, asked, k, executor, scenario);
    if (!answers.ok()) return answers.error();
    std::vector<Metrics> metrics;
    std::vector<double> ndcg;
    std::vector<std::uint32_t> listed(model.itemCount());
    std::uint64_t places = 0;
    for (const Answer& answer : answers.value()) {
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
                    .substitutes = substitutesIn(answers.value(), asked, leaves)});
  }
  return rows;
}

}  // namespace shelfwise
