// The fusion weights of a shop that has not enough events to learn its own.

#pragma once

#include <span>

#include "kg/triples.h"
#include "sections/weights.h"

namespace shelfwise {

// What the weights learned on larger shops agree on: [RelationId] of `relations` for w_r.  lambda
// takes each source in units of its scale, the mean over items of the largest value that the source
// gives another item for one event.
FusionWeights shippedWeights(std::span<const Relation> relations, const AgeScale& ages);

}  // namespace shelfwise
