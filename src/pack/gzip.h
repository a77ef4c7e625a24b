// gzip with the same bytes on every machine: the smallest that libdeflate makes.  The header names
// no time, file or operating system.

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

// The content of one gzip member, which has `size` bytes.  kCorruptGzip if `member` is anything
// else, if a byte follows it, or if it holds more or less.
Result<std::vector<std::byte>> gunzip(std::span<const std::byte> member, std::size_t size);

enum class MemberEnd : std::uint8_t { kWhole, kTruncated, kDamaged, kTooLong };

struct UnpackedMember {
  MemberEnd end;
  std::size_t packedBytes;  // of the member, or those read until something was wrong
};

// Unpacks the gzip member that `packed` starts with and hands its content to `append`, piece by
// piece.  Content above `maxBytes` is kTooLong; at most `maxBytes` of it are handed over.
UnpackedMember unpackMember(std::span<const std::byte> packed, std::uint64_t maxBytes,
                            const std::function<void(std::span<const std::byte>)>& append);

}  // namespace shelfwise
