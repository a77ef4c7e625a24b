// Trained vectors as the small integers of a slice.

#pragma once

#include <cstdint>
#include <span>

#include "embed/vector_codes.h"
#include "vectors/next_item.h"
#include "vectors/vector_facts.h"

namespace shelfwise {

// Ids and facts become codes in [-levels, levels], with one scale for all ids and one for all
// facts.  Values beyond kClip standard deviations are clipped.  Items whose id part is zero get no
// id codes.  1 <= levels <= 127.
VectorCodes quantizeVectors(const TrainedVectors& trained, const VectorFacts& structure,
                            int levels);

}  // namespace shelfwise
