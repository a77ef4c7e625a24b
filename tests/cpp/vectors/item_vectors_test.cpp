#include "vectors/item_vectors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "vectors/examples.h"

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

TEST(VectorFacts, GoBothWaysAndLeaveOutLinks) {
  const VectorFacts facts = vectorFacts(colours(), 2, 3);
  EXPECT_EQ(facts.itemCount(), 3U);
  EXPECT_EQ(facts.facts, (std::vector<std::uint32_t>{0, 1, 0, 1, 1}));
  EXPECT_EQ(facts.factsOf(2).size(), 1U);
  EXPECT_EQ(facts.items, (std::vector<ItemId>{0, 1, 0, 1, 2}));
  EXPECT_EQ(facts.itemsOf(1).size(), 3U);
}

TEST(ItemVectors, AddTheirFactsOverTheRootOfTheirNumber) {
  SerialExecutor executor;
  const VectorFacts facts = vectorFacts(colours(), 2, 3);
  const std::vector<float> ids = {1, 10, 100};
  const std::vector<float> vectors = {2, 4};  // red, steel
  std::vector<float> items(3);
  composeItems(facts, 1, ids, vectors, items, executor);
  EXPECT_FLOAT_EQ(items[0], 1 + 6 / std::sqrt(2.0f));
  EXPECT_FLOAT_EQ(items[2], 100 + 4);
}

TEST(ItemVectors, AnItemWithoutFactsIsItsId) {
  SerialExecutor executor;
  GraphTriples bare;
  bare.itemCount = 2;
  const VectorFacts facts = vectorFacts(bare, 1, 3);
  const std::vector<float> ids = {1, 2, 3, 4};
  std::vector<float> items(4);
  composeItems(facts, 2, ids, {}, items, executor);
  EXPECT_EQ(items, ids);
}

// <compose(facts), gradient> = <facts, gradientOfFacts(gradient)>
TEST(ItemVectors, TheWayBackIsTheTransposedWayForth) {
  SerialExecutor executor;
  const std::size_t dim = 4;
  const VectorFacts facts = vectorFacts(colours(), 1, 3);
  SplitMix64 random(3);
  std::vector<float> vectors(3 * dim), gradient(3 * dim), items(3 * dim), back(3 * dim);
  for (float& value : vectors) value = nearlyNormal(random);
  for (float& value : gradient) value = nearlyNormal(random);
  composeItems(facts, dim, std::vector<float>(3 * dim), vectors, items, executor);
  gradientOfFacts(facts, dim, gradient, back, executor);
  double forth = 0;
  double backwards = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    forth += items[i] * gradient[i];
    backwards += vectors[i] * back[i];
  }
  EXPECT_NEAR(forth, backwards, 1e-5);
}

TEST(ItemVectors, ShareOfAFactOfNoneIsNone) {
  EXPECT_EQ(factShare(0), 0);
  EXPECT_EQ(factShare(4), 0.5f);
}

}  // namespace
}  // namespace shelfwise
