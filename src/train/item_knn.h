// Item-kNN: the baseline that a recommender has to beat.
//
//   score(j) = sum over the events of a history of decay^steps * sim(item_e, j),
//   sim(i, j) = sum over shoppers of both of pairDecay^(steps between - 1)
//               / (sqrt(shoppers of i * shoppers of j) + shrink)
//
// With pairDecay 1 and shrink 0 that is the cosine of Sarwar et al. 2001; both decays make it
// strong on sequences.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "quant/edges.h"
#include "train/sequences.h"

namespace shelfwise {

struct NeighbourSettings {
  float shrink = 0;
  float pairDecay = 1;
  std::uint32_t window = 50;  // items of a history farther apart make no pair
};

// sim(i, j) of every pair of items that meet in a history within the window.  No pair is cut off.
EdgeRows neighbourRows(const Sequences& sequences, std::uint32_t itemCount,
                       const NeighbourSettings& settings, Executor& executor);

// Sets the score of every item.  `history` is oldest first.  Requires scores.size() == rows.rows().
void scoreByNeighbours(const EdgeRows& rows, std::span<const ItemId> history, float decay,
                       std::span<float> scores);

}  // namespace shelfwise
