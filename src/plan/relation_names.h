// What the relation of a column is called.

#pragma once

#include <string>
#include <string_view>

#include "schema/column_map.h"
#include "table/table.h"

namespace shelfwise {

// The value that the map gives for a column by its path or name; null if it names it not.
const std::string* valueFor(const TableColumn& column, const NamePairs& pairs);

// As the map renames it, or without a prefix that the map strips, else the column's name.  A key of
// JSON that all attributes share ("text", "value") gives way to the key around it:
// "attributes.dial.text" is dial.  A feed's prefix ("g:color") and brackets ("Color [color]", "Tags
// (x,y,z...)") are left out.
std::string relationName(const ColumnMap::Catalog& map, const TableColumn& column);

// Whether a key of JSON names no attribute, but a part of one.
bool isSharedKey(std::string_view key);

}  // namespace shelfwise
