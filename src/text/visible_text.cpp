#include "text/visible_text.h"

namespace shelfwise {

namespace {

std::string_view hexDigits(bool upper) { return upper ? "0123456789ABCDEF" : "0123456789abcdef"; }

void appendBytes(std::string& shown, std::string_view bytes) {
  const std::string_view digits = hexDigits(/*upper=*/true);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    shown += "\\x";
    shown += digits[byte >> 4];
    shown += digits[byte & 15];
  }
}

// Every character that is not visible is below U+10000.
void appendJsonEscape(std::string& shown, char32_t code) {
  const std::string_view digits = hexDigits(/*upper=*/false);
  shown += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) shown += digits[code >> shift & 15];
}

// Copies `text`.  For a character that is not visible, escape(shown, character, its bytes) appends
// the escaped form.
template <class Escape>
std::string escaped(std::string_view text, Escape escape) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char next = utf8CharAt(text, at);
    const std::string_view bytes = text.substr(at, next.length);
    if (isVisible(next)) {
      shown += bytes;
    } else {
      escape(shown, next, bytes);
    }
    at += next.length;
  }
  return shown;
}

}  // namespace

bool isVisible(const Utf8Char& character) {
  const char32_t c = character.code;
  const bool isControl = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool endsLine = c == 0x2028 || c == 0x2029;
  const bool setsDirection = c == 0x061C || c == 0x200E || c == 0x200F ||
                             (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return character.valid && !isControl && !endsLine && !setsDirection;
}

std::string visible(std::string_view text) {
  return escaped(text, [](std::string& shown, const Utf8Char&, std::string_view bytes) {
    appendBytes(shown, bytes);
  });
}

std::string visibleLines(std::string_view text) {
  return escaped(text, [](std::string& shown, const Utf8Char& character, std::string_view bytes) {
    if (character.code == '\n') {
      shown += '\n';
    } else {
      appendBytes(shown, bytes);
    }
  });
}

std::string visibleJson(std::string_view json) {
  return escaped(json, [](std::string& shown, const Utf8Char& character, std::string_view) {
    appendJsonEscape(shown, character.code);
  });
}

}  // namespace shelfwise
