// A made-up shop of any size, for the benchmark: the shape of a real one, and no meaning.

#pragma once

#include <cstdint>

#include "slice/model.h"

namespace shelfwise {

// Items lie in leaf categories of some 150 neighbours; a category of three levels, a brand, six
// words of the title and four attributes each; brands, words and attributes with a long tail. Edges
// of three sources, up to 20 a row, most of them to near items; vectors of 64 components with codes
// of 5 bits.  The same number gives the same model.  Requires items >= 2.
Model syntheticModel(std::uint32_t items);

}  // namespace shelfwise
