// Decimal numbers as a shop writes them, held exactly.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shelfwise {

// digits / 10^decimals.  At most 15 digits, and decimals up to kMaxDecimals (column_section.h), so
// that each value is a double, and back.
struct Decimal {
  std::int64_t digits = 0;
  std::uint32_t decimals = 0;

  bool operator==(const Decimal&) const = default;
};

// "19.99", "-3", "2.50", "1e-7": digits with at most one point, and an exponent if there is one.
// Zeros at the end are dropped: 2.50 is 25 / 10.  Nothing for another text, or a number that is too
// long.
std::optional<Decimal> parseDecimal(std::string_view text);

// 10^exponent.  Requires exponent <= 15.
inline std::int64_t powerOfTen(std::uint32_t exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

}  // namespace shelfwise
