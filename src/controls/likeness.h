// How alike two items are, by the graph and by their vectors.

#pragma once

#include "base/ids.h"
#include "embed/graph_vectors.h"
#include "kg/knowledge_graph.h"

namespace shelfwise {

// The mean of two cosines, each 0 .. 1: of the items' facts, all of one weight, and of their
// vectors, where both have one.  A vector cosine below 0 is 0.  Borrows both.
class Likeness {
 public:
  Likeness(const KnowledgeGraph& graph, const GraphVectors& vectors)
      : graph_(&graph), vectors_(&vectors) {}

  float operator()(ItemId a, ItemId b) const;

 private:
  float byFacts(ItemId a, ItemId b) const;

  const KnowledgeGraph* graph_;
  const GraphVectors* vectors_;
};

}  // namespace shelfwise
