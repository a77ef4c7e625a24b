// `shelfwise inspect`: what a build holds.

#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace shelfwise {

// Prints counts, weights and sizes of a build; with --item the facts and edges of one product.
// The errors of readGeneration() and openModel(); kNotFound if there is no such product.
Status runInspect(const Options& options);

}  // namespace shelfwise
