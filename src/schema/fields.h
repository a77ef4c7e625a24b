// The fields of catalogues, events and links, the columns that hold them, and their cells.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/column_map.h"
#include "schema/read_report.h"
#include "table/table.h"

namespace shelfwise {

// The names under which a field is found, the preferred ones first.
struct FieldNames {
  std::string_view field;  // as the map and the documentation call it
  bool needed;
  std::size_t rivals;  // the first `rivals` names are equals: two of them in a file are an error
  std::span<const std::string_view> names;  // in the form of canonicalName()
};

enum class CatalogField : std::uint32_t {
  kId,
  kTitle,
  kBrand,
  kCategories,
  kPrice,
  kImage,
  kUrl,
  kDescription,
};

enum class EventField : std::uint32_t {
  kShopper,
  kItem,
  kType,
  kTime,
  kPosition,
  kQuantity,
  kPrice,
  kOrder,
  kPart,
};

enum class LinkField : std::uint32_t { kFrom, kRelation, kTo };

// In the order of the enumerations.
std::span<const FieldNames> catalogFields();
std::span<const FieldNames> eventFields();
std::span<const FieldNames> linkFields();

// Stands for no field of any of the enumerations, and for no column.
inline constexpr std::uint32_t kNoField = 0xFFFF'FFFF;

struct FoundFields {
  std::vector<std::uint32_t> fieldOf;        // of each column, an index into the fields; kNoField
  std::vector<std::uint32_t> columnOf;       // of each field, an index into the columns; kNoField
  std::vector<RecognizedColumn> recognized;  // for the report, in the order of the fields
};

// Finds the column of each field: the one that the map names, else the best of the usual names.  In
// nested JSON, outer keys go first.
//
// Fails with kMissingColumn if a needed field has no column, or if the map names a column that the
// file does not have.  Fails with kAmbiguousColumn if two columns at the same depth have a field's
// name, or rival names.
Result<FoundFields> findFields(const std::string& file, std::span<const FieldNames> fields,
                               const NamePairs& mapped, const std::vector<TableColumn>& columns);

}  // namespace shelfwise
