#include "values/cell_text.h"

#include <algorithm>
#include <array>

namespace shelfwise {

namespace {

std::size_t spaceAtBack(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
  if (text.ends_with("\u00A0")) return 2;
  return text.ends_with("\u202F") || text.ends_with("\u3000") ? 3 : 0;
}

}  // namespace

std::size_t spaceAtFront(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
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
  constexpr std::array<std::string_view, 10> kWords = {"NaN", "nan", "null", "NULL", "Null",
                                                       "N/A", "n/a", "#N/A", "<NA>", "\\N"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

bool isAbsentNumber(std::string_view text) {
  return isAbsent(text) && canonicalName(text) != "nan";
}

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
