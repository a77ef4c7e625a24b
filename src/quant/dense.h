// Loops over dense rows for the builder, compiled for several vector widths with the same bits.

#pragma once

#include <cstddef>

namespace shelfwise {

// to[i] += factor * from[i] for i below `count`.
void addScaled(const float* from, float factor, float* to, std::size_t count);

}  // namespace shelfwise
