// Learning the weights of Scenario::kBoughtTogether and Scenario::kCart, by how well they rank
// held-out companions.
//
// Only the sources that the start weighs are searched, so what likens products stays out; ages do
// not count, since what was asked about has none.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "rank/ranking.h"
#include "slice/model_view.h"

namespace shelfwise {

// Replaces the weights of `scenario` in `fusion`, whose lambdas are in the units of the model's
// sources, if they rank the cases better than what is there.  Fewer than kLeastCases teach nothing;
// of many, those that the seed chooses are enough.  Requires one test item per case and events of
// age 0.
void learnComplements(const ModelView& model, Scenario scenario, std::span<const RankedCase> cases,
                      std::uint64_t seed, FusionWeights& fusion, Executor& executor);

}  // namespace shelfwise
