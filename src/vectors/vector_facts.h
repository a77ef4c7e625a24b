// The part of the knowledge graph that item vectors are made over.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

// The facts that have vectors, and which of them each item has.
struct VectorFacts {
  std::vector<EntityId> entities;          // ascending: fact v is entities[v]
  std::vector<std::uint32_t> factOffsets;  // [items + 1]
  std::vector<std::uint32_t> facts;        // of each item, ascending

  std::uint32_t itemCount() const { return static_cast<std::uint32_t>(factOffsets.size() - 1); }
  std::span<const std::uint32_t> factsOf(ItemId item) const {
    return std::span(facts).subspan(factOffsets[item], factOffsets[item + 1] - factOffsets[item]);
  }
};

// Facts on at least `leastItems` and at most `mostItems` items; links are no facts.
VectorFacts vectorFacts(const GraphTriples& graph, std::uint32_t leastItems,
                        std::uint32_t mostItems);

}  // namespace shelfwise
