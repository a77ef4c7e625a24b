// `shelfwise inspect`: what a build holds.

#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "delivery/generation.h"

namespace shelfwise {

// Prints counts, weights and sizes of a build; with --item the facts and edges of one product.
// The errors of readGeneration() and openModel(); kNotFound if there is no such product.
Status runInspect(const Options& options);

// The sizes of a build's slices and their sections.
std::string slicesText(const Generation& generation);
boost::json::array slicesJson(const Generation& generation);

}  // namespace shelfwise
