// Held-out companions as cases of the scenarios that list complements.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "orders/companions.h"
#include "orders/together_edges.h"
#include "rank/ranking.h"
#include "slice/model_view.h"

namespace shelfwise {

// The cases of companions, by what each target is to be found by.  companionCases() makes as many
// of one as of the other, in the same order.
struct CompanionCases {
  std::vector<RankedCase> single;  // by one other product of its order
  std::vector<RankedCase> cart;    // by all others
};

CompanionCases companionCases(std::span<const Companion> companions,
                              const PerProduct<ItemId>& itemOf);

// Whether `item` is a substitute of an item of the case's history.
bool replacesHistory(const SubstituteCategories& categories, ItemId item, const RankedCase& c);

// The cases whose target is no substitute of a product that it is to be found by.
CompanionCases complementsOf(const CompanionCases& cases, const SubstituteCategories& categories);

// Learns the weights of the complement scenarios in place.
void fitComplements(const ModelView& model, const CompanionCases& cases, std::uint64_t seed,
                    FusionWeights& fusion, Executor& executor);

}  // namespace shelfwise
