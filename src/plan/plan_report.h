// What a plan reads, for people.

#pragma once

#include <string>
#include <vector>

#include "plan/plan_input.h"
#include "schema/file_reading.h"
#include "schema/reading_plan.h"

namespace shelfwise {

FileReading readingOf(FileKind kind, const ReadingPlan& plan, const PlanInput& input);

// What a missing field means for the recommendations: "the order of the file counts"; empty if it
// means nothing that a shop would miss.
std::string meaningOfMissing(FileKind kind, std::string_view field);

// The line of the map for words that are no known event type:
// {"events": {"types": {"heartbeat": null, "promo": null}}}
std::string typesLine(const std::vector<std::string>& words);

}  // namespace shelfwise
