// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelfwise {

struct Utf8Char {
  char32_t code;       // U+FFFD if the bytes are no UTF-8
  std::size_t length;  // bytes taken, 1 to 4; 1 if the bytes are no UTF-8
  bool valid;
};

// The character that starts at text[at].  Requires at < text.size().
Utf8Char utf8CharAt(std::string_view text, std::size_t at);

// The first byte at or after `from` that belongs to no character, or text.size().
std::size_t firstInvalidUtf8(std::string_view text, std::size_t from = 0);

// Characters of `text`; a byte that belongs to none counts as one.
std::size_t utf8Length(std::string_view text);

// Requires a Unicode scalar value.
void appendUtf8(std::string& text, char32_t code);

}  // namespace shelfwise
