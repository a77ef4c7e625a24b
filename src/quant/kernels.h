// The loops over all items, written so that every build gives the same bits.
//
// Each output depends on one index only, or on a comparison.  So vectors of any width do the same
// float operations as one lane would.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace shelfwise {

// Which instructions this build uses: "simd128" (WASM SIMD), "scalar" (WASM without SIMD), or
// "native".
std::string_view kernelName();

// sums[i] += terms[i] * factors[i].  Requires equal sizes.
void addProducts(std::span<const float> terms, std::span<const float> factors,
                 std::span<float> sums);

// The first index at or after `begin` whose value is above `threshold`; values.size() if none is.
std::size_t findAbove(std::span<const float> values, std::size_t begin, float threshold);

}  // namespace shelfwise
