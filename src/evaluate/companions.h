// Held-out companions as cases of the scenarios that list complements, and how well these do.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/result.h"
#include "evaluate/report.h"
#include "fusion/ranking.h"
#include "orders/companions.h"
#include "orders/together_edges.h"
#include "slice/model_view.h"

namespace shelfwise {

// What a companion is to be found by; as many of one as of the other, in the same order.
struct CompanionCases {
  std::vector<RankedCase> single;  // by one other product of its order
  std::vector<RankedCase> cart;    // by all others
};

CompanionCases companionCases(std::span<const Companion> companions,
                              std::span<const ItemId> itemOf);

// Those whose target is no substitute of what it is to be found by.
CompanionCases complementsOf(const CompanionCases& cases, const LeafCategories& leaves);

// Learns the weights of the complement scenarios in place.  The errors of learnComplements().
Status fitComplements(const ModelView& model, const CompanionCases& cases, std::uint64_t seed,
                      FusionWeights& fusion, Executor& executor);

// One row for each of boughtTogether, cart and related; none without cases.  kOutOfMemory.
Result<std::vector<ScenarioRow>> scenarioRows(const ModelView& model, const CompanionCases& cases,
                                              const LeafCategories& leaves, std::uint32_t k,
                                              std::uint64_t seed, Executor& executor);

}  // namespace shelfwise
