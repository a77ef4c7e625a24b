// A knowledge graph of the same shape without its meaning, to measure what the meaning is worth.

#pragma once

#include <cstdint>

#include "kg/triples.h"

namespace shelfwise {

// The same graph with the tails permuted within each relation.  Every item keeps its number of
// facts by each relation, and every fact its number of items.  Links are permuted likewise; one
// that would lead from an item to itself is not made.
//
// Exchanges the tails of random pairs of triples, ten times as often as there are triples (Maslov
// and Sneppen 2002).
GraphTriples shuffledGraph(const GraphTriples& graph, std::uint64_t seed);

}  // namespace shelfwise
