// The text of cells and of column names, in the form in which it is compared.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "values/style.h"

namespace shelfwise {

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

// An ASCII letter in lower case; anything else as it is.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

// Whether `text` is one digit or more, and nothing else.
bool areDigits(std::string_view text);

// Whether `word` is one of `words`, each of which stands between two single spaces.
bool hasWord(std::string_view words, std::string_view word);

// The length of the white space that `text` starts with (ASCII, no-break or ideographic), else 0.
std::size_t spaceAtFront(std::string_view text);

// `text` without white space at both ends.
std::string_view trimmed(std::string_view text);

// `text` trimmed, with each run of white space and control characters as one space.
std::string cleaned(std::string_view text);

// Whether `text`, trimmed, is one of the ways in which exports write that there is no value.  One
// list holds for every field: "None", "NA", "n.a.", "null", "NaN", "-", "(not set)", "[]",
// "Unknown", "0000-00-00" and the like.  The case of letters does not count, but "na" is a word.
bool isAbsent(std::string_view text);

// The same in a column of that style, where "none" or "unknown" may be a value.
bool isAbsent(std::string_view text, const ValueStyle& style);

// Whether `text` is "none" or 无, or "unknown", whatever the case of its letters.
bool isNone(std::string_view text);
bool isUnknown(std::string_view text);

// `name` with ASCII letters in lower case, without white space, `_`, `-` and `.`: "Product_ID"
// gives "productid".
std::string canonicalName(std::string_view name);

// Whether `text` fits a pattern of '#' (one digit), '?' (one byte), '*' (any run) and bytes.
bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace shelfwise
