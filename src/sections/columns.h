// Typed columns of a slice: what a filter can ask of an item, and what a result shows of it.
//
// Facts need no column of their own: the knowledge graph holds them (EntityColumn names a
// relation).

#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "sections/string_table.h"

namespace shelfwise {

enum class ColumnType : std::uint8_t { kNumber, kEntities, kBoolean, kDate, kText };

// Numbers in one unit.  Fixed point where that is exact, else float32.
struct NumberColumn {
  std::string_view name;
  std::string_view unit;                     // "EUR", "kg"; empty if there is none
  std::uint32_t divisor = 1;                 // of `fixed`: 1, 10, 100, ... 10^9
  std::span<const std::int32_t> fixed = {};  // [itemCount], kNoFixed where missing; or empty
  std::span<const float> floats = {};        // [itemCount], NaN where missing; or empty

  static constexpr std::int32_t kNoFixed = std::numeric_limits<std::int32_t>::min();

  // NaN where the item has none.  Of fixed point it is the double nearest to the decimal, which a
  // literal of the same digits is, too.
  double operator[](ItemId item) const {
    if (fixed.empty()) return floats[item];
    if (fixed[item] == kNoFixed) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(fixed[item]) / divisor;
  }
};

struct BooleanColumn {
  enum Value : std::uint8_t { kFalse = 0, kTrue = 1, kMissing = 2 };
  std::string_view name;
  std::span<const std::uint8_t> values;  // [itemCount], each a Value
};

struct DateColumn {
  static constexpr std::int64_t kMissing = std::numeric_limits<std::int64_t>::min();
  std::string_view name;
  std::span<const std::int64_t> seconds;  // [itemCount], since 1970-01-01 UTC
};

// Texts, empty where missing: title, image, url.
struct TextColumn {
  std::string_view name;
  StringTable values;  // [itemCount]
};

// A relation of the graph: brand, category, colour.  An item may have several values.
struct EntityColumn {
  std::string_view name;
  RelationId relation = 0;
  bool isPath = false;  // values are paths, "Camp > Tents"; an item has its values' ancestors, too

  // What a result shows of an item in place of the labels, [itemCount]: its first path as a whole,
  // or the values of an attribute, one a line.  Empty if the labels say it all.
  StringTable shown = {};
};

// No two columns have one name.
struct Columns {
  std::vector<NumberColumn> numbers;
  std::vector<BooleanColumn> booleans;
  std::vector<DateColumn> dates;
  std::vector<TextColumn> texts;
  std::vector<EntityColumn> entities;  // sorted by name
};

// Calls visit(column, type) for each column.  The types' names are "number", "boolean", "date",
// "text" and "entities".
template <class Visit>
void visitColumns(const Columns& columns, Visit&& visit) {
  for (const NumberColumn& column : columns.numbers) visit(column, "number");
  for (const BooleanColumn& column : columns.booleans) visit(column, "boolean");
  for (const DateColumn& column : columns.dates) visit(column, "date");
  for (const TextColumn& column : columns.texts) visit(column, "text");
  for (const EntityColumn& column : columns.entities) visit(column, "entities");
}

// The column of that name; nullptr if there is none.
template <class Column>
const Column* findColumn(const std::vector<Column>& columns, std::string_view name) {
  for (const Column& column : columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

}  // namespace shelfwise
