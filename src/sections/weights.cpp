#include "sections/weights.h"

#include <algorithm>

namespace shelfwise {

bool ScenarioWeights::counts(Source source) const {
  const auto& byAge = lambda[source];
  return std::any_of(byAge.begin(), byAge.end(), [](float weight) { return weight > 0; });
}

bool FusionWeights::counts(Source source) const {
  return std::any_of(scenarios.begin(), scenarios.end(),
                     [source](const ScenarioWeights& scenario) { return scenario.counts(source); });
}

void FusionWeights::keepOnly(Source source, PerAge<float> lambda) {
  for (ScenarioWeights& scenario : scenarios) {
    scenario = {};
    scenario.lambda[source] = lambda;
  }
}

void FusionWeights::silence(Source source) {
  for (ScenarioWeights& scenario : scenarios) scenario.lambda[source].fill(0.0f);
}

std::size_t AgeScale::bucket(std::uint64_t age) const {
  const auto bound = std::upper_bound(bounds.begin(), bounds.end(), age);
  return static_cast<std::size_t>(bound - bounds.begin());
}

}  // namespace shelfwise
