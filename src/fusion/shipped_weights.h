// The fusion weights of a shop that has not enough events to learn its own.

#pragma once

#include <span>

#include "kg/triples.h"
#include "sections/weights.h"

namespace shelfwise {

// The weights that those learned on larger shops agree on.  The relation weights w_r are
// [RelationId] of `relations`.  Every lambda is in units of the source's scale: the mean over items
// of the largest value that the source gives another item for one event.
FusionWeights shippedWeights(std::span<const Relation> relations, const AgeScale& ages);

}  // namespace shelfwise
