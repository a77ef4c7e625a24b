// How the age of an event is counted, and how fast an event loses weight with it.

#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/executor.h"
#include "base/ids.h"
#include "rank/ranking.h"
#include "slice/model_view.h"

namespace shelfwise {

// Ages in steps, then in seconds with three sets of bounds: the finest from five minutes to a week,
// the coarsest from a day to 90 days.
inline constexpr std::array<AgeScale, 4> kAgeScales = {{
    {},
    {.inSeconds = true, .bounds = {300, 3'600, 86'400, 604'800}},
    {.inSeconds = true, .bounds = {3'600, 86'400, 604'800, 2'592'000}},
    {.inSeconds = true, .bounds = {86'400, 604'800, 2'592'000, 7'776'000}},
}};

// Sets the decay of `fusion` with age to the form that ranks the cases best.  The forms are the
// decay as it is, none, a slower one (its root) and a faster one (its square).  Returns the mean
// NDCG at 10.  Requires at least one case.
double chooseDecay(const ModelView& model, std::span<const RankedCase> cases, FusionWeights& fusion,
                   Executor& executor);

// The scale of kAgeScales that ranks the cases best; of equals, the earliest.  Each scale is tried
// with chooseDecay() and a short search of the weights of sources and ages.  The search begins at
// `start`, in units of the sources' scales.  Requires at least one case, and times in seconds.
AgeScale chooseAgeScale(const ModelView& model, const FusionWeights& start,
                        std::span<const TestCase> cases, const PerProduct<ItemId>& itemOf,
                        Executor& executor);

}  // namespace shelfwise
