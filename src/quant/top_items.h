// The items with the best scores.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

// The `limit` items with the largest scores above 0, best first; equal scores in item order.
std::vector<ItemId> topItems(std::span<const float> scores, std::size_t limit);

}  // namespace shelfwise
