// Item-to-item edges, as trained (float) and as shipped (int4 with one scale per row).
//
// Row i holds the edges i -> j of one source.  An int4 code q is 1 .. 15 and stands for the weight
// scale[i] * q.  The largest weight of a row has code 15, and a weight below half a step is
// dropped.  So the error of a kept weight is at most scale[i] / 2.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace shelfwise {

inline constexpr std::uint32_t kMaxEdgesPerRow = 255;

// The largest scale; see kMaxWeight in sections/weights.h.
inline constexpr float kMaxEdgeScale = 1 << 20;

// Row i is targets[offsets[i]] .. targets[offsets[i + 1] - 1]: ascending, without i itself.
struct EdgeRows {
  std::vector<std::uint32_t> offsets{0};  // [rows + 1], starts with 0
  std::vector<ItemId> targets;
  std::vector<float> weights;  // > 0, finite; same length as targets

  std::uint32_t rows() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
};

struct QuantizedEdges {
  std::vector<std::uint32_t> offsets{0};  // [rows + 1]
  std::vector<ItemId> targets;            // ascending in a row
  std::vector<std::uint8_t> codes;        // 1 .. 15; same length as targets
  std::vector<float> scales;              // [rows], > 0, 0 for an empty row

  std::uint32_t rows() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  bool operator==(const QuantizedEdges&) const = default;
};

// Keeps the `limit` heaviest edges of each row (ties: the smaller target) and quantizes them.
// Fails with kInvalidArgument if a weight is not > 0 or above 15 * kMaxEdgeScale, or if limit is 0
// or above kMaxEdgesPerRow.  The same error if targets are not ascending, out of range or the row's
// own item.
Result<QuantizedEdges> quantizeEdges(const EdgeRows& edges, std::uint32_t limit);

}  // namespace shelfwise
