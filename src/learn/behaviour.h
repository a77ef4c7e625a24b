// What is learned from shoppers' histories: edges between products, and the popularity of products.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "embed/vector_codes.h"
#include "ingest/event_log.h"
#include "learn/input.h"
#include "learn/options.h"
#include "learn/popularity.h"
#include "orders/orders.h"
#include "orders/substitute_categories.h"
#include "slice/model.h"
#include "train/graph_builder.h"
#include "train/sequences.h"

namespace shelfwise {

// A part of a log, with items for products.
struct LogHistories {
  Sequences shoppers;  // from sequencesOf()
  Sequences paired;    // the same, then the baskets
  Orders orders;
  Interests interests;

  std::uint32_t itemCount() const { return interests.itemCount; }
};

// Of every shopper's first eventCounts[shopper] events, and of the log's baskets.
LogHistories historiesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                         const ItemOrder& order);

// The items that each shopper was interested in, in order.  Every item is listed once, at its first
// place, so a shopper counts once for an item.
Sequences sequencesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                      const ItemOrder& order);

// [shoppers] How many events each has.
std::vector<std::uint32_t> allEventCounts(const EventLog& log);

struct Behaviour {
  std::vector<SourceEdges> edges;        // sorted by source; one without any edge is left out
  std::vector<EdgeSummary> summaries;    // of each source with a pair of items
  std::vector<std::uint8_t> popularity;  // [items], as in Model
  VectorCodes vectors;                   // dim 0 until they are learned

  std::uint64_t edgeCount(Source source) const;
};

// The behaviour without vectors.  Products that replace one another by `categories` get no edge of
// source together.
Behaviour behaviourOf(const LogHistories& histories, const ChosenSettings& settings,
                      const SubstituteCategories& categories, const ModelOptions& options,
                      const Run& run);

// `behaviour` with other vectors.
Behaviour withVectors(Behaviour behaviour, VectorCodes vectors);

// The usual number of edges per row of a source: 20, and up to 100 where items are few.  A denser
// log says more: a row has as many edges as an item has events, up to kMaxEdgesPerRow and a million
// edges in all.
std::uint32_t usualEdgesPerRow(std::uint32_t items, std::uint64_t events);

}  // namespace shelfwise
