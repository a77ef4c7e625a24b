// Finds columns that give facts together: names in one, values in another, or both in one cell.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan_input.h"
#include "presets/header_forms.h"
#include "schema/reading_plan.h"

namespace shelfwise {

struct FoundPairs {
  std::vector<PairedColumns> pairs;
  std::vector<PackedColumn> packed;
  std::vector<std::uint32_t> companions;  // say something else of a pair: "Attribute 1 visible"
};

// Those that the map names.
FoundPairs mappedPairs(const ColumnMap::Catalog& map, const std::vector<TableColumn>& columns,
                       const HeaderIndex& index);

// Those that headers and values show: "Option1 Name" and "Option1 Value", "attributes.name" and
// "attributes.value" of a list in JSON, "Feature(Name:Value:Position)", cells as "a=b,c=d", and
// rows of item, property and value.  A column for which `isFree` is false is none of them.
FoundPairs usualPairs(const PlanInput& input, const std::vector<bool>& isFree);

// Whether a key of JSON, or a word of a header, is one for pairs: "attributes", "option".
bool isPairKey(std::string_view key);

}  // namespace shelfwise
