// What shoppers' histories say: edges between products, and how popular each product is.

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

// A part of a log, in the numbers of items.
struct LogHistories {
  Sequences shoppers;  // as of sequencesOf()
  Sequences paired;    // the same, then the baskets
  Orders orders;
  Interests interests;

  std::uint32_t itemCount() const { return interests.itemCount; }
};

// Of every shopper's first eventCounts[shopper] events, and of the log's baskets.
LogHistories historiesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                         const ItemOrder& order);

// What each shopper was interested in, in order: every item once, at its first place, so that
// nobody speaks for an item more than once.
Sequences sequencesOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                      const ItemOrder& order);

// [shoppers] How many events each has.
std::vector<std::uint32_t> allEventCounts(const EventLog& log);

struct Behaviour {
  std::vector<SourceEdges> edges;        // sorted by source; one without any edge is left out
  std::vector<EdgeSummary> summaries;    // of each
  std::vector<std::uint8_t> popularity;  // [items], as in Model
  VectorCodes vectors;                   // dim 0 until they are learned
};

// Without vectors.  Products that replace one another by `categories` are not bought together, but
// instead of one another.
Behaviour behaviourOf(const LogHistories& histories, const ChosenSettings& settings,
                      const SubstituteCategories& categories, const ModelOptions& options,
                      const Run& run);

// The same with other vectors.
Behaviour withVectors(Behaviour behaviour, VectorCodes vectors);

// Edges per row of a source: 20; up to 100 where items are few, and as many as an item has events,
// up to kMaxEdgesPerRow, while that makes no more than a million edges: a denser log says more.
std::uint32_t usualEdgesPerRow(std::uint32_t items, std::uint64_t events);

}  // namespace shelfwise
