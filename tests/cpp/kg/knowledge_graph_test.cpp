#include "kg/knowledge_graph.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fixtures/models.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

struct Opened {
  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};

Opened open(const Model& model) {
  Opened opened{writeModelSlices(model), nullptr};
  const std::span<const std::byte> files[] = {opened.slices.engine, opened.slices.fields};
  opened.view = openModel(files).value();
  return opened;
}

std::vector<EntityId> factsOf(const KnowledgeGraph& graph, ItemId item) {
  std::vector<EntityId> facts;
  graph.visitFacts(item, [&](auto ids) { facts.assign(ids.begin(), ids.end()); });
  return facts;
}

TEST(KnowledgeGraph, AnswersBothWays) {
  const Opened opened = open(campingModel());
  const KnowledgeGraph& graph = opened.view->graph;
  EXPECT_EQ(factsOf(graph, 0), (std::vector<EntityId>{4, 6}));
  std::vector<ItemId> steel;
  graph.visitItems(7, [&](auto items) { steel.assign(items.begin(), items.end()); });
  EXPECT_EQ(steel, (std::vector<ItemId>{2, 3}));
  EXPECT_EQ(graph.degree(7), 2u);
  EXPECT_EQ(graph.relationOf(5), 0u);
  EXPECT_EQ(graph.relationOf(6), 1u);
  EXPECT_TRUE(graph.hasFact(3, 7));
  EXPECT_FALSE(graph.hasFact(3, 6));
  const auto material = graph.factsBy(1, 1);
  ASSERT_EQ(material.end - material.begin, 1u);
  EXPECT_EQ(graph.factAt(material.begin), 6u);
  const auto links = graph.links(0);
  ASSERT_EQ(links.end - links.begin, 1u);
  EXPECT_EQ(graph.linkAt(links.begin).target, 3u);
  EXPECT_EQ(graph.linkAt(links.begin).relation, 2u);
}

TEST(KnowledgeGraph, HoldsExactlyTheTriplesItWasMadeOf) {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const Model model = randomModel(seed, 90);
    const Opened opened = open(model);
    const KnowledgeGraph& graph = opened.view->graph;
    std::vector<Triple> triples;
    for (ItemId item = 0; item < graph.itemCount(); ++item) {
      for (const EntityId fact : factsOf(graph, item)) {
        triples.push_back({item, graph.relationOf(fact), fact});
      }
      const auto links = graph.links(item);
      for (std::uint32_t l = links.begin; l < links.end; ++l) {
        triples.push_back({item, graph.linkAt(l).relation, graph.linkAt(l).target});
      }
    }
    std::sort(triples.begin(), triples.end());
    EXPECT_EQ(triples, model.graph.triples);
  }
}

TEST(KnowledgeGraph, TakesFourBytesATripleAndTheOffsets) {
  const Opened opened = open(randomModel(5, 90));
  const GraphSize size = opened.view->graph.size();
  const std::uint64_t offsets = 4 * (size.itemCount + 1 + size.factCount + 1 + size.itemCount + 1);
  EXPECT_EQ(opened.view->graph.memoryBytes(), offsets + 4 * size.triples + 4 * size.links);
}

}  // namespace
}  // namespace shelfwise
