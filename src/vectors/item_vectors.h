// Item vectors over the knowledge graph: E_i = id_i + sum of its facts' vectors / sqrt(#facts), a
// one-layer linear graph convolution.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

// The facts that have vectors, and which items have them; both ways.
struct VectorFacts {
  std::vector<EntityId> entities;          // ascending: fact v is entities[v]
  std::vector<std::uint32_t> factOffsets;  // [items + 1]
  std::vector<std::uint32_t> facts;        // of each item, ascending
  std::vector<std::uint32_t> itemOffsets;  // [entities + 1]
  std::vector<ItemId> items;               // of each fact, ascending

  std::uint32_t itemCount() const { return static_cast<std::uint32_t>(factOffsets.size() - 1); }
  std::span<const std::uint32_t> factsOf(ItemId item) const {
    return std::span(facts).subspan(factOffsets[item], factOffsets[item + 1] - factOffsets[item]);
  }
  std::span<const ItemId> itemsOf(std::uint32_t fact) const {
    return std::span(items).subspan(itemOffsets[fact], itemOffsets[fact + 1] - itemOffsets[fact]);
  }
};

// Facts on at least `leastItems` and at most `mostItems` items; links are no facts.
VectorFacts vectorFacts(const GraphTriples& graph, std::uint32_t leastItems,
                        std::uint32_t mostItems);

// 1 / sqrt(count); 0 for 0.
float factShare(std::size_t count);

// items[i * dim ..] = ids[i] + factShare(#facts) * sum of facts[v] over i's facts.
void composeItems(const VectorFacts& structure, std::size_t dim, std::span<const float> ids,
                  std::span<const float> facts, std::span<float> items, Executor& executor);

// The other way round: factGradient[v] = sum over the items that have v of factShare * gradient[i].
void gradientOfFacts(const VectorFacts& structure, std::size_t dim,
                     std::span<const float> itemGradient, std::span<float> factGradient,
                     Executor& executor);

}  // namespace shelfwise
