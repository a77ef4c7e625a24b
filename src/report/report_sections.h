// The parts of the report page: words, plots and tables.

#pragma once

#include <string>

#include "evaluate/report.h"

namespace shelfwise {

// Each is one <section>; empty if the report has nothing for it.
std::string rankingSection(const Report& report);
std::string comparisonSection(const Report& report);
std::string listSection(const Report& report);
std::string groupSection(const Report& report);
std::string coldSection(const Report& report);
std::string scenarioSection(const Report& report);
std::string repeatSection(const Report& report);

}  // namespace shelfwise
