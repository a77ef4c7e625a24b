// The values of an item in any column, as things to be counted.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "filter/filter.h"

namespace shelfwise {

// Equal values of one column are equal.
struct CountedValue {
  std::uint64_t number = 0;  // an entity, or the bits of a number
  std::string_view text{};

  bool operator==(const CountedValue&) const = default;
};

class ColumnValues {
 public:
  // kInvalidArgument for a column that there is not.  Borrows the columns and the graph.
  static Result<ColumnValues> create(std::string_view column, const FilterScope& scope);

  // Appends what the item has: nothing, one value, or several of an entity column.  Of paths it is
  // the one that fewest items have.
  void append(ItemId item, std::vector<CountedValue>& values) const;

 private:
  void appendFacts(ItemId item, std::vector<CountedValue>& values) const;

  const KnowledgeGraph* graph_ = nullptr;
  const NumberColumn* numbers_ = nullptr;
  const DateColumn* dates_ = nullptr;
  const BooleanColumn* booleans_ = nullptr;
  const TextColumn* texts_ = nullptr;
  const EntityColumn* entities_ = nullptr;
};

}  // namespace shelfwise
