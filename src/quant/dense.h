// Loops over dense rows for the builder, compiled for several vector widths with the same bits.

#pragma once

#include <cstddef>

namespace shelfwise {

// Components that are added up side by side.
inline constexpr std::size_t kLanes = 16;

// The sum of a[i] * b[i]: lane l adds i = l, l + kLanes, ..., then the lanes are added in order.
// Requires `count` to be a multiple of kLanes.
float dot(const float* a, const float* b, std::size_t count);

// to[i] += factor * from[i] for i below `count`.
void addScaled(const float* from, float factor, float* to, std::size_t count);

}  // namespace shelfwise
