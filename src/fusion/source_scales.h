// The scale of a source: a global scalar that its values are divided by, so that sources compare.

#pragma once

#include "slice/model_view.h"

namespace shelfwise {

// The mean over items of the largest value that `source` gives another item for one event; 0 for a
// silent source.  Up to 500 items are asked, evenly spread over the catalogue.  Where none of them
// has an edge or link of the source, those that have are asked.
double scaleOf(const ModelView& model, const FusionWeights& fusion, Source source);

// Divides lambda of every source by the source's scale; sets it to 0 for a silent source.
void scaleSources(const ModelView& model, FusionWeights& fusion);

}  // namespace shelfwise
