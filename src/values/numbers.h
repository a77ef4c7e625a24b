// Numbers with or without a unit, whatever signs group their digits.
//
// Each parser returns kBadValue with the reason alone.  The reader adds file, row and column.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

struct Amount {
  double number;
  std::string unit;  // empty if none is given
};

// "12,5 cm", "1.299,00", "1 299", "50%", "2.4GHz".  Nothing if the text is no number with at most
// one unit.  A single comma or point before exactly three digits is ambiguous.  The comma then
// groups thousands and the point is decimal; the reverse with `decimalComma`.  A number with
// needless leading zeros ("00123") is a code and no amount.
std::optional<Amount> parseAmount(std::string_view text, bool decimalComma);

// A finite decimal number with the same separators; an exponent is allowed.
Result<double> parseNumber(std::string_view text, bool decimalComma);

// What one number tells of the decimal sign of its column.
enum class DecimalProof : std::uint8_t {
  kNone,       // "12", "1 299"
  kComma,      // "89,90", "1.299,00", "1.299.000"
  kPoint,      // "89.90", "1,299.00", "1,299,000", "12,34,567"
  kOpenComma,  // "1,299": thousands or decimals
  kOpenPoint,  // "1.299": thousands or decimals
};

struct WrittenNumber {
  std::size_t length = 0;  // in bytes, with its sign; 0 if the text starts with no number
  DecimalProof proof = DecimalProof::kNone;
};

// The number that `text` starts with, without an exponent.
WrittenNumber numberAtFront(std::string_view text);

}  // namespace shelfwise
