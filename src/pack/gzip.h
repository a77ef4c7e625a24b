// gzip with the same bytes on every machine: the smallest that libdeflate makes, no time, no name,
// no operating system.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"

namespace shelfwise {

// One gzip member.
std::vector<std::byte> gzip(std::span<const std::byte> bytes);

// The content of one gzip member that is `size` bytes long.
// kCorruptGzip if `member` is anything else, is followed by a byte, or holds more or less.
Result<std::vector<std::byte>> gunzip(std::span<const std::byte> member, std::size_t size);

enum class MemberEnd : std::uint8_t { kWhole, kTruncated, kDamaged, kTooLong };

struct UnpackedMember {
  MemberEnd end;
  std::size_t packedBytes;  // that the member takes, or that were read until something was wrong
};

// Unpacks the gzip member that `packed` starts with and hands its content to `append`, piece by
// piece; of content above `maxBytes`, which is kTooLong, at most that much.
UnpackedMember unpackMember(std::span<const std::byte> packed, std::uint64_t maxBytes,
                            const std::function<void(std::span<const std::byte>)>& append);

}  // namespace shelfwise
