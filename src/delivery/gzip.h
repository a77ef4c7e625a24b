// gzip with the same bytes on every machine: level 9, no time, no name, no operating system.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"

namespace shelfwise {

// One gzip member.
std::vector<std::byte> gzip(std::span<const std::byte> bytes);

// The content of one gzip member that is `size` bytes long.
// kCorruptGzip if `member` is anything else, is followed by a byte, or holds more or less.
Result<std::vector<std::byte>> gunzip(std::span<const std::byte> member, std::size_t size);

}  // namespace shelfwise
