#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace shelfwise {

namespace {

constexpr Utf8Char kInvalid = {0xFFFD, 1, false};

unsigned byteAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool eightAsciiBytes(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return (word & 0x8080'8080'8080'8080u) == 0;
}

}  // namespace

Utf8Char utf8CharAt(std::string_view text, std::size_t at) {
  const unsigned lead = byteAt(text, at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  if (lead < 0xC2 || lead > 0xF4) return kInvalid;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - at < length) return kInvalid;
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byteAt(text, at + i);
    if ((next & 0xC0u) != 0x80) return kInvalid;
    code = code << 6 | (next & 0x3Fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return kInvalid;
  return {code, length, true};
}

std::size_t firstInvalidUtf8(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    if (text.size() - at >= 8 && eightAsciiBytes(text.data() + at)) {
      at += 8;
      continue;
    }
    const Utf8Char next = utf8CharAt(text, at);
    if (!next.valid) return at;
    at += next.length;
  }
  return text.size();
}

std::size_t utf8Length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8CharAt(text, at).length) ++length;
  return length;
}

void appendUtf8(std::string& text, char32_t code) {
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    push(code);
  } else if (code < 0x800) {
    push(0xC0 | code >> 6);
    push(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    push(0xE0 | code >> 12);
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  } else {
    push(0xF0 | code >> 18);
    push(0x80 | (code >> 12 & 0x3F));
    push(0x80 | (code >> 6 & 0x3F));
    push(0x80 | (code & 0x3F));
  }
}

}  // namespace shelfwise
