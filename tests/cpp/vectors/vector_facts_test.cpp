#include "vectors/vector_facts.h"

#include <gtest/gtest.h>

#include <vector>

namespace shelfwise {
namespace {

// Three items; fact entities 3, 4, 5: "red" on items 0 and 1, "blue" on 2, "steel" on all.
GraphTriples colours() {
  GraphTriples graph;
  graph.itemCount = 3;
  graph.relations = {{"colour"}, {"material"}, {"accessory", RelationKind::kLink}};
  graph.labels = {"red", "blue", "steel"};
  graph.triples = {{0, 0, 3}, {0, 1, 5}, {0, 2, 1}, {1, 0, 3}, {1, 1, 5}, {2, 0, 4}, {2, 1, 5}};
  return graph;
}

TEST(VectorFacts, AreThoseOnEnoughItemsAndNotOnTooMany) {
  EXPECT_EQ(vectorFacts(colours(), 1, 3).entities, (std::vector<EntityId>{3, 4, 5}));
  EXPECT_EQ(vectorFacts(colours(), 2, 3).entities, (std::vector<EntityId>{3, 5}));
  EXPECT_EQ(vectorFacts(colours(), 1, 2).entities, (std::vector<EntityId>{3, 4}));
}

TEST(VectorFacts, LeaveOutLinks) {
  const VectorFacts facts = vectorFacts(colours(), 2, 3);
  EXPECT_EQ(facts.itemCount(), 3U);
  EXPECT_EQ(facts.facts.values, (std::vector<std::uint32_t>{0, 1, 0, 1, 1}));
  EXPECT_EQ(facts.facts.of(2).size(), 1U);
}

}  // namespace
}  // namespace shelfwise
