#include "values/cell_text.h"

#include <algorithm>
#include <array>

namespace shelfwise {

namespace {

constexpr bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t spaceAtBack(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return isAsciiSpace(text.back()) ? 1 : 0;
  if (text.ends_with("\u00A0")) return 2;
  return text.ends_with("\u202F") || text.ends_with("\u3000") ? 3 : 0;
}

// In lower case.  The names of errors are those of spreadsheets.
constexpr auto kAbsentWords = std::to_array<std::string_view>({
    "none",    "(none)",    "na",        "n/a",    "#n/a",  "<na>",   "n.a.",   "nan",
    "null",    "(null)",    "\\n",       "-",      "--",    "\u2013", "\u2014", "undefined",
    "unknown", "(not set)", "(unknown)", "[]",     "{}",    "无",     "暂无",   "#ref!",
    "#value!", "#name?",    "#div/0!",   "#null!", "#num!",
});
constexpr std::size_t kLongestAbsentWord = 9;

// By the first byte of a text: most cells begin like no word of the list.
constexpr auto kAbsentStart = [] {
  std::array<bool, 256> starts{};
  for (const std::string_view word : kAbsentWords) {
    starts[static_cast<unsigned char>(word[0])] = true;
    if (word[0] >= 'a' && word[0] <= 'z')
      starts[static_cast<std::size_t>(word[0] - 'a' + 'A')] = true;
  }
  starts['0'] = true;
  return starts;
}();

// Whether `text` is a word of lower case letters, whatever its own case.
bool isWord(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace

bool areDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool hasWord(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = 0; (at = words.find(word, at)) != words.npos; ++at) {
    const std::size_t end = at + word.size();
    if (at > 0 && words[at - 1] == ' ' && end < words.size() && words[end] == ' ') return true;
  }
  return false;
}

std::size_t spaceAtFront(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text[0]) < 0x80) return isAsciiSpace(text[0]) ? 1 : 0;
  if (text.starts_with("\u00A0")) return 2;
  return text.starts_with("\u202F") || text.starts_with("\u3000") ? 3 : 0;
}

std::string_view trimmed(std::string_view text) {
  while (const std::size_t space = spaceAtFront(text)) text.remove_prefix(space);
  while (const std::size_t space = spaceAtBack(text)) text.remove_suffix(space);
  return text;
}

std::string cleaned(std::string_view text) {
  text = trimmed(text);
  std::string clean;
  clean.reserve(text.size());
  bool inSpace = false;
  while (!text.empty()) {
    const bool control = static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F;
    const std::size_t space = control ? 1 : spaceAtFront(text);
    if (space == 0) {
      if (inSpace) clean += ' ';
      clean += text[0];
    }
    inSpace = space > 0;
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return clean;
}

bool isAbsent(std::string_view text) {
  if (text.empty() || !kAbsentStart[static_cast<unsigned char>(text[0])]) return false;
  if (text[0] == '0') return text.starts_with("0000-00-00") || text.starts_with("0001-01-01");
  if (text.size() > kLongestAbsentWord || text == "na") return false;
  std::array<char, kLongestAbsentWord> word{};
  std::transform(text.begin(), text.end(), word.begin(), lower);
  return std::find(kAbsentWords.begin(), kAbsentWords.end(),
                   std::string_view(word.data(), text.size())) != kAbsentWords.end();
}

bool isAbsent(std::string_view text, const ValueStyle& style) {
  if (!isAbsent(text)) return false;
  return !(style.noneIsValue && isNone(text)) && !(style.unknownIsValue && isUnknown(text));
}

bool isNone(std::string_view text) { return isWord(text, "none") || text == "无"; }
bool isUnknown(std::string_view text) { return isWord(text, "unknown"); }

std::string canonicalName(std::string_view name) {
  std::string canonical;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == '.' || spaceAtFront({&c, 1}) > 0) continue;
    canonical += lower(c);
  }
  return canonical;
}

bool matchesPattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = pattern.npos;  // the last '*', and where in the text it stopped
  std::size_t resume = 0;
  while (t < text.size()) {
    const char c = p < pattern.size() ? pattern[p] : '\0';
    if (p < pattern.size() && c == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (c == '?' || (c == '#' ? isDigit(text[t]) : c == text[t]))) {
      ++p;
      ++t;
    } else if (star != pattern.npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace shelfwise
