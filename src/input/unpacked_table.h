// A table whose cells hold rows of named cells: "sku=A,size=S|sku=B,size=M".
//
// Each such row is an element, as an object in a list of JSON is, and its cells are columns of
// their own: "variations.sku", "variations.size".  The packed cell itself is taken out.  What has
// no name is dropped.  Opening reads the table once, since all columns are complete from the start.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

struct PackedRows {
  std::uint32_t column;
  std::string rows;    // between two rows; empty: the cell is one
  std::string cells;   // between two cells of a row
  std::string within;  // between name and value
};

// `table` with the columns of its packed cells, at its first row.  Fails as Table::next() and
// Table::rewind() do, and with kTooLarge above kMaxColumns columns.
Result<std::unique_ptr<Table>> unpacked(std::unique_ptr<Table> table,
                                        std::vector<PackedRows> packed);

}  // namespace shelfwise
