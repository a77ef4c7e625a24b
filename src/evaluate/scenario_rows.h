// How well boughtTogether, cart and related find held-out companions.

#pragma once

#include <cstdint>
#include <vector>

#include "base/executor.h"
#include "evaluate/report.h"
#include "learn/complement_cases.h"
#include "orders/substitute_categories.h"
#include "slice/model_view.h"

namespace shelfwise {

// One row for each of boughtTogether, cart and related; none without cases.
std::vector<ScenarioRow> scenarioRows(const ModelView& model, const CompanionCases& cases,
                                      const SubstituteCategories& categories, std::uint32_t k,
                                      std::uint64_t seed, Executor& executor);

}  // namespace shelfwise
