#include "presets/header_forms.h"

#include <algorithm>
#include <initializer_list>

#include "survey/column_names.h"
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

std::vector<std::string> headerWords(std::string_view name) {
  std::vector<std::string> words;
  const std::string spaced = wordsOfName(name);
  for (std::size_t begin = 1; begin < spaced.size();) {
    const std::size_t end = std::min(spaced.find(' ', begin), spaced.size());
    if (end > begin) words.push_back(spaced.substr(begin, end - begin));
    begin = end + 1;
  }
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
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    columns_.push_back({columns[i].path, columns[i].name, plainName(columns[i].name)});
    paths_.emplace(columns[i].path, i);
    names_.emplace(columns[i].name, i);
    for (std::string& form : headerForms(columns[i])) forms_.emplace(std::move(form), i);
  }
}

std::uint32_t HeaderIndex::find(std::string_view name) const {
  const auto in = [](const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? kNoField : found->second;
  };
  const std::string key(name);
  if (const auto byPath = in(paths_, key); byPath != kNoField) return byPath;
  if (const auto byName = in(names_, key); byName != kNoField) return byName;
  return in(forms_, canonicalName(name));
}

bool HeaderIndex::matches(std::uint32_t column, std::string_view pattern) const {
  const Names& names = columns_[column];
  if (pattern == names.path || pattern == names.name) return true;
  return matchesPattern(pattern, names.path) || matchesPattern(pattern, names.name) ||
         matchesPattern(pattern, names.plain);
}

}  // namespace shelfwise
