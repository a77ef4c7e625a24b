// The section of a slice that holds live values: a few items' new prices and stock, for all pages.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "live/live_values.h"

namespace shelfwise {

inline constexpr std::string_view kOverlayTag = "LIVE";

// A number of an overlay is below this, times the power of ten of its column's decimals.
inline constexpr std::int64_t kMaxOverlayNumber = std::int64_t{1} << 30;

// Requires items in ascending order, each once and below `itemCount`; in each column cells of one
// kind; and numbers that have room, which overlayHasRoom() tells.
std::vector<std::byte> writeOverlay(const LiveChanges& changes, std::uint32_t itemCount);

// Whether column `column` of `changes` has room in an overlay.
bool overlayHasRoom(const LiveChanges& changes, std::size_t column);

// What writeOverlay wrote.  kCorruptSlice for any other bytes, or another count of items.
Result<LiveChanges> readOverlay(std::span<const std::byte> section, std::uint32_t itemCount);

}  // namespace shelfwise
