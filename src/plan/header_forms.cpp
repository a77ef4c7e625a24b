#include "plan/header_forms.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool isSmall(char c) { return c >= 'a' && c <= 'z'; }

// Where the bracket that ends `name` opens; npos if it ends with none.
std::size_t bracketAtEnd(std::string_view name) {
  if (name.empty()) return name.npos;
  const char close = name.back();
  if (close != ')' && close != ']') return name.npos;
  return name.rfind(close == ')' ? '(' : '[');
}

// "[id]" of "ID [id]", without the brackets; empty if there is none.
std::string_view nameInBrackets(std::string_view name) {
  const std::size_t open = bracketAtEnd(name);
  if (open == name.npos || name[open] != '[') return {};
  return trimmed(name.substr(open + 1, name.size() - open - 2));
}

std::string_view withoutPrefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == name.npos || colon > 8 || colon + 1 == name.size()) return name;
  const bool word = std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(colon),
                                [](char c) { return isUpper(c) || isSmall(c); });
  return word ? name.substr(colon + 1) : name;
}

}  // namespace

std::string plainName(std::string_view name) {
  std::string_view plain = trimmed(name);
  if (const auto inner = nameInBrackets(plain); !inner.empty()) plain = inner;
  for (;;) {
    std::string_view next = plain;
    while (!next.empty() && (next.back() == '*' || next.back() == ':' || next.back() == '#')) {
      next.remove_suffix(1);
    }
    if (const std::size_t open = bracketAtEnd(next); open != next.npos) next = next.substr(0, open);
    next = trimmed(next);
    if (next.empty() || next.size() == plain.size()) break;
    plain = next;
  }
  plain = trimmed(withoutPrefix(plain));
  return plain.empty() ? std::string(name) : std::string(plain);
}

std::vector<std::string> wordsOfName(std::string_view name) {
  std::vector<std::string> words(1);
  char before = ' ';
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool sign =
        static_cast<unsigned char>(c) < 0x80 && !isUpper(c) && !isSmall(c) && !isDigit(c);
    const bool nextSmall = i + 1 < name.size() && isSmall(name[i + 1]);
    const bool hump = isUpper(c) && (isSmall(before) || (isUpper(before) && nextSmall));
    if ((sign || hump) && !words.back().empty()) words.emplace_back();
    if (!sign) words.back() += lower(c);
    before = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> headerForms(const TableColumn& column) {
  std::vector<std::string> forms;
  for (const std::string& form : {canonicalName(column.path), canonicalName(column.name),
                                  canonicalName(plainName(column.name))}) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
  }
  return forms;
}

HeaderIndex::HeaderIndex(const std::vector<TableColumn>& columns) {
  columns_.reserve(columns.size());
  for (const TableColumn& column : columns) {
    columns_.push_back({column.path, column.name, plainName(column.name), headerForms(column)});
  }
}

std::uint32_t HeaderIndex::find(std::string_view name) const {
  const auto first = [this](auto fits) {
    const auto found = std::find_if(columns_.begin(), columns_.end(), fits);
    return found == columns_.end() ? kNoColumn
                                   : static_cast<std::uint32_t>(found - columns_.begin());
  };
  const auto byPath = first([name](const Names& names) { return names.path == name; });
  if (byPath != kNoColumn) return byPath;
  const auto byName = first([name](const Names& names) { return names.name == name; });
  if (byName != kNoColumn) return byName;
  const std::string form = canonicalName(name);
  return first([&form](const Names& names) {
    return std::find(names.forms.begin(), names.forms.end(), form) != names.forms.end();
  });
}

bool HeaderIndex::matches(std::uint32_t column, std::string_view pattern) const {
  const Names& names = columns_[column];
  return matchesPattern(pattern, names.path) || matchesPattern(pattern, names.name) ||
         matchesPattern(pattern, names.plain);
}

}  // namespace shelfwise
