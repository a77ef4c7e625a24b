// Trained vectors as the small integers of a slice.

#pragma once

#include <cstdint>
#include <span>

#include "embed/vector_codes.h"
#include "vectors/next_item.h"
#include "vectors/vector_facts.h"

namespace shelfwise {

// Ids and facts become codes in [-levels, levels], each on one scale for all rows: values beyond
// kClip standard deviations are clipped.  Items whose id part is zero get none.  1 <= levels <=
// 127.
VectorCodes quantizeVectors(const TrainedVectors& trained, const VectorFacts& structure,
                            int levels);

}  // namespace shelfwise
