// The part of the knowledge graph that item vectors are made of.

#pragma once

#include <cstdint>
#include <vector>

#include "arrays/compressed_rows.h"
#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

// The facts that have vectors, and which of them each item has.
struct VectorFacts {
  std::vector<EntityId> entities;       // ascending; fact f is entities[f]
  CompressedRows<std::uint32_t> facts;  // of each item, ascending

  std::uint32_t itemCount() const { return facts.count(); }
};

// Facts on at least `leastItems` and at most `mostItems` items; links are no facts.
VectorFacts vectorFacts(const GraphTriples& graph, std::uint32_t leastItems,
                        std::uint32_t mostItems);

}  // namespace shelfwise
