// `shelfwise build`: from a shop's files to the folder that the shop serves.

#pragma once

#include "base/executor.h"
#include "base/result.h"
#include "cli/options.h"
#include "console/stage_progress.h"

namespace shelfwise {

// Writes the folder and prints what it holds and what was left out.
Status runBuild(const Options& options, Executor& executor, StageProgress& progress);

}  // namespace shelfwise
