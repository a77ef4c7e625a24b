// Edges of source next: what comes after an item.
//
//   F[i -> j] = sum over shoppers of decay^(k-1) for j coming k steps after i, k <= window,
//               / (count_i^.7 * count_j^.3 + shrink)

#pragma once

#include <cstdint>

#include "base/executor.h"
#include "train/pair_rows.h"
#include "train/sequences.h"

namespace shelfwise {

struct NextSettings {
  std::uint32_t window = 3;
  float decay = 0.5f;
  CountDamping damping{};
};

PairRows nextEdges(const Sequences& sequences, std::uint32_t itemCount, std::uint32_t minSupport,
                   const NextSettings& settings, Executor& executor);

}  // namespace shelfwise
