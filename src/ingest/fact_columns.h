// The further columns of a catalogue: which of them are relations, and the typed facts of their
// cells.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ingest/catalog.h"
#include "schema/column_map.h"
#include "schema/fields.h"
#include "table/table.h"

namespace shelfwise {

class FactColumns {
 public:
  // `factsByDefault`: whether a further column is a fact where the map has no list `keep`.
  FactColumns(const ColumnMap::Catalog& map, const std::vector<TableColumn>& columns,
              const FoundFields& found, bool factsByDefault);

  // Appends the facts of one cell, which `|` separates, to `facts`.  A relation is added to
  // `relations` with its first fact.  A fault if a JSON number is not finite.
  std::optional<RowFault> read(const Cell& cell, std::vector<std::string>& relations,
                               std::vector<Fact>& facts);

 private:
  struct FactColumn {
    std::string path;
    std::string relation;  // empty if the column is left out
    std::uint32_t id;      // into `relations`; kNoField until the first fact
    std::string unit;      // of numbers without one
  };

  Result<Fact> factOf(std::string_view text, CellKind kind, const FactColumn& column) const;
  std::uint32_t relationId(FactColumn& column, std::vector<std::string>& relations);

  std::vector<FactColumn> columns_;
  std::unordered_map<std::string, std::uint32_t> relationIds_;  // for look-up only
  bool decimalComma_;
};

}  // namespace shelfwise
