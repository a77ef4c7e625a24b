// The quantized edges of one source in a slice.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "memory/arena.h"
#include "memory/id_column.h"
#include "quant/edges.h"
#include "sections/source.h"

namespace shelfwise {

// The edges of one source in memory.  Row i is [offsets[i], offsets[i + 1]).
class EdgeView {
 public:
  EdgeView(Arena& arena, Source source, std::uint32_t itemCount, std::uint32_t edgeCount)
      : source_(source),
        offsets_(arena.take<std::uint32_t>(std::uint64_t{itemCount} + 1)),
        targets_(arena, edgeCount, itemCount),
        codes_(arena.take<std::uint8_t>(edgeCount)),
        scales_(arena.take<float>(itemCount)) {}

  Source source() const { return source_; }
  std::uint32_t edgeCount() const { return static_cast<std::uint32_t>(codes_.size()); }
  std::uint32_t rows() const { return static_cast<std::uint32_t>(scales_.size()); }

  // visit(targets as a span of uint16 or uint32, codes 1 .. 15, the row's scale).
  template <class Visit>
  void visitRow(ItemId row, Visit&& visit) const {
    const std::uint32_t begin = offsets_[row];
    const std::uint32_t end = offsets_[row + 1];
    const auto codes = std::span<const std::uint8_t>(codes_).subspan(begin, end - begin);
    targets_.visit(begin, end, [&](auto targets) { visit(targets, codes, scales_[row]); });
  }

  // The weight of the edge row -> target; 0 if there is none.
  float weight(ItemId row, ItemId target) const;

 private:
  friend Status readEdges(std::span<const std::byte> section, EdgeView& edges);

  Source source_;
  std::span<std::uint32_t> offsets_;  // [itemCount + 1]
  IdColumn targets_;                  // [edgeCount], ascending in a row
  std::span<std::uint8_t> codes_;     // [edgeCount], 1 .. 15
  std::span<float> scales_;           // [itemCount], 0 for an empty row
};

std::vector<std::byte> writeEdges(const QuantizedEdges& edges);

// The number of edges that a section claims.  Call it before taking memory.  kCorruptSlice if the
// section has too few bytes for that many edges, or for `itemCount` rows.
Result<std::uint32_t> readEdgeCount(std::span<const std::byte> section, std::uint32_t itemCount);

// Fills a view that was made for the section's counts.  kCorruptSlice if the section does not hold
// exactly those edges, in order and in range.
Status readEdges(std::span<const std::byte> section, EdgeView& edges);

}  // namespace shelfwise
