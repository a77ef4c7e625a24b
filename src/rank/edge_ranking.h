// How well the edges of one source alone rank held-out items.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "quant/edges.h"
#include "rank/ranking.h"

namespace shelfwise {

// Scores items by `rows` alone.  The latest event of a history counts 1, each older one `decay`
// times as much as the one after it.  `rows` must outlive the scorer.
CaseScorer edgeScorer(const EdgeRows& rows, float decay);

// The mean NDCG at k of the cases by edgeScorer().  Requires at least one case.
double edgeNdcg(const EdgeRows& rows, float decay, std::span<const RankedCase> cases,
                std::uint32_t k, Executor& executor);

}  // namespace shelfwise
