// `shelfwise verify`: whether a folder holds one build, whole.

#pragma once

#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace shelfwise {

// Verifies every file, opens the slices as a browser does, and prints what was verified.  Returns
// everything that is wrong; empty if nothing is.
std::vector<Error> runVerify(const Options& options);

}  // namespace shelfwise
