// Item-kNN: the baseline that a recommender has to beat.
//
//   score(j) = sum over the events of a history of decay^steps * cos(item_e, j),
//   cos(i, j) = shoppers of both / (sqrt(shoppers of i * shoppers of j) + shrink)
//
// (Sarwar et al. 2001, with the decay that makes it strong on sequences.)

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "quant/edges.h"
#include "train/sequences.h"

namespace shelfwise {

// cos(i, j) of every pair that some shopper has in common; nothing is cut off.
EdgeRows cosineRows(const Sequences& sequences, std::uint32_t itemCount, float shrink,
                    Executor& executor);

// `history` is oldest first.  Requires scores.size() == rows.rows().
void scoreByNeighbours(const EdgeRows& rows, std::span<const ItemId> history, float decay,
                       std::span<float> scores);

}  // namespace shelfwise
