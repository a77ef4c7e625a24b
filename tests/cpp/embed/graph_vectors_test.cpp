#include "embed/graph_vectors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "fixtures/models.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"

namespace shelfwise {
namespace {

constexpr std::size_t kDim = 16;

// The camping shop with vectors in three of sixteen components:
//   id        tent (10, 0, 0); the others have none
//   fact      Norrfjell (0, 20, 0), nylon (0, 4, 8); Glimmer and steel have none
//   M_0 = 1 (2048 / 2^11), M_1 = component 0 to component 2, by 1/2
Model campingWithVectors() {
  Model model = campingModel();
  VectorCodes& codes = model.vectors;
  codes.dim = kDim;
  codes.idStep = 3;
  codes.factStep = 10;
  codes.scale = 0.5f;
  codes.items = {0};
  codes.facts = {4, 6};
  codes.idCodes.assign(kDim, 0);
  codes.idCodes[0] = 10;
  codes.factCodes.assign(2 * kDim, 0);
  codes.factCodes[1] = 20;
  codes.factCodes[kDim + 1] = 4;
  codes.factCodes[kDim + 2] = 8;
  for (auto& transform : codes.transforms) transform.assign(kDim * kDim, 0);
  for (std::size_t d = 0; d < kDim; ++d) codes.transforms[0][d * kDim + d] = 2048;
  codes.transforms[1][2 * kDim + 0] = 1024;
  return model;
}

struct Opened {
  explicit Opened(const Model& model) : slices(writeModelSlices(model)) {
    const std::span<const std::byte> files[] = {slices.engine, slices.fields};
    view = openModel(files).value();
  }
  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};

std::vector<int> firstThree(std::span<const std::int16_t> vector) {
  return {vector[0], vector[1], vector[2]};
}

TEST(GraphVectors, AddTheIdAndTheFactsOverTheRootOfTheirNumber) {
  const Opened opened(campingWithVectors());
  const GraphVectors& vectors = opened.view->vectors;
  // Tent and bag have two facts with a vector: a step of round(10 / sqrt(2)) = 7.
  EXPECT_EQ(firstThree(vectors.item(0)), (std::vector<int>{30, 7 * 24, 7 * 8}));
  EXPECT_EQ(firstThree(vectors.item(1)), (std::vector<int>{0, 7 * 24, 7 * 8}));
  EXPECT_EQ(firstThree(vectors.item(3)), (std::vector<int>{0, 0, 0}));
}

TEST(GraphVectors, SplitIntoFactsExactly) {
  const Opened opened(campingWithVectors());
  const GraphVectors& vectors = opened.view->vectors;
  std::vector<std::int16_t> part(kDim);
  vectors.factPart(opened.view->graph, 1, 4, part);
  EXPECT_EQ(firstThree(part), (std::vector<int>{0, 140, 0}));
  vectors.factPart(opened.view->graph, 1, 6, part);
  EXPECT_EQ(firstThree(part), (std::vector<int>{0, 28, 56}));
  vectors.factPart(opened.view->graph, 2, 5, part);
  EXPECT_EQ(firstThree(part), (std::vector<int>{0, 0, 0}));
}

TEST(GraphVectors, TheLatestEventAsksByTheFirstTransformOthersByTheSecond) {
  const Opened opened(campingWithVectors());
  const GraphVectors& vectors = opened.view->vectors;
  std::vector<std::int32_t> query(kDim);
  vectors.addEvent(0, true, kFullEventWeight, query);
  EXPECT_EQ(query[0], 30);
  EXPECT_EQ(query[1], 168);
  query.assign(kDim, 0);
  vectors.addEvent(0, false, kFullEventWeight, query);
  EXPECT_EQ(query[0], 0);
  EXPECT_EQ(query[2], 15);
}

TEST(GraphVectors, EventsAddUpByTheirWeight) {
  const Opened opened(campingWithVectors());
  const GraphVectors& vectors = opened.view->vectors;
  std::vector<std::int32_t> query(kDim);
  vectors.addEvent(0, true, kFullEventWeight / 2, query);
  vectors.addEvent(0, false, kFullEventWeight, query);
  EXPECT_EQ(query[0], 15);
  EXPECT_EQ(query[1], 84);
  EXPECT_EQ(query[2], 28 + 15);
  vectors.addEvent(0, true, 0, query);
  EXPECT_EQ(query[0], 15);
}

TEST(GraphVectors, TheStrongestSharedFactHasTheLargestProduct) {
  const Opened opened(campingWithVectors());
  const GraphVectors& vectors = opened.view->vectors;
  const KnowledgeGraph& graph = opened.view->graph;
  // Norrfjell: 140 * 140; nylon: 28 * 28 + 56 * 56.
  EXPECT_EQ(vectors.strongestSharedFact(graph, 0, true, 1), 4U);
  // M_1 leaves nothing of either.
  EXPECT_EQ(vectors.strongestSharedFact(graph, 0, false, 1), kNoId);
  EXPECT_EQ(vectors.strongestSharedFact(graph, 0, true, 3), kNoId);
}

TEST(GraphVectors, AFactStepIsRoundedAndNeverBelowTheRoot) {
  EXPECT_EQ(factStepOf(10, 0), 0);
  EXPECT_EQ(factStepOf(10, 1), 10);
  EXPECT_EQ(factStepOf(10, 2), 7);
  EXPECT_EQ(factStepOf(255, 100), 26);
}

TEST(GraphVectors, AModelWithoutThemIsEmpty) {
  const Opened opened(campingModel());
  EXPECT_TRUE(opened.view->vectors.empty());
}

}  // namespace
}  // namespace shelfwise
