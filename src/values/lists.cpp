#include "values/lists.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

// Reads a list in brackets, ( ) or { }.  An element is a path: one text, or the elements of a list
// within.
class BracketReader {
 public:
  explicit BracketReader(std::string_view text) : rest_(text) {}

  std::optional<std::vector<CategoryPath>> read() {
    std::vector<CategoryPath> elements;
    const char open = rest_.empty() ? '\0' : rest_[0];
    if (open != '[' && open != '(' && open != '{') return std::nullopt;
    if (!list(0, [&](CategoryPath path) { elements.push_back(std::move(path)); })) {
      return std::nullopt;
    }
    skipSpace();
    if (!rest_.empty()) return std::nullopt;
    const bool sure = open == '[' || bare_ == 0 || (open == '{' && elements.size() > 1);
    if (!sure) return std::nullopt;
    return elements;
  }

 private:
  void skipSpace() {
    while (const std::size_t space = spaceAtFront(rest_)) rest_.remove_prefix(space);
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  template <class Keep>
  bool list(int depth, const Keep& keep) {
    const char close = rest_[0] == '[' ? ']' : rest_[0] == '(' ? ')' : '}';
    rest_.remove_prefix(1);
    for (bool first = true;; first = false) {
      skipSpace();
      if (take(close)) return true;
      if (!first && take(',')) skipSpace();
      if (take(close)) return true;  // a comma behind the last element
      CategoryPath path;
      if (!element(depth, close, path)) return false;
      if (!path.empty()) keep(std::move(path));
    }
  }

  bool element(int depth, char close, CategoryPath& path) {
    if (rest_.empty()) return false;
    if (rest_[0] == '[') {
      if (depth == 1) return false;
      return list(depth + 1, [&path](const CategoryPath& inner) {
        path.insert(path.end(), inner.begin(), inner.end());
      });
    }
    if ((lower(rest_[0]) == 'u' || lower(rest_[0]) == 'b') && rest_.size() > 1 &&
        (rest_[1] == '"' || rest_[1] == '\'')) {
      rest_.remove_prefix(1);
    }
    std::string text;
    if (rest_[0] == '"' || rest_[0] == '\'') {
      if (!quoted(text)) return false;
    } else if (!bareWord(close, text)) {
      return false;
    }
    text = cleaned(text);
    if (!text.empty() && !isAbsent(text)) path.push_back(std::move(text));
    return true;
  }

  bool bareWord(char close, std::string& text) {
    const std::string_view ends = close == ']' ? ",]" : close == ')' ? ",)" : ",}";
    const std::size_t end = rest_.find_first_of(ends);
    if (end == 0 || end == rest_.npos) return false;
    text = rest_.substr(0, end);
    if (text.find_first_of("[]{}()\"=:") != text.npos) return false;
    rest_.remove_prefix(end);
    ++bare_;
    return true;
  }

  bool quoted(std::string& text) {
    const char quote = rest_[0];
    rest_.remove_prefix(1);
    while (!rest_.empty() && rest_[0] != quote) {
      if (rest_[0] != '\\') {
        text += rest_[0];
        rest_.remove_prefix(1);
      } else if (!escape(text)) {
        return false;
      }
    }
    return take(quote);
  }

  bool escape(std::string& text) {
    if (rest_.size() < 2) return false;
    const char c = rest_[1];
    rest_.remove_prefix(2);
    if (c == 'u' || c == 'x') return number(c == 'u' ? 4 : 2, text);
    const bool space = c == 'n' || c == 't' || c == 'r' || c == 'f';
    text += space ? ' ' : c;
    return true;
  }

  bool number(std::size_t digits, std::string& text) {
    std::uint32_t code = 0;
    if (!hex(digits, code)) return false;
    const bool high = code >= 0xD800 && code < 0xDC00;
    std::uint32_t low = 0;
    if (high && rest_.starts_with("\\u")) {
      rest_.remove_prefix(2);
      if (!hex(4, low) || low < 0xDC00 || low > 0xDFFF) return false;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code < 0xE000) return false;
    appendUtf8(text, code == 0 ? U' ' : static_cast<char32_t>(code));
    return true;
  }

  bool hex(std::size_t digits, std::uint32_t& code) {
    if (rest_.size() < digits) return false;
    for (const char c : rest_.substr(0, digits)) {
      const char l = lower(c);
      const bool letter = l >= 'a' && l <= 'f';
      if (!isDigit(c) && !letter) return false;
      code = code * 16 + static_cast<std::uint32_t>(letter ? l - 'a' + 10 : c - '0');
    }
    rest_.remove_prefix(digits);
    return true;
  }

  std::string_view rest_;
  std::size_t bare_ = 0;  // elements without quotes
};

// The parts of a text between signs.  A backslash keeps a comma.
std::vector<std::string> cutAt(std::string_view sign, std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  while (!text.empty()) {
    if (sign == "," && text.starts_with("\\,")) {
      part += ',';
      text.remove_prefix(2);
    } else if (!sign.empty() && text.starts_with(sign)) {
      parts.push_back(std::exchange(part, std::string()));
      text.remove_prefix(sign.size());
    } else {
      part += text[0];
      text.remove_prefix(1);
    }
  }
  parts.push_back(std::move(part));
  return parts;
}

bool isValue(const std::string& text, const ValueStyle& style) {
  return !text.empty() && !isAbsent(text, style);
}

// The steps of a path, of which each part may be several.
Result<CategoryPath> pathOf(const CategoryPath& parts, const ValueStyle& style) {
  CategoryPath path;
  for (const auto& part : parts) {
    for (const auto& text : cutAt(style.pathSign, part)) {
      std::string step = cleaned(text);
      if (!isValue(step, style)) continue;
      if (std::find(path.begin(), path.end(), step) != path.end()) {
        return Error{ErrorCode::kBadValue, "the category '" + step + "' is its own ancestor"};
      }
      if (path.size() == kMaxCategoryDepth) {
        return Error{ErrorCode::kBadValue,
                     "a category path is deeper than " + std::to_string(kMaxCategoryDepth)};
      }
      path.push_back(std::move(step));
    }
  }
  return path;
}

bool beginsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//");
}

// Whether the file name of a picture ends here.
bool endsPicture(std::string_view text) {
  for (const std::string_view ending :
       {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".bmp", ".tif", ".tiff"}) {
    if (text.size() <= ending.size()) continue;
    const auto tail = text.substr(text.size() - ending.size());
    if (std::equal(tail.begin(), tail.end(), ending.begin(),
                   [](char a, char b) { return lower(a) == b; })) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::vector<std::string>> bracketList(std::string_view text) {
  const auto elements = BracketReader(trimmed(text)).read();
  if (!elements) return std::nullopt;
  std::vector<std::string> values;
  for (const auto& element : *elements) {
    std::string value;
    for (const auto& step : element) value += (value.empty() ? "" : " > ") + step;
    values.push_back(std::move(value));
  }
  return values;
}

std::vector<std::string> listOf(std::string_view text, const ValueStyle& style) {
  if (auto list = bracketList(text)) return *std::move(list);
  std::vector<std::string> values;
  for (const auto& part : cutAt(style.listSign, text)) {
    std::string value = cleaned(part);
    if (isValue(value, style)) values.push_back(std::move(value));
  }
  return values;
}

Result<std::vector<CategoryPath>> parseCategories(std::string_view text, const ValueStyle& style) {
  std::vector<CategoryPath> written;
  if (auto list = BracketReader(trimmed(text)).read()) {
    written = *std::move(list);
  } else {
    for (auto& path : cutAt(style.pathsSign, text)) written.push_back({std::move(path)});
  }
  std::vector<CategoryPath> paths;
  for (const auto& parts : written) {
    auto path = pathOf(parts, style);
    if (!path.ok()) return path.error();
    if (!path.value().empty()) paths.push_back(std::move(path).value());
  }
  return paths;
}

std::vector<std::string> addressesOf(std::string_view text) {
  if (auto list = bracketList(text)) return *std::move(list);
  std::vector<std::string> addresses;
  std::size_t begin = 0;
  const auto keep = [&](std::size_t end) {
    std::string address = cleaned(text.substr(begin, end - begin));
    if (isValue(address, {})) addresses.push_back(std::move(address));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool sign = text[at] == ',' || text[at] == ';' || text[at] == '|';
    if (!sign && spaceAtFront(text.substr(at)) == 0) continue;
    std::size_t next = at + (sign ? 1 : 0);
    while (const std::size_t space = spaceAtFront(text.substr(next))) next += space;
    const bool picture = sign && endsPicture(trimmed(text.substr(begin, at - begin)));
    if (next == text.size() || beginsAddress(text.substr(next)) || picture) {
      keep(at);
      begin = next;
    }
    at = next - 1;
  }
  keep(text.size());
  return addresses;
}

std::optional<bool> yesOrNo(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  constexpr auto kYes = std::to_array<std::string_view>({
      "y",  "yes", "true", "t",   "1",    "on",  "ja", "j",  "wahr", "oui", "o", "vrai",
      "sí", "si",  "s",    "sim", "vero", "tak", "是", "有", "对",   "✓",   "✔",
  });
  constexpr auto kNo = std::to_array<std::string_view>({
      "n",   "no",  "false", "f",     "0",   "off", "nein", "falsch", "non", "faux",
      "não", "nao", "nee",   "falso", "nie", "否",  "没有", "不是",   "✗",   "✘",
  });
  if (text.size() > kLongest) return std::nullopt;
  std::string word(text);
  std::transform(word.begin(), word.end(), word.begin(), lower);
  if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return true;
  if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return false;
  return std::nullopt;
}

}  // namespace shelfwise
