#include "fusion/complements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "fusion/candidate_pools.h"
#include "fusion/fusion_search.h"
#include "rank/held_out.h"

namespace shelfwise {

namespace {

constexpr std::size_t kMostCases = 6'000;
constexpr std::uint32_t kCutoff = 10;

// Pools are chosen again by the weights that the first ones gave.
constexpr int kRounds = 2;

}  // namespace

Status learnComplements(const ModelView& model, Scenario scenario,
                        std::span<const RankedCase> cases, std::uint64_t seed,
                        FusionWeights& fusion, Executor& executor) {
  if (cases.size() < kLeastCases) return Done{};
  const SourceParts parts = partsOf(model);
  const std::vector<RankedCase> chosen = drawnOf(cases, kMostCases, seed);
  FusionWeights learned = fusion;
  auto& weights = learned.scenarios[scenario];
  for (int round = 0; round < kRounds; ++round) {
    const auto pools =
        candidatePools(model, learned, parts, chosen, {.scenario = scenario}, executor);
    if (!pools.ok()) return pools.error();
    const FusionParameters start{weights, std::vector<float>(parts.parts.size(), 1.0f)};
    weights =
        searchFusion(pools.value(), parts, start, {.partWeights = false, .factFloor = 0}, executor)
            .parameters.weights;
    for (auto& lambda : weights.lambda) lambda.fill(lambda.front());
  }
  const auto before = meanNdcg(model, fusion, chosen, kCutoff, executor, scenario);
  const auto after = meanNdcg(model, learned, chosen, kCutoff, executor, scenario);
  if (!before.ok()) return before.error();
  if (!after.ok()) return after.error();
  if (after.value() > before.value()) fusion = std::move(learned);
  return Done{};
}

}  // namespace shelfwise
