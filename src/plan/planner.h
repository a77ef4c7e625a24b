// Makes reading plans out of names, values, the map and the presets.
//
// Each function fails as findFields() and choosePreset() do.

#pragma once

#include "base/result.h"
#include "plan/plan_input.h"
#include "schema/reading_plan.h"

namespace shelfwise {

Result<ReadingPlan> planCatalog(const PlanInput& input);
Result<ReadingPlan> planEvents(const PlanInput& input);
Result<ReadingPlan> planLinks(const PlanInput& input);

// The catalogue fields of an event file; its item is the product's id.  A further column is a fact
// only if the map keeps it.
Result<ReadingPlan> planProductsOfEvents(const PlanInput& input);

}  // namespace shelfwise
