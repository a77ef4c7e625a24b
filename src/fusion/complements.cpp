#include "fusion/complements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "fusion/candidate_pools.h"
#include "fusion/fusion_search.h"
#include "rank/held_out.h"

namespace shelfwise {

namespace {

constexpr std::size_t kMostComplementCases = 6'000;

// Pools are chosen again by the weights that the first pools gave.
constexpr int kRounds = 2;

}  // namespace

void learnComplements(const ModelView& model, Scenario scenario, std::span<const RankedCase> cases,
                      std::uint64_t seed, FusionWeights& fusion, Executor& executor) {
  if (cases.size() < kLeastCases) return;
  const SourceParts parts = partsOf(model);
  const std::vector<RankedCase> chosen = drawnOf(cases, kMostComplementCases, seed);
  FusionWeights learned = fusion;
  auto& weights = learned.scenarios[scenario];
  for (int round = 0; round < kRounds; ++round) {
    const auto pools =
        candidatePools(model, learned, parts, chosen, {.scenario = scenario}, executor);
    const FusionParameters start{weights, std::vector<float>(parts.parts.size(), 1.0f)};
    weights = searchFusion(pools, parts, start, {.partWeights = false, .factFloor = 0}, executor)
                  .parameters.weights;
    for (auto& lambda : weights.lambda) lambda.fill(lambda.front());
  }
  const double before = meanNdcg(model, fusion, chosen, kFitCutoff, executor, scenario);
  const double after = meanNdcg(model, learned, chosen, kFitCutoff, executor, scenario);
  if (after > before) fusion = std::move(learned);
}

}  // namespace shelfwise
