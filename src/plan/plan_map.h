// Writes a plan as a map file.

#pragma once

#include <string>

#include "plan/plan_input.h"
#include "schema/reading_plan.h"

namespace shelfwise {

// One section of a map, `"catalog": { ... }`, with comments: what each column holds, and why a
// column is not read.  A map with this section, read with the same file, gives a plan with the same
// fields, facts, pairs, aliases, groups and rules.
std::string mapSectionOf(FileKind kind, const ReadingPlan& plan, const PlanInput& input);

// A map file of such sections, with a line on what it is.
std::string mapFileOf(const std::vector<std::string>& sections);

}  // namespace shelfwise
