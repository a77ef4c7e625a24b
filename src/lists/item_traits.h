// The properties of items that lists of them are judged by.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "ingest/catalog.h"
#include "kg/triples.h"
#include "orders/leaf_categories.h"
#include "train/graph_builder.h"

namespace shelfwise {

struct ItemTraits {
  std::vector<std::uint32_t> eventCounts;    // [items] training events
  std::vector<double> popularity;            // [items] percentile of `eventCounts`, in (0, 1)
  std::vector<std::vector<EntityId>> facts;  // [items] without links; ascending
  LeafCategories categories;                 // [items]

  std::uint32_t itemCount() const { return static_cast<std::uint32_t>(eventCounts.size()); }
};

// Requires eventCounts[item] for every item of the order and of the graph.
ItemTraits itemTraits(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                      std::vector<std::uint32_t> eventCounts);

// The percentile of each value: the share of smaller values, plus half the share of equal ones,
// itself included.  The middle one of many values has 0.5; so have all if they are equal.
std::vector<double> percentilesOf(std::span<const std::uint32_t> values);

}  // namespace shelfwise
