#include "evaluate/shuffled_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "fixtures/models.h"

namespace shelfwise {
namespace {

using Degrees = std::map<std::pair<EntityId, RelationId>, int>;

Degrees headDegrees(const GraphTriples& graph) {
  Degrees degrees;
  for (const Triple& triple : graph.triples) ++degrees[{triple.head, triple.relation}];
  return degrees;
}

Degrees tailDegrees(const GraphTriples& graph) {
  Degrees degrees;
  for (const Triple& triple : graph.triples) ++degrees[{triple.tail, triple.relation}];
  return degrees;
}

TEST(ShuffledGraph, KeepsEveryDegreeAndNoTripleTwice) {
  const GraphTriples graph = randomModel(81, 200).graph;
  const GraphTriples shuffled = shuffledGraph(graph, 1);
  EXPECT_EQ(headDegrees(shuffled), headDegrees(graph));
  EXPECT_EQ(tailDegrees(shuffled), tailDegrees(graph));
  EXPECT_TRUE(std::is_sorted(shuffled.triples.begin(), shuffled.triples.end()));
  const std::set<Triple> distinct(shuffled.triples.begin(), shuffled.triples.end());
  EXPECT_EQ(distinct.size(), graph.triples.size());
}

TEST(ShuffledGraph, LeavesLittleOfTheMeaning) {
  const GraphTriples graph = randomModel(82, 200).graph;
  const GraphTriples shuffled = shuffledGraph(graph, 1);
  const std::set<Triple> before(graph.triples.begin(), graph.triples.end());
  const auto kept = std::count_if(shuffled.triples.begin(), shuffled.triples.end(),
                                  [&](const Triple& triple) { return before.contains(triple); });
  EXPECT_LT(kept, static_cast<std::ptrdiff_t>(graph.triples.size() / 10));
}

TEST(ShuffledGraph, LinksNoItemToItself) {
  const GraphTriples shuffled = shuffledGraph(randomModel(83, 50).graph, 2);
  for (const Triple& triple : shuffled.triples) EXPECT_NE(triple.head, triple.tail);
}

TEST(ShuffledGraph, TheSeedDecides) {
  const GraphTriples graph = randomModel(84, 100).graph;
  EXPECT_EQ(shuffledGraph(graph, 3).triples, shuffledGraph(graph, 3).triples);
  EXPECT_NE(shuffledGraph(graph, 3).triples, shuffledGraph(graph, 4).triples);
}

}  // namespace
}  // namespace shelfwise
