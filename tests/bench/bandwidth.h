// How fast memory can be read, to hold the scan beside.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace shelfwise {

// The sum of the bytes' 64-bit words: every byte read once, and as little else as possible.
// Requires a whole number of words.
std::uint64_t sumOfWords(std::span<const std::byte> bytes);

}  // namespace shelfwise
