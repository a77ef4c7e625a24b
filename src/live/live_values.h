// Values that change between two builds: prices, and what is in stock.
//
// They change columns of numbers and booleans.  A change is whole or nothing: every value is
// checked before the first is shown.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "kg/item_set.h"
#include "live/decimal.h"
#include "memory/arena.h"
#include "sections/columns.h"

namespace shelfwise {

// Says what is sold out: a number of 0 or less, or false.  An item without a value is not.
inline constexpr std::string_view kStockName = "stock";

enum class LiveKind : std::uint8_t { kUnchanged, kNumber, kBoolean };

struct LiveCell {
  LiveKind kind = LiveKind::kUnchanged;
  bool truth = false;  // of kBoolean
  Decimal number{};    // of kNumber

  bool operator==(const LiveCell&) const = default;
};

// Rows of items, one cell for each column.
struct LiveChanges {
  std::vector<std::string> columns;  // distinct names
  std::vector<ItemId> items;         // [rows]; of an item that comes twice, the later row holds
  std::vector<LiveCell> cells;       // [rows * columns], row by row

  bool operator==(const LiveChanges&) const = default;
};

class LiveValues {
 public:
  // Finds what is sold out.  Call it once the columns are there.
  void open(std::uint32_t itemCount, const Columns& columns);

  // Changes `columns`, which were opened.  A number gets the decimals that it needs, exactly.
  // kStockName becomes a column of numbers where there is none.  Otherwise kInvalidArgument for a
  // name that is no column of numbers or booleans, a value of the other type, or a number that its
  // column cannot hold; kOutOfMemory.  Nothing has then changed.  Requires items below itemCount.
  Status apply(const LiveChanges& changes, Columns& columns);

  // The items that are sold out; nullptr if none is.
  const ItemSet* soldOut() const { return soldOut_ ? &*soldOut_ : nullptr; }

 private:
  // The memory of a column that was changed.
  struct Kept {
    std::string name;
    Arena memory;
  };

  std::uint32_t itemCount_ = 0;
  std::vector<Kept> kept_;
  std::optional<ItemSet> soldOut_;
};

}  // namespace shelfwise
