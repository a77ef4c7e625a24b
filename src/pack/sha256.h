// SHA-256.  Files are named and verified by it.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace shelfwise {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::span<const std::byte> bytes);

// 64 lower-case hexadecimal digits.
std::string hexadecimal(const Sha256& hash);

// 16 lower-case hexadecimal digits, the most significant first.
std::string hexadecimal(std::uint64_t number);

}  // namespace shelfwise
