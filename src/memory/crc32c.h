// CRC-32C (Castagnoli): the polynomial 0x1EDC6F41 of RFC 3720, reflected.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace shelfwise {

// The checksum of `bytes`.  For bytes that come in pieces, `before` is the checksum so far.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0);

}  // namespace shelfwise
