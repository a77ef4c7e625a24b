#include "sections/chart_section.h"

#include "memory/bytes.h"

namespace shelfwise {

std::vector<std::byte> writeCharts(const ChartCodes& charts) {
  ByteWriter out;
  std::uint8_t present = 0;
  for (const Chart chart : kCharts) {
    if (!charts[chart].empty()) present |= static_cast<std::uint8_t>(1U << static_cast<int>(chart));
  }
  if (present == 0) return {};
  out.u8(present);
  for (const auto& codes : charts) {
    for (const std::uint8_t code : codes) out.u8(code);
  }
  return std::move(out).take();
}

Result<ChartView> readCharts(std::span<const std::byte> section, std::uint32_t itemCount) {
  ByteReader in(section);
  ChartView charts;
  const std::uint8_t present = in.u8();
  for (const Chart chart : kCharts) {
    if ((present >> static_cast<int>(chart) & 1) == 0) continue;
    const auto codes = in.take(itemCount);
    charts[chart] = {reinterpret_cast<const std::uint8_t*>(codes.data()), codes.size()};
  }
  if (in.finished() && present > 0 && present >> kChartCount == 0) return charts;
  return Error{ErrorCode::kCorruptSlice, "slice: the charts are not those of this catalogue"};
}

}  // namespace shelfwise
