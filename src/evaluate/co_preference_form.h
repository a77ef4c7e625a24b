// How E is made for a catalogue: the ridge and the window under which its edges alone rank the
// held-out items best.  A log without much order in it wants pairs from whole histories, a dense
// one another ridge than a sparse one.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "fusion/ranking.h"
#include "train/ridge_edges.h"
#include "train/sequences.h"

namespace shelfwise {

// The usual form where there are too few cases to choose by, and where no other ranks better.
// Requires cases of one test item each.
CoPreferenceRidge coPreferenceForm(const Sequences& past, std::uint32_t itemCount,
                                   std::uint32_t minSupport, std::span<const RankedCase> heldOut,
                                   Executor& executor);

}  // namespace shelfwise
