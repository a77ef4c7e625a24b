// Which further columns of a catalogue are facts, and why the others are none.
//
// Every further column is a fact unless the map leaves it out, or one of these reasons does:
// - personal data, and secrets of the shop, whatever the map says;
// - addresses, ids, which no two products share, and texts too long for a fact;
// - no value at all.
//
// Ids may be aliases of the product.

#pragma once

#include "plan/field_finder.h"
#include "plan/plan_input.h"
#include "schema/reading_plan.h"

namespace shelfwise {

// Requires a plan with fields, made of `found`.  Fills in everything else but the styles.
// `keepsFacts` is false for a catalogue that is also a log: it has only the facts that the map
// keeps.
void planFacts(const PlanInput& input, const FoundFields& found, bool keepsFacts,
               ReadingPlan& plan);

// Adds the rules of the section to set rows aside.
void planRowRules(const ColumnMap::Section& section, const std::vector<TableColumn>& columns,
                  ReadingPlan& plan);

// Whether the columns are those of a log: its ids repeat, and there are ids of shoppers or sessions
// beside orders, times or quantities.
bool looksLikeLog(const PlanInput& input, std::uint32_t idColumn);

}  // namespace shelfwise
