// `shelfwise overlay`: new prices and stock for a build that is served, without another build.

#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace shelfwise {

// Adds the changes of `options.changes` to those of the folder's overlay, if it has one, and
// publishes them under the next version.  The folder is as it was if that fails.
Status runOverlay(const Options& options);

}  // namespace shelfwise
