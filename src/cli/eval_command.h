// `shelfwise eval`: how well a build would have recommended.

#pragma once

#include "base/executor.h"
#include "base/result.h"
#include "cli/options.h"
#include "console/stage_progress.h"

namespace shelfwise {

// Prints the report of an evaluation, as a table or as one JSON object.
Status runEval(const Options& options, Executor& executor, StageProgress& progress);

}  // namespace shelfwise
