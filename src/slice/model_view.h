// A model opened from its slices.  It is checked once, then read without further checks.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "embed/graph_vectors.h"
#include "kg/knowledge_graph.h"
#include "live/live_values.h"
#include "sections/chart_section.h"
#include "sections/columns.h"
#include "sections/edge_section.h"
#include "sections/string_table.h"
#include "sections/weights.h"

namespace shelfwise {

// Borrows the slices' bytes, which must outlive it.
struct ModelView {
  std::uint64_t generation = 0;
  std::uint32_t minSupport = 0;
  std::uint32_t hubLimit = 0;
  UnwalkedFacts unwalked;
  KnowledgeGraph graph;
  StringTable itemIds;                       // [itemCount]
  StringTable labels;                        // of entity itemCount + i
  std::span<ItemId> itemsById;               // [itemCount], in order of their ids
  std::vector<EdgeView> edges;               // sorted by source
  GraphVectors vectors;                      // empty: the slices have none
  std::span<const std::uint8_t> popularity;  // [itemCount]: log(1 + shoppers), 255 at most
  ChartView charts;
  FusionWeights fusion;
  Columns columns;
  LiveValues live;            // changes `columns`
  std::vector<Arena> memory;  // the memory of the spans above

  std::uint32_t itemCount() const { return graph.itemCount(); }

  // Whether the slices hold anything that the source scores by.
  bool has(Source source) const;

  // The item of a shop's id; kNoId if the slices do not know it.  O(log items).
  ItemId findItem(std::string_view id) const;

  // Empty if the slices have no titles, or none of this item.
  std::string_view title(ItemId item) const;

  std::string_view label(EntityId fact) const { return labels[fact - graph.itemCount()]; }
};

// Opens the slices of one build: the engine slice, and the fields slice and an overlay if they are
// there.  An overlay without the columns that it changes is kCorruptSlice.  Fails with
// kCorruptSlice, kUnsupportedVersion, kGenerationMismatch or kOutOfMemory.  kUnsupportedVersion is
// also the error for a section that must be understood and is not.
Result<std::unique_ptr<ModelView>> openModel(std::span<const std::span<const std::byte>> slices);

}  // namespace shelfwise
