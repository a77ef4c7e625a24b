// Presets: maps of the exports of usual platforms, found by their headers.
//
// A preset is a file of docs/maps, compiled in as it is.  It may name columns that a file does not
// have: exports differ in version and language.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schema/column_map.h"
#include "table/table.h"

namespace shelfwise {

enum class FileKind : std::uint8_t { kCatalog, kEvents, kLinks };

struct Preset {
  std::string name;  // of the file, without .json
  ColumnMap map;
};

// All presets, by name.
const std::vector<Preset>& presets();

// The section of a map for a file.
const ColumnMap::Section& sectionOf(const ColumnMap& map, FileKind kind);

// Whether the columns are those that the section detects: of each list, one is there.  Letter case,
// spaces, `_` and `-` do not matter, nor does what decorates a header ("g:id", "ID [id]").
bool detects(const ColumnMap::Section& section, const std::vector<TableColumn>& columns);

// Whether a file without a header, whose first cells were taken for names, has the section's shape.
bool fitsShape(const ColumnMap::Section& section, const std::vector<TableColumn>& columns);

// The preset that fits a file, by its columns or by its shape; of several, the one that asks for
// most columns.  Null if there is none.
const Preset* findPreset(FileKind kind, const std::vector<TableColumn>& columns);

// The preset that `wanted` says: a name, "none", or empty for findPreset().  kInvalidArgument with
// the list of names if there is none of that name.
Result<const Preset*> choosePreset(std::string_view wanted, FileKind kind,
                                   const std::vector<TableColumn>& columns);

// Whether a file must be opened without a header, since the map, or the preset, names its columns
// by numbers.  `columns` are those with a header.
bool hasNoHeader(const ReadOptions& options, FileKind kind,
                 const std::vector<TableColumn>& columns);

}  // namespace shelfwise
