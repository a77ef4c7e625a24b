// Parses the text of a cell: numbers, prices and category paths.
//
// Each parser returns kBadValue with the reason alone.  The reader adds file, row and column.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

struct Price {
  double amount;         // >= 0
  std::string currency;  // ISO 4217; empty if none is given
};

// "1.299,00 EUR", "$1,299.00", "¥12", "12.50".  `currency` is used where the text has none, and for
// signs that several currencies share ($, ¥, kr).  If it is empty, these signs mean USD, CNY and
// none.
Result<Price> parsePrice(std::string_view text, std::string_view currency, bool decimalComma);

// "A > B | A > C": the paths, without empty parts.  kBadValue if a category is
// its own ancestor (A > B > A) or a path is deeper than kMaxCategoryDepth.
inline constexpr std::size_t kMaxCategoryDepth = 32;
Result<std::vector<std::vector<std::string>>> parseCategories(std::string_view text);

}  // namespace shelfwise
