// Learns the weights of Scenario::kBoughtTogether and Scenario::kCart by how well they rank
// held-out companions.
//
// Only sources with a weight at the start are searched, so sources that liken products stay out.
// Ages do not count, since the products asked about have none.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "rank/ranking.h"
#include "slice/model_view.h"

namespace shelfwise {

// Replaces the weights of `scenario` in `fusion` if the learned ones rank the cases better.  The
// lambdas of `fusion` are in the units of the model's sources.  Fewer than kLeastCases cases teach
// nothing; of many, the seed chooses enough.  Requires one test item per case and events of age 0.
void learnComplements(const ModelView& model, Scenario scenario, std::span<const RankedCase> cases,
                      std::uint64_t seed, FusionWeights& fusion, Executor& executor);

}  // namespace shelfwise
