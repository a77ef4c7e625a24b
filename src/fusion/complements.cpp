#include "fusion/complements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/random.h"
#include "fusion/candidate_pools.h"
#include "fusion/fusion.h"
#include "fusion/fusion_search.h"

namespace shelfwise {

namespace {

constexpr std::size_t kMostCases = 6'000;
constexpr std::uint32_t kCutoff = 10;

// Pools are chosen again by the weights that the first ones gave.
constexpr int kRounds = 2;

std::vector<RankedCase> chosenOf(std::span<const RankedCase> cases, std::uint64_t seed) {
  std::vector<RankedCase> chosen(cases.begin(), cases.end());
  SplitMix64 random(seed);
  const std::size_t count = std::min(chosen.size(), kMostCases);
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(chosen[i], chosen[i + random.below(chosen.size() - i)]);
  }
  chosen.resize(count);
  return chosen;
}

Result<double> ndcgOf(const ModelView& model, const FusionWeights& fusion,
                      std::span<const RankedCase> cases, Scenario scenario, Executor& executor) {
  const auto metrics = rankCases(model, fusion, cases, kCutoff, executor, scenario);
  if (!metrics.ok()) return metrics.error();
  return meanOf(metrics.value()).ndcg;
}

}  // namespace

Status learnComplements(const ModelView& model, Scenario scenario,
                        std::span<const RankedCase> cases, std::uint64_t seed,
                        FusionWeights& fusion, Executor& executor) {
  if (cases.size() < kLeastCases) return Done{};
  const SourceParts parts = partsOf(model);
  const std::vector<RankedCase> chosen = chosenOf(cases, seed);
  FusionWeights learned = fusion;
  auto& weights = learned.scenarios[static_cast<std::size_t>(scenario)];
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
  const auto before = ndcgOf(model, fusion, chosen, scenario, executor);
  const auto after = ndcgOf(model, learned, chosen, scenario, executor);
  if (!before.ok()) return before.error();
  if (!after.ok()) return after.error();
  if (after.value() > before.value()) fusion = std::move(learned);
  return Done{};
}

}  // namespace shelfwise
