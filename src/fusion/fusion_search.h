// Coordinate search for the fusion weights with the best ranking of the held-out items.
//
// The aim is the mean of 1 / log2(rank + 1) of the target among its case's candidates, beyond
// `cutoff` 0, each by the weight of its case.  One weight at a time, or one source, is multiplied
// by steps that shrink from sweep to sweep; a step is taken if the gain exceeds `caution` times its
// own standard error, so that few cases move the weights little.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "fusion/candidate_pools.h"

namespace shelfwise {

// Weights are fitted for the first ten of a list.
inline constexpr std::uint32_t kFitCutoff = 10;

struct FusionParameters {
  ScenarioWeights weights;
  std::vector<float> partWeights;  // [parts]
};

struct SearchOptions {
  std::uint32_t cutoff = kFitCutoff;
  std::uint32_t sweeps = 8;
  double caution = 0.5;
  bool partWeights = true;  // else these stay as they are
  // lambda of facts at any age is at least this share of where the search started, so that items
  // without behaviour stay within reach.
  float factFloor = 0.2f;
};

struct SearchResult {
  FusionParameters parameters;
  double ndcg = 0;  // the aim
};

// Starts from `start` and never ends worse.
SearchResult searchFusion(std::span<const CandidatePool> pools, const SourceParts& parts,
                          const FusionParameters& start, const SearchOptions& options,
                          Executor& executor);

}  // namespace shelfwise
