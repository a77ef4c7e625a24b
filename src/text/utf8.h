// UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelfwise {

struct Utf8Char {
  char32_t code;       // U+FFFD if the bytes are not UTF-8
  std::size_t length;  // bytes taken, 1 to 4; 1 if they are not UTF-8
  bool valid;
};

// The character that starts at text[at].  Requires at < text.size().
Utf8Char utf8CharAt(std::string_view text, std::size_t at);

// The position of the first byte at or after `from` that belongs to no character; text.size() if
// there is none.
std::size_t firstInvalidUtf8(std::string_view text, std::size_t from = 0);

// The number of characters in `text`; a byte that belongs to none counts as one.
std::size_t utf8Length(std::string_view text);

// Appends a character.  Requires a Unicode scalar value.
void appendUtf8(std::string& text, char32_t code);

}  // namespace shelfwise
