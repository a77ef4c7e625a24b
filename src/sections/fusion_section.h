// The fusion weights in a slice.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "sections/weights.h"

namespace shelfwise {

// A weight above kMaxWeight is written as kMaxWeight.
std::vector<std::byte> writeFusion(const FusionWeights& fusion);

// Fails with kCorruptSlice if the bytes are not those of weights for `relationCount` relations, if
// a weight is not in 0 .. kMaxWeight, or if the age bounds do not ascend.
Result<FusionWeights> readFusion(std::span<const std::byte> section, std::uint32_t relationCount);

}  // namespace shelfwise
