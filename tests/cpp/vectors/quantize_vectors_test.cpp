#include "vectors/quantize_vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "embed/graph_vectors.h"
#include "vectors/examples.h"

namespace shelfwise {
namespace {

constexpr std::size_t kQuantizedDim = 16;

VectorFacts pairs(std::uint32_t items) {
  GraphTriples graph;
  graph.itemCount = items;
  graph.relations = {{"pair"}};
  for (ItemId item = 0; item < items; ++item) {
    if (item % 2 == 0) graph.labels.push_back(std::to_string(item / 2));
    graph.triples.push_back({item, 0, items + item / 2});
  }
  return vectorFacts(graph, 1, 2);
}

TrainedVectors randomVectors(std::uint32_t items, std::uint64_t seed) {
  SplitMix64 random(seed);
  TrainedVectors trained;
  trained.dim = kQuantizedDim;
  for (std::size_t i = 0; i < items * kQuantizedDim; ++i)
    trained.ids.push_back(nearlyNormal(random));
  for (std::size_t i = 0; i < items / 2 * kQuantizedDim; ++i) {
    trained.neighbours.push_back(0.3f * nearlyNormal(random));
  }
  for (auto& transform : trained.transforms) {
    for (std::size_t i = 0; i < kQuantizedDim * kQuantizedDim; ++i)
      transform.push_back(nearlyNormal(random) / 4);
  }
  return trained;
}

TEST(QuantizeVectors, KeepsIdsAndFactsWithinHalfAStepOfTheirOwnScale) {
  const std::uint32_t items = 60;
  const VectorFacts facts = pairs(items);
  const TrainedVectors trained = randomVectors(items, 1);
  for (const int levels : {127, 31}) {
    const VectorCodes codes = quantizeVectors(trained, facts, levels);
    ASSERT_EQ(codes.idCodes.size(), trained.ids.size());
    ASSERT_EQ(codes.factCodes.size(), trained.neighbours.size());
    const float largest = *std::max_element(trained.ids.begin(), trained.ids.end());
    const float step = std::min(largest, 4.5f) / static_cast<float>(levels);
    for (std::size_t i = 0; i < trained.ids.size(); ++i) {
      EXPECT_LE(std::abs(codes.idCodes[i]), levels);
      EXPECT_NEAR(static_cast<float>(codes.idCodes[i]) * step, trained.ids[i], 0.6f * step + 0.02f);
    }
  }
}

TEST(QuantizeVectors, IdsAndFactsKeepTheirProportion) {
  const VectorFacts facts = pairs(60);
  const TrainedVectors trained = randomVectors(60, 2);
  const VectorCodes codes = quantizeVectors(trained, facts, 127);
  const auto sizeOf = [](const auto& values) {
    double sum = 0;
    for (const auto value : values) sum += std::abs(static_cast<double>(value));
    return sum;
  };
  const double trainedRatio = sizeOf(trained.ids) / sizeOf(trained.neighbours);
  const double shippedRatio =
      sizeOf(codes.idCodes) * codes.idStep / (sizeOf(codes.factCodes) * codes.factStep);
  EXPECT_NEAR(trainedRatio / shippedRatio, 1, 0.03);
}

TEST(QuantizeVectors, AnItemWithoutIdPartGetsNoCodes) {
  TrainedVectors trained = randomVectors(6, 3);
  std::fill_n(trained.ids.begin() + 2 * kQuantizedDim, kQuantizedDim, 0.0f);
  const VectorCodes codes = quantizeVectors(trained, pairs(6), 127);
  EXPECT_EQ(codes.items, (std::vector<ItemId>{0, 1, 3, 4, 5}));
  EXPECT_EQ(codes.idCodes.size(), 5 * kQuantizedDim);
}

// Four hundred facts on one item, all alike: the step of each is rounded up from a half.
TEST(QuantizeVectors, AnItemOfVeryManyFactsStaysWithinWhatASliceAllows) {
  GraphTriples graph;
  graph.itemCount = 3;
  graph.relations = {{"attribute"}};
  for (std::uint32_t fact = 0; fact < 400; ++fact) {
    graph.labels.push_back(std::to_string(fact));
    for (ItemId item = 0; item < 3; ++item) graph.triples.push_back({item, 0, 3 + fact});
  }
  std::sort(graph.triples.begin(), graph.triples.end());
  const VectorFacts facts = vectorFacts(graph, 1, 3);
  TrainedVectors trained = randomVectors(3, 5);
  trained.neighbours.assign(400 * kQuantizedDim, 1.0f);
  const VectorCodes codes = quantizeVectors(trained, facts, 15);
  const double step = factStepOf(codes.factStep, 400);
  const double length = step * 400 * 15 * std::sqrt(static_cast<double>(kQuantizedDim));
  EXPECT_GT(length, 1'000);
  EXPECT_LT(length, 32'768);
}

TEST(QuantizeVectors, NothingLearnedGivesNoVectors) {
  TrainedVectors trained = randomVectors(6, 3);
  std::fill(trained.ids.begin(), trained.ids.end(), 0.0f);
  std::fill(trained.neighbours.begin(), trained.neighbours.end(), 0.0f);
  EXPECT_EQ(quantizeVectors(trained, pairs(6), 127).dim, 0U);
}

TEST(QuantizeVectors, RowsOfATransformAreItsColumnsTurned) {
  TrainedVectors trained = randomVectors(6, 4);
  std::fill(trained.transforms[1].begin(), trained.transforms[1].end(), 0.0f);
  trained.transforms[1][2 * kQuantizedDim + 5] =
      1;  // component 2 of the event adds to 5 of the query
  const VectorCodes codes = quantizeVectors(trained, pairs(6), 127);
  for (std::size_t i = 0; i < kQuantizedDim * kQuantizedDim; ++i) {
    EXPECT_EQ(codes.transforms[1][i] != 0, i == 5 * kQuantizedDim + 2);
  }
}

}  // namespace
}  // namespace shelfwise
