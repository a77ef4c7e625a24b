#include "sections/edge_section.h"

#include <algorithm>
#include <bit>
#include <string>

#include "base/joined_text.h"
#include "memory/bytes.h"

namespace shelfwise {

namespace {

Error corruptEdges(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice edges: ", what)};
}

// A scale is a float whose lower 16 bits are zero; the upper ones are shipped.
std::uint16_t upperHalf(float scale) {
  return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(scale) >> 16);
}
float fromUpperHalf(std::uint16_t half) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16);
}

}  // namespace

float EdgeView::weight(ItemId row, ItemId target) const {
  float found = 0;
  visitRow(row, [&](auto targets, auto codes, float scale) {
    const auto place = std::lower_bound(targets.begin(), targets.end(), target);
    if (place != targets.end() && *place == target) {
      found = scale * static_cast<float>(codes[static_cast<std::size_t>(place - targets.begin())]);
    }
  });
  return found;
}

std::vector<std::byte> writeEdges(const QuantizedEdges& edges) {
  ByteWriter out;
  out.u32(static_cast<std::uint32_t>(edges.targets.size()));
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    out.u8(static_cast<std::uint8_t>(edges.offsets[row + 1] - edges.offsets[row]));
  }
  for (const float scale : edges.scales) {
    if (scale > 0) out.u16(upperHalf(scale));
  }
  for (std::size_t e = 0; e < edges.codes.size(); e += 2) {
    const std::uint8_t high = e + 1 < edges.codes.size() ? edges.codes[e + 1] : std::uint8_t{0};
    out.u8(static_cast<std::uint8_t>(edges.codes[e] | high << 4));
  }
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    ItemId before = 0;
    for (std::uint32_t e = edges.offsets[row]; e < edges.offsets[row + 1]; ++e) {
      out.varint(edges.targets[e] - before);
      before = edges.targets[e];
    }
  }
  return std::move(out).take();
}

Result<std::uint32_t> readEdgeCount(std::span<const std::byte> section, std::uint32_t itemCount) {
  ByteReader in(section);
  const std::uint32_t edgeCount = in.u32();
  if (in.failed() || std::uint64_t{itemCount} + edgeCount > in.remaining()) {
    return corruptEdges(joined(section.size(), " bytes do not hold ", edgeCount, " edges of ",
                               itemCount, " items"));
  }
  return edgeCount;
}

Status readEdges(std::span<const std::byte> section, EdgeView& edges) {
  ByteReader in(section);
  in.u32();
  std::uint64_t end = 0;
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    end += in.u8();
    edges.offsets_[row + 1] = static_cast<std::uint32_t>(end);
  }
  if (end != edges.edgeCount()) return corruptEdges("the rows do not share out the edges");
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    if (edges.offsets_[row] == edges.offsets_[row + 1]) continue;
    const float scale = fromUpperHalf(in.u16());
    if (!(scale > 0 && scale <= kMaxEdgeScale)) {
      return corruptEdges(joined("the scale of row ", row, " is not above 0, at most 2^20"));
    }
    edges.scales_[row] = scale;
  }
  for (std::uint32_t e = 0; e < edges.edgeCount(); e += 2) {
    const std::uint8_t pair = in.u8();
    edges.codes_[e] = pair & 15;
    const bool isLast = e + 1 == edges.edgeCount();
    if (!isLast) edges.codes_[e + 1] = pair >> 4;
    if ((pair & 15) == 0 || (pair >> 4 == 0) != isLast) {
      return corruptEdges(joined("the code of edge ", e, " is out of range"));
    }
  }
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    std::uint64_t target = 0;
    for (std::uint32_t e = edges.offsets_[row]; e < edges.offsets_[row + 1]; ++e) {
      const std::uint32_t step = in.varint();
      target += step;
      if ((e > edges.offsets_[row] && step == 0) || target >= edges.rows() || target == row) {
        return corruptEdges(joined("the targets of row ", row, " are broken"));
      }
      edges.targets_.set(e, static_cast<ItemId>(target));
    }
  }
  if (!in.finished()) return corruptEdges("bytes are missing or left over");
  return Done{};
}

}  // namespace shelfwise
