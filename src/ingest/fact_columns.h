// The typed facts in the further columns of a catalogue.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ingest/catalog.h"
#include "schema/reading_plan.h"
#include "table/table.h"

namespace shelfwise {

class FactColumns {
 public:
  // `plan` and `columns` must outlive this.
  FactColumns(const ReadingPlan& plan, const std::vector<TableColumn>& columns);

  // Appends the facts of one cell, which `|` separates, to `facts`.  A relation is added to
  // `relations` with its first fact.  A fault if a JSON number is not finite.
  std::optional<RowFault> read(const Cell& cell, std::vector<std::string>& relations,
                               std::vector<Fact>& facts);

 private:
  static Result<Fact> factOf(std::string_view text, CellKind kind, const PlannedColumn& column);
  std::uint32_t relationId(std::uint32_t column, std::vector<std::string>& relations);

  const ReadingPlan& plan_;
  const std::vector<TableColumn>& columns_;
  std::vector<std::uint32_t> ids_;  // [columns], into `relations`; kNoField until the first fact
  std::unordered_map<std::string, std::uint32_t> relationIds_;  // for look-up only
};

}  // namespace shelfwise
