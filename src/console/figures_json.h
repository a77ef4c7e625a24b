// The figures of a command as JSON.

#pragma once

#include <string>

#include "console/figures.h"

namespace shelfwise {

// One object on one line, which ends with a line break.
std::string figuresJson(const Figures& figures);

}  // namespace shelfwise
