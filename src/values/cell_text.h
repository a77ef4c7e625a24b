// The text of cells and of column names, in the form in which it is compared.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelfwise {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

// An ASCII letter in lower case; anything else as it is.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The length of the white space that `text` starts with (ASCII, no-break or ideographic), else 0.
std::size_t spaceAtFront(std::string_view text);

// `text` without white space at both ends.
std::string_view trimmed(std::string_view text);

// `text` trimmed, with each run of white space and control characters as one space.
std::string cleaned(std::string_view text);

// Whether `text` is a word that exports write for a missing value: NaN, null, N/A and the like.
bool isAbsent(std::string_view text);

// The same for a cell that should be a number.  NaN is not one of them: it is the result of a
// failed computation.
bool isAbsentNumber(std::string_view text);

// `name` with ASCII letters in lower case, without white space, `_`, `-` and `.`: "Product_ID"
// gives "productid".
std::string canonicalName(std::string_view name);

// Whether `text` fits a pattern of '#' (one digit), '?' (one byte), '*' (any run) and bytes.
bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace shelfwise
