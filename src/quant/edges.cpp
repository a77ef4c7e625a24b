#include "quant/edges.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <string>

namespace shelfwise {

namespace {

constexpr float kTopCode = 15;

// The form in which a scale is shipped: the nearest float whose lower 16 bits are zero (a
// bfloat16).
float toBfloat16(float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  return std::bit_cast<float>((bits + 0x8000U) & 0xFFFF'0000U);
}

Status checkRow(const EdgeRows& edges, std::uint32_t row) {
  for (std::uint32_t e = edges.offsets[row]; e < edges.offsets[row + 1]; ++e) {
    const auto refuse = [&](const char* why) {
      return Error{ErrorCode::kInvalidArgument, "quantizeEdges: row " + std::to_string(row) +
                                                    ", edge to " +
                                                    std::to_string(edges.targets[e]) + ": " + why};
    };
    if (edges.targets[e] >= edges.rows() || edges.targets[e] == row) {
      return refuse("no other item of this catalogue");
    }
    if (e > edges.offsets[row] && edges.targets[e] <= edges.targets[e - 1]) {
      return refuse("targets must ascend");
    }
    if (!(edges.weights[e] > 0 && edges.weights[e] <= kTopCode * kMaxEdgeScale)) {
      return refuse("the weight must be above 0 and at most 15 * 2^20");
    }
  }
  return Done{};
}

// The positions of the `limit` heaviest edges of a row, in target order.
std::vector<std::uint32_t> heaviest(const EdgeRows& edges, std::uint32_t row, std::uint32_t limit) {
  std::vector<std::uint32_t> kept;
  for (std::uint32_t e = edges.offsets[row]; e < edges.offsets[row + 1]; ++e) kept.push_back(e);
  if (kept.size() <= limit) return kept;
  const auto heavier = [&](std::uint32_t a, std::uint32_t b) {
    if (edges.weights[a] != edges.weights[b]) return edges.weights[a] > edges.weights[b];
    return a < b;
  };
  std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(limit), kept.end(),
                   heavier);
  kept.resize(limit);
  std::sort(kept.begin(), kept.end());
  return kept;
}

void appendRow(const EdgeRows& edges, const std::vector<std::uint32_t>& kept,
               QuantizedEdges& quantized) {
  float largest = 0;
  for (const std::uint32_t e : kept) largest = std::max(largest, edges.weights[e]);
  const float scale = toBfloat16(largest / kTopCode);
  for (const std::uint32_t e : kept) {
    const float code = std::floor(edges.weights[e] / scale + 0.5f);
    if (scale == 0 || code < 1) continue;
    quantized.targets.push_back(edges.targets[e]);
    quantized.codes.push_back(static_cast<std::uint8_t>(std::min(code, kTopCode)));
  }
  quantized.scales.push_back(scale);
  quantized.offsets.push_back(static_cast<std::uint32_t>(quantized.targets.size()));
}

}  // namespace

Result<QuantizedEdges> quantizeEdges(const EdgeRows& edges, std::uint32_t limit) {
  if (limit == 0 || limit > kMaxEdgesPerRow) {
    return Error{ErrorCode::kInvalidArgument,
                 "quantizeEdges: " + std::to_string(limit) + " edges per row; 1 to " +
                     std::to_string(kMaxEdgesPerRow) + " are possible"};
  }
  QuantizedEdges quantized;
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    const Status checked = checkRow(edges, row);
    if (!checked.ok()) return checked.error();
    appendRow(edges, heaviest(edges, row, limit), quantized);
  }
  return quantized;
}

}  // namespace shelfwise
