#include "text/tokens.h"

#include <cstddef>
#include <utility>

#include "text/utf8.h"

namespace shelfwise {

namespace {

enum class CharKind { kMark, kLetter, kDigit, kHan, kApostrophe, kPoint, kSilent };

bool isHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == U'々' || c == U'〇';
}

// Marks, symbols, spaces and private characters above Latin-1.
bool isMark(char32_t c) {
  return (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x303F) ||
         (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE10 && c <= 0xFE6F) || c == 0x30FB ||
         (c >= 0xFF00 && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF) ||
         (c >= 0x1F000 && c <= 0x1FAFF) || c >= 0xE0000;
}

// Combining accents and variation selectors: they belong to the letter before them.
bool isSilent(char32_t c) { return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F); }

char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x2019 || c == 0x2BC ? U'\'' : c;
}

// U+00C0 .. U+00FF and U+0100 .. U+017F without case and accents.  A space is no letter; '1' to '5'
// stand for two letters each (appendPlain).
constexpr std::string_view kPlainLatin =
    "aaaaaa1ceeeeiiiidnooooo ouuuuy23aaaaaa1ceeeeiiiidnooooo ouuuuy2y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkkklllllllll"
    "lnnnnnnnnnoooooo55rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

CharKind kindOfAscii(char32_t c) {
  if (c >= U'0' && c <= U'9') return CharKind::kDigit;
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return CharKind::kLetter;
  if (c == U'\'') return CharKind::kApostrophe;
  return c == U'.' ? CharKind::kPoint : CharKind::kMark;
}

CharKind kindOf(char32_t c) {
  if (c < 0x80) return kindOfAscii(c);
  if (c == U'²' || c == U'³' || c == U'¹') return CharKind::kDigit;
  if (c < 0xC0) return c == U'µ' ? CharKind::kLetter : CharKind::kMark;
  if (c == U'×' || c == U'÷') return CharKind::kMark;
  if (isHan(c)) return CharKind::kHan;
  if (isSilent(c)) return CharKind::kSilent;
  return isMark(c) ? CharKind::kMark : CharKind::kLetter;
}

void appendPlain(std::string& word, char plain) {
  switch (plain) {
    case '1':
      word += "ae";
      return;
    case '2':
      word += "th";
      return;
    case '3':
      word += "ss";
      return;
    case '4':
      word += "ij";
      return;
    case '5':
      word += "oe";
      return;
    default:
      word += plain;
  }
}

void appendFolded(std::string& word, char32_t c) {
  if (c >= U'A' && c <= U'Z') c += 32;
  if (c >= 0xC0 && c <= 0x17F) {
    appendPlain(word, kPlainLatin[c - 0xC0]);
  } else if (c == U'²' || c == U'³') {
    word += c == U'²' ? '2' : '3';
  } else if (c == U'¹') {
    word += '1';
  } else if (c == U'µ') {
    word += 'u';
  } else {
    appendUtf8(word, c);
  }
}

class Tokenizer {
 public:
  void take(char32_t raw) {
    const char32_t c = narrow(raw);
    const CharKind kind = kindOf(c);
    if (kind == CharKind::kSilent) return;
    if (pointPending_ && kind == CharKind::kDigit) word_ += '.';
    if (pointPending_ && kind != CharKind::kDigit) endWord();
    pointPending_ = kind == CharKind::kPoint && afterDigit_;
    afterDigit_ = kind == CharKind::kDigit;
    if (kind != CharKind::kHan) previousHan_.clear();
    if (kind == CharKind::kLetter || kind == CharKind::kDigit) {
      appendFolded(word_, c);
    } else if (kind == CharKind::kHan) {
      takeHan(c);
    } else if (kind == CharKind::kMark || (kind == CharKind::kPoint && !pointPending_)) {
      endWord();
    }
  }

  std::vector<std::string> finish() {
    endWord();
    return std::move(tokens_);
  }

 private:
  void takeHan(char32_t c) {
    endWord();
    std::string character;
    appendUtf8(character, c);
    if (!previousHan_.empty()) tokens_.push_back(previousHan_ + character);
    tokens_.push_back(character);
    previousHan_ = std::move(character);
  }

  void endWord() {
    if (!word_.empty()) tokens_.push_back(std::move(word_));
    word_.clear();
    pointPending_ = false;
  }

  std::vector<std::string> tokens_;
  std::string word_;
  std::string previousHan_;
  bool afterDigit_ = false;
  bool pointPending_ = false;  // a point after a digit: part of the word if a digit follows
};

}  // namespace

std::vector<std::string> tokens(std::string_view text) {
  Tokenizer tokenizer;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char next = utf8CharAt(text, at);
    tokenizer.take(next.valid ? next.code : U' ');
    at += next.length;
  }
  return tokenizer.finish();
}

}  // namespace shelfwise
