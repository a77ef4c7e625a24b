// Changes of prices and stock out of a file of a shop: CSV, TSV or JSON Lines, also gzip-ed.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "live/live_values.h"
#include "slice/model_view.h"
#include "table/input_text.h"

namespace shelfwise {

struct ChangeReading {
  LiveChanges changes;                 // items ascending, each once; columns in their file's order
  std::vector<std::string> unused;     // columns of the file that hold no live value
  std::vector<std::string> unknown{};  // ids that the build does not know, at most kShownIds
  std::uint64_t unknownCount = 0;
  std::uint64_t rows = 0;
};

inline constexpr std::size_t kShownIds = 5;

// The file has a column of ids (`id`, `item`, `item_id`, `product_id` or `sku`), and columns of the
// names that the build's numbers and booleans have, or `stock`.  A cell is a plain decimal number
// ("19.99", also with the column's unit: "19.99 EUR"), or true or false.  An empty cell changes
// nothing.
//
// Fails as inputText() and openTable() do.  Other errors, with file, row and column: kMissingColumn
// without ids or without any live value, kAmbiguousColumn for two columns of ids or of one name.
// Also kBadValue for a cell that is neither, kDuplicateId for an id that comes twice.
Result<ChangeReading> readChanges(const InputFile& file, const ModelView& model);

// `earlier` with the cells of `later` in place of its own.  Items ascend, as in both.
LiveChanges mergedChanges(const LiveChanges& earlier, const LiveChanges& later);

}  // namespace shelfwise
