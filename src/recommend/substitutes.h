// What replaces what: items with the same narrowest category.  A complement of an item is none of
// them.

#pragma once

#include <span>

#include "recommend/scorer.h"
#include "slice/model_view.h"

namespace shelfwise {

// Sets the scores of the items to 0 that replace the item of one of the events, if `scenario` lists
// complements and the model says that its categories tell.
void leaveOutSubstitutes(const ModelView& model, const FusionWeights& fusion, Scenario scenario,
                         std::span<const ScoredEvent> events, std::span<float> scores);

}  // namespace shelfwise
