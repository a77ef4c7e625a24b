// A model opened from its slices: checked once, then read without a further check.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kg/knowledge_graph.h"
#include "slice/model_slices.h"
#include "slice/string_table.h"

namespace shelfwise {

// Edges of one source as they lie in memory.  Row i is [offsets[i], offsets[i + 1]).
struct EdgeView {
  Source source;
  std::span<const std::uint32_t> offsets;  // [itemCount + 1]
  std::span<const ItemId> targets;         // ascending in a row
  std::span<const std::uint8_t> codes;     // 1 .. 15
  std::span<const float> scales;           // [itemCount]
};

struct FieldView {
  std::string_view name;
  StringTable values;  // [itemCount]
};

struct ModelView {
  std::uint64_t generation = 0;
  std::uint32_t minSupport = 0;
  std::uint32_t hubLimit = 0;
  StringTable itemIds;                       // [itemCount]
  KnowledgeGraph graph;
  std::vector<EdgeView> edges;               // sorted by source
  std::span<const std::uint8_t> popularity;  // [itemCount]
  FusionWeights fusion;
  std::vector<FieldView> fields;

  std::uint32_t itemCount() const { return graph.itemCount(); }

  // The item of a shop's id; kNoId if the slice does not know it.  O(log items).
  ItemId findItem(std::string_view id) const;
};

}  // namespace shelfwise
