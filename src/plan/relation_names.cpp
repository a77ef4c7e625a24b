#include "plan/relation_names.h"

#include "presets/header_forms.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

std::string nameInFeed(const std::string& name) {
  const bool isList = name.find("x,y,z") != name.npos;
  const bool isBracketed = name.ends_with(']');
  const bool isPrefixed = name.starts_with("g:") || name.starts_with("c:");
  return isList || isBracketed || isPrefixed ? plainName(name) : name;
}

// The innermost key of a path that names an attribute; the name itself if none does.
std::string keyOf(const TableColumn& column) {
  std::string_view path = column.path;
  while (!path.empty()) {
    const std::size_t point = path.rfind('.');
    const std::string_view key = path.substr(point == path.npos ? 0 : point + 1);
    if (!key.empty() && !isSharedKey(key)) return std::string(key);
    if (point == path.npos) break;
    path = path.substr(0, point);
  }
  return column.name;
}

}  // namespace

const std::string* valueFor(const TableColumn& column, const NamePairs& pairs) {
  for (const auto& [name, value] : pairs) {
    if (name == column.path || name == column.name) return &value;
  }
  return nullptr;
}

std::string relationName(const ColumnMap::Catalog& map, const TableColumn& column) {
  if (const std::string* renamed = valueFor(column, map.rename)) return *renamed;
  for (const auto& prefix : map.stripPrefixes) {
    if (column.name.size() > prefix.size() && column.name.starts_with(prefix)) {
      return column.name.substr(prefix.size());
    }
  }
  const bool isNested = column.depth > 0 && isSharedKey(column.name);
  return isNested ? keyOf(column) : nameInFeed(column.name);
}

bool isSharedKey(std::string_view key) {
  return hasWord(
      " text name value values slug option options number numbers src id key label code "
      "title url href uri ",
      canonicalName(key));
}

}  // namespace shelfwise
