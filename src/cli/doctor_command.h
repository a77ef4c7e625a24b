// `shelfwise doctor`: how files are read, and what they are good for.

#pragma once

#include "base/executor.h"
#include "base/result.h"
#include "cli/options.h"
#include "console/stage_progress.h"

namespace shelfwise {

// Prints how each file is read, what each list has or lacks, and warnings.  Builds nothing.  With
// --write-map it writes a map that reads the files in the same way.
Status runDoctor(const Options& options, Executor& executor, StageProgress& progress);

}  // namespace shelfwise
