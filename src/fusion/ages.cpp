#include "fusion/ages.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "base/elementary.h"
#include "fusion/candidate_pools.h"
#include "fusion/fusion_search.h"
#include "fusion/source_scales.h"

namespace shelfwise {

namespace {

constexpr std::size_t kMostAgeCases = 3'000;
constexpr std::uint32_t kSweeps = 2;
constexpr std::array kDecayExponents = {1.0, 0.0, 0.5, 2.0};

// (lambda of an age / lambda of the latest)^exponent
FusionWeights decayedBy(FusionWeights fusion, double exponent) {
  for (auto& scenario : fusion.scenarios) {
    for (auto& lambda : scenario.lambda) {
      const float latest = lambda.front();
      if (latest <= 0) continue;
      for (float& weight : lambda) {
        weight = latest * static_cast<float>(portablePow(weight / latest, exponent));
      }
    }
  }
  return fusion;
}

// The mean NDCG after a search of the weights of sources and ages from `fusion`.
double ndcgOfFit(const ModelView& model, const SourceParts& parts,
                 std::span<const RankedCase> cases, FusionWeights fusion, Executor& executor) {
  chooseDecay(model, cases, fusion, executor);
  const auto pools = candidatePools(model, fusion, parts, cases, {}, executor);
  auto& weights = fusion.scenarios[Scenario::kForYou];
  const FusionParameters start{weights, std::vector<float>(parts.parts.size(), 1.0f)};
  const SearchOptions options{.sweeps = kSweeps, .partWeights = false};
  weights = searchFusion(pools, parts, start, options, executor).parameters.weights;
  return meanNdcg(model, fusion, cases, kFitCutoff, executor);
}

}  // namespace

double chooseDecay(const ModelView& model, std::span<const RankedCase> cases, FusionWeights& fusion,
                   Executor& executor) {
  const FusionWeights start = fusion;
  double best = -1;
  for (const double exponent : kDecayExponents) {
    FusionWeights trial = decayedBy(start, exponent);
    const double ndcg = meanNdcg(model, trial, cases, kFitCutoff, executor);
    if (ndcg <= best) continue;
    best = ndcg;
    fusion = std::move(trial);
  }
  return best;
}

AgeScale chooseAgeScale(const ModelView& model, const FusionWeights& start,
                        std::span<const TestCase> cases, const PerProduct<ItemId>& itemOf,
                        Executor& executor) {
  FusionWeights scaled = start;
  scaleSources(model, scaled);
  const SourceParts parts = partsOf(model);
  AgeScale best;
  double bestNdcg = -1;
  for (const AgeScale& ages : kAgeScales) {
    const auto ranked = someOf(rankedCases(cases, itemOf, ages.inSeconds), kMostAgeCases);
    FusionWeights trial = scaled;
    trial.ages = ages;
    const double ndcg = ndcgOfFit(model, parts, ranked, trial, executor);
    if (ndcg <= bestNdcg) continue;
    bestNdcg = ndcg;
    best = ages;
  }
  return best;
}

}  // namespace shelfwise
