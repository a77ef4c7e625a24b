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

// Steps; and seconds in three grades, the finest from five minutes to a week, the coarsest from a
// day to 90 days.
inline constexpr std::array<AgeScale, 4> kAgeScales = {{
    {},
    {.inSeconds = true, .bounds = {300, 3'600, 86'400, 604'800}},
    {.inSeconds = true, .bounds = {3'600, 86'400, 604'800, 2'592'000}},
    {.inSeconds = true, .bounds = {86'400, 604'800, 2'592'000, 7'776'000}},
}};

// Lets `fusion` lose weight with age in the form that ranks the cases best: as it does, not at all,
// slower (the root of its decay) or faster (the square).  Returns the mean NDCG at 10.  Requires
// some cases.
double chooseDecay(const ModelView& model, std::span<const RankedCase> cases, FusionWeights& fusion,
                   Executor& executor);

// The scale that ranks the cases best, each with chooseDecay() and a short search of the weights of
// sources and ages from where `start` has them in units of the sources' scales; the earliest of
// kAgeScales where several do.  Requires some cases, whose times are in seconds.
AgeScale chooseAgeScale(const ModelView& model, const FusionWeights& start,
                        std::span<const TestCase> cases, const PerProduct<ItemId>& itemOf,
                        Executor& executor);

}  // namespace shelfwise
