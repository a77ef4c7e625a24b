// How edges are made for a catalogue: the settings by which the edges of one source alone rank the
// held-out items best.  A log without much order in it wants pairs from whole histories, a dense
// one another ridge than a sparse one.
//
// Both give the usual settings where there are too few cases to choose by, and where no others rank
// better.  Require cases of one test item each.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "rank/ranking.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"
#include "train/sequences.h"

namespace shelfwise {

// E's window, ridge and exponent of the target's count, and whether it has dropout and damps long
// histories (both or neither).
CoPreferenceRidge chooseCoPreference(const Sequences& past, std::uint32_t itemCount,
                                     std::uint32_t minSupport, std::span<const RankedCase> heldOut,
                                     Executor& executor);

// M's window and decay: 3 steps, 8, 20 or whole histories.
NextSettings chooseNext(const Sequences& past, std::uint32_t itemCount, std::uint32_t minSupport,
                        std::span<const RankedCase> heldOut, Executor& executor);

}  // namespace shelfwise
