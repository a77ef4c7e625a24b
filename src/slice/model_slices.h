// Writes a model as slices: each section of the engine and the fields slice.  The byte layouts are
// in docs/slice-format.md.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "live/live_values.h"
#include "slice/model.h"

namespace shelfwise {

using SliceBytes = std::vector<std::byte>;

// The engine slice holds what scoring needs, the fields slice what a result shows.
struct ModelSlices {
  SliceBytes engine;
  SliceBytes fields;
};

// The same model gives the same bytes on every platform.  The generation id, which both slices
// carry, is a checksum of their content.
ModelSlices writeModelSlices(const Model& model);

// The slice of changes to the build of that generation.  Requires what writeOverlay() does.
SliceBytes writeOverlaySlice(std::uint64_t generation, const LiveChanges& changes,
                             std::uint32_t itemCount);

}  // namespace shelfwise
