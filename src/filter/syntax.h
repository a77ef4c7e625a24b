// The syntax of a filter, read without any knowledge of columns: docs/filters.md has the grammar.
//
// An expression is kept in reverse Polish order: operands before their operator.  So whoever reads
// it needs a stack of values and no recursion.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shelfwise {

inline constexpr std::size_t kMaxFilterCharacters = 10'000;
inline constexpr std::uint32_t kMaxFilterNesting = 64;

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
};

enum class SyntaxKind : std::uint8_t {
  // Operands.
  kNumber,     // number
  kDuration,   // number, in seconds
  kText,       // text
  kBoolean,    // number: 0 or 1
  kNow,        // the time of the call
  kColumn,     // text: its name
  kContext,    // text: its name
  kPurchased,  // the shopper's state
  kViewed,
  kInCart,
  // Of one operand.
  kNegate,
  kExists,
  kNot,
  // Of two.
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kCompare,  // comparison
  kUnder,
  kStartsWith,
  kAnd,
  kOr,
  // Of more.
  kBetween,  // three: value, least, most
  kIn,       // 1 + count: value, then the elements
};

struct SyntaxStep {
  SyntaxKind kind;
  std::uint32_t position = 0;  // the character it begins with, from 1; of operators, their own
  double number = 0;
  std::string text{};
  Comparison comparison = Comparison::kEqual;
  std::uint32_t count = 0;
};

// kInvalidArgument with the character and what was expected there.  So for a text that is no UTF-8,
// longer than kMaxFilterCharacters, or nested deeper than kMaxFilterNesting.
Result<std::vector<SyntaxStep>> parseFilter(std::string_view text);

// "filter, character 12: <what>".
Error filterError(std::uint32_t position, std::string_view what);

}  // namespace shelfwise
