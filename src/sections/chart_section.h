// Charts: what sells, what is viewed, what trends and what is new in the shop, whoever asks.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "arrays/enum_array.h"
#include "base/result.h"

namespace shelfwise {

// The numbers are part of the slice format.
enum class Chart : std::uint8_t {
  kBestSellers = 0,  // how many shoppers bought the item
  kMostViewed = 1,   // how many shoppers viewed it
  kTrending = 2,     // how far its latest demand is above its usual demand
  kNewArrivals = 3,  // how recently shoppers met it for the first time
};
inline constexpr std::size_t kChartCount = 4;
inline constexpr auto kCharts = enumValues<Chart, kChartCount>();

template <class T>
using PerChart = EnumArray<Chart, T, kChartCount>;

// [itemCount] of each chart, 0 for an item that is not on it; empty where the log cannot tell.
using ChartCodes = PerChart<std::vector<std::uint8_t>>;
using ChartView = PerChart<std::span<const std::uint8_t>>;

// Empty without any chart.
std::vector<std::byte> writeCharts(const ChartCodes& charts);

// Borrows the section's bytes.  Fails with kCorruptSlice.
Result<ChartView> readCharts(std::span<const std::byte> section, std::uint32_t itemCount);

}  // namespace shelfwise
