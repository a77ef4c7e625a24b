// The scale of a source: one global scalar that its values are divided by, so that sources compare.

#pragma once

#include "slice/model_view.h"

namespace shelfwise {

// The mean over items of the largest value that `source` gives another item for one event; 0 for a
// silent source.
double scaleOf(const ModelView& model, const FusionWeights& fusion, Source source);

// Divides lambda of every source by the source's scale; 0 for a source that is silent.
void scaleSources(const ModelView& model, FusionWeights& fusion);

}  // namespace shelfwise
