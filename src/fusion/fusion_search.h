// Coordinate search for the fusion weights with the best ranking of the held-out items.
//
// The objective is the mean over cases of 1 / log2(rank + 1), by the weights of the cases.  The
// rank is that of the target among its case's candidates; beyond `cutoff` it counts 0.
//
// A step multiplies one weight, or all weights of one source.  Steps shrink from sweep to sweep.  A
// step is taken if its gain exceeds `caution` times the gain's own standard error, so few cases
// move the weights little.

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
  bool partWeights = true;  // else part weights stay as they are
  // The least lambda of facts at any age, as a share of where the search started.  It keeps items
  // without behaviour within reach.
  float factFloor = 0.2f;
};

struct SearchResult {
  FusionParameters parameters;
  double ndcg = 0;  // the objective
};

// Starts from `start` and never ends worse.
SearchResult searchFusion(std::span<const CandidatePool> pools, const SourceParts& parts,
                          const FusionParameters& start, const SearchOptions& options,
                          Executor& executor);

}  // namespace shelfwise
