// The narrowest categories of each item: the last segment of each of its category paths.

#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "ingest/catalog.h"
#include "train/graph_builder.h"

namespace shelfwise {

// [items] Distinct leaf categories, numbered by their whole path, ascending.  Empty as a whole
// where categories are unknown.
using LeafCategories = std::vector<std::vector<std::uint32_t>>;

LeafCategories leafCategories(const Catalog& catalog, const ItemOrder& order);

}  // namespace shelfwise
