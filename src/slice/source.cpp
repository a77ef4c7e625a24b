#include "slice/source.h"

#include <algorithm>

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, kSourceCount> kNames = {
    "vectors", "coPreference", "sequence", "next", "together", "facts", "links", "text",
};

constexpr std::array<std::string_view, kScenarioCount> kScenarioNames = {
    "forYou",
    "related",
    "boughtTogether",
    "cart",
};

}  // namespace

std::string_view scenarioName(Scenario scenario) {
  return kScenarioNames[static_cast<std::size_t>(scenario)];
}

std::string_view sourceName(Source source) { return kNames[static_cast<std::size_t>(source)]; }

bool FusionWeights::PerScenario::counts(Source source) const {
  const auto& byAge = lambda[static_cast<std::size_t>(source)];
  return std::any_of(byAge.begin(), byAge.end(), [](float weight) { return weight > 0; });
}

bool FusionWeights::counts(Source source) const {
  return std::any_of(scenarios.begin(), scenarios.end(),
                     [source](const PerScenario& scenario) { return scenario.counts(source); });
}

void FusionWeights::keepOnly(Source source, std::array<float, kAgeBuckets> lambda) {
  for (PerScenario& scenario : scenarios) {
    scenario = {};
    scenario.lambda[static_cast<std::size_t>(source)] = lambda;
  }
}

std::size_t AgeScale::bucket(std::uint64_t age) const {
  const auto bound = std::upper_bound(bounds.begin(), bounds.end(), age);
  return static_cast<std::size_t>(bound - bounds.begin());
}

}  // namespace shelfwise
