// The fusion weights of a shop that has not enough events to learn its own.

#pragma once

#include <span>

#include "ingest/event_log.h"
#include "kg/triples.h"
#include "slice/source.h"

namespace shelfwise {

// What the weights learned on larger shops agree on: [RelationId] of `relations` for w_r.
FusionWeights shippedWeights(std::span<const Relation> relations, AgeKind ageKind);

}  // namespace shelfwise
