// Chooses the hyperparameters of each edge source by how its edges alone rank the held-out items.
// A log without much order wants pairs from whole histories, and a dense log another ridge than a
// sparse one.
//
// Both functions give the usual settings where there are too few cases to choose by, and where no
// others rank better.  Both require cases of one test item each.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "rank/ranking.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"
#include "train/sequences.h"

namespace shelfwise {

// Of coPreference: the window, the ridge and the exponent of the target's count.  Also whether it
// has dropout and damps long histories (both or neither).
CoPreferenceRidge chooseCoPreference(const Sequences& past, std::uint32_t itemCount,
                                     std::uint32_t minSupport, std::span<const RankedCase> heldOut,
                                     Executor& executor);

// Of next: the window (3 steps, 8, 20 or whole histories) and the decay.
NextSettings chooseNext(const Sequences& past, std::uint32_t itemCount, std::uint32_t minSupport,
                        std::span<const RankedCase> heldOut, Executor& executor);

}  // namespace shelfwise
