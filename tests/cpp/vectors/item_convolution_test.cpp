#include "vectors/item_convolution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "fixtures/backward_executor.h"

namespace shelfwise {
namespace {

constexpr std::size_t kDim = 16;

// Four items; fact 0 is on all of them, fact 1 on item 0 alone.
VectorFacts fewFacts() { return {.entities = {4, 5}, .facts = {{0, 2, 3, 4, 5}, {0, 1, 0, 0, 0}}}; }

VectorFacts noFacts(std::uint32_t items) {
  return {.entities = {}, .facts = {std::vector<std::uint32_t>(items + 1), {}}};
}

std::vector<float> forwardOf(const ItemConvolution& convolution, const std::vector<float>& ids,
                             const std::vector<float>& neighbours, std::size_t dim = 1) {
  SerialExecutor executor;
  std::vector<float> items(convolution.itemCount() * dim, -1.0f);
  convolution.forward(dim, ids, neighbours, items, executor);
  return items;
}

std::vector<float> randomRows(SplitMix64& random, std::size_t rows, std::size_t dim = kDim) {
  std::vector<float> values(rows * dim);
  for (float& value : values) value = nearlyNormal(random);
  return values;
}

struct RandomGraph {
  explicit RandomGraph(std::uint64_t seed) : random(seed) {
    const std::uint32_t items = 40;
    facts.facts.offsets = {0};
    for (std::uint32_t f = 0; f < 15; ++f) facts.entities.push_back(items + f);
    for (ItemId item = 0; item < items; ++item) {
      for (std::uint32_t f = 0; f < 15; ++f) {
        if (random.below(5) == 0) facts.facts.values.push_back(f);
      }
      facts.facts.close();
      hasId.push_back(random.below(6) == 0 ? 0 : 1);
    }
    for (int s = 0; s < 25; ++s) {
      std::vector<ItemId> bought;
      for (std::size_t n = random.below(8); n > 0; --n) {
        bought.push_back(static_cast<ItemId>(random.below(items)));
      }
      sequences.append(bought);
    }
  }

  std::vector<ItemConvolution> convolutions() const {
    return {ItemConvolution::factSums(facts), ItemConvolution::factMeans(facts),
            ItemConvolution::normalizedFacts(facts),
            ItemConvolution::lightGcn(facts, sequences, hasId)};
  }

  SplitMix64 random;
  VectorFacts facts;
  Sequences sequences;
  std::vector<std::uint8_t> hasId;
};

// The mean of X, A X and A^2 X with the whole symmetric matrix A; [items x kDim].
std::vector<double> denseLightGcn(const RandomGraph& graph, const std::vector<float>& ids,
                                  const std::vector<float>& neighbours) {
  const std::size_t items = graph.facts.itemCount();
  const std::size_t facts = graph.facts.entities.size();
  const std::size_t nodes = items + facts + graph.sequences.count();
  std::vector<double> edges(nodes * nodes);
  const auto connect = [&](std::size_t a, std::size_t b) {
    edges[a * nodes + b] = edges[b * nodes + a] = 1;
  };
  for (ItemId item = 0; item < items; ++item) {
    for (const std::uint32_t fact : graph.facts.facts.of(item)) connect(item, items + fact);
  }
  for (std::uint32_t s = 0; s < graph.sequences.count(); ++s) {
    for (const ItemId item : graph.sequences.of(s)) {
      if (graph.hasId[item] != 0) connect(item, items + facts + s);
    }
  }
  std::vector<double> degrees(nodes);
  for (std::size_t i = 0; i < edges.size(); ++i) degrees[i / nodes] += edges[i];
  std::vector<double> layer(ids.begin(), ids.end());
  layer.insert(layer.end(), neighbours.begin(), neighbours.end());
  std::vector<double> sum = layer;
  for (int l = 0; l < 2; ++l) {
    std::vector<double> next(layer.size());
    for (std::size_t a = 0; a < nodes; ++a) {
      for (std::size_t b = 0; b < nodes; ++b) {
        if (edges[a * nodes + b] == 0) continue;
        const double weight = 1 / std::sqrt(degrees[a] * degrees[b]);
        for (std::size_t d = 0; d < kDim; ++d) next[a * kDim + d] += weight * layer[b * kDim + d];
      }
    }
    layer = next;
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += layer[i];
  }
  sum.resize(items * kDim);
  for (double& value : sum) value /= 3;
  return sum;
}

TEST(ItemConvolution, OfSumsAddsFactsOverTheRootOfTheirNumber) {
  const auto items = forwardOf(ItemConvolution::factSums(fewFacts()), {1, 10, 20, 30}, {2, 4});
  EXPECT_FLOAT_EQ(items[0], 1 + 6 / std::sqrt(2.0f));
  EXPECT_FLOAT_EQ(items[1], 12);
}

TEST(ItemConvolution, OfMeansAddsTheMeanFact) {
  const auto items = forwardOf(ItemConvolution::factMeans(fewFacts()), {1, 10, 20, 30}, {2, 4});
  EXPECT_EQ(items, (std::vector<float>{4, 12, 22, 32}));
}

TEST(ItemConvolution, OfNormalizedFactsMakesFactsOfManyItemsCountLess) {
  const auto items =
      forwardOf(ItemConvolution::normalizedFacts(fewFacts()), {1, 10, 20, 30}, {2, 4});
  EXPECT_FLOAT_EQ(items[0], 1 + 2 / std::sqrt(8.0f) + 4 / std::sqrt(2.0f));
  EXPECT_FLOAT_EQ(items[1], 11);
}

// Fact 0 is on four items, shoppers 1 to 3 know item 0 alone, so that item 0 has four neighbours
// and every edge weighs 1/4 (item 0, fact 0) or 1/2.  One layer: items (5, 4, 4, 4); fact 25,
// shoppers 2 each.  Two: items (9.25, 12.5, 12.5, 12.5).
TEST(ItemConvolution, LightGcnByHandIsTheMeanOfNoneOneAndTwoSteps) {
  const VectorFacts facts{.entities = {4}, .facts = {{0, 1, 2, 3, 4}, {0, 0, 0, 0}}};
  Sequences sequences;
  for (int s = 0; s < 3; ++s) sequences.append(std::vector<ItemId>{0});
  const std::vector<std::uint8_t> hasId(4, 1);
  const auto convolution = ItemConvolution::lightGcn(facts, sequences, hasId);
  ASSERT_EQ(convolution.neighbourCount(), 4U);
  const auto items = forwardOf(convolution, {4, 8, 16, 24}, {8, 1, 2, 3});
  EXPECT_FLOAT_EQ(items[0], (4 + 5 + 9.25f) / 3);
  EXPECT_FLOAT_EQ(items[1], (8 + 4 + 12.5f) / 3);
  EXPECT_FLOAT_EQ(items[2], (16 + 4 + 12.5f) / 3);
  EXPECT_FLOAT_EQ(items[3], (24 + 4 + 12.5f) / 3);
}

TEST(ItemConvolution, LightGcnIsTheMeanOfPowersOfTheDenseMatrix) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    RandomGraph graph(seed);
    const auto convolution = ItemConvolution::lightGcn(graph.facts, graph.sequences, graph.hasId);
    const auto ids = randomRows(graph.random, convolution.itemCount());
    const auto neighbours = randomRows(graph.random, convolution.neighbourCount());
    const auto items = forwardOf(convolution, ids, neighbours, kDim);
    const auto dense = denseLightGcn(graph, ids, neighbours);
    ASSERT_EQ(items.size(), dense.size());
    for (std::size_t i = 0; i < items.size(); ++i) ASSERT_NEAR(items[i], dense[i], 1e-5) << i;
  }
}

// <forward(x), y> = <x, backward(y)>
TEST(ItemConvolution, TheWayBackIsTheTransposedWayForth) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    RandomGraph graph(seed);
    for (const ItemConvolution& convolution : graph.convolutions()) {
      SerialExecutor executor;
      const auto ids = randomRows(graph.random, convolution.itemCount());
      const auto neighbours = randomRows(graph.random, convolution.neighbourCount());
      const auto gradient = randomRows(graph.random, convolution.itemCount());
      const auto items = forwardOf(convolution, ids, neighbours, kDim);
      std::vector<float> idGradient(ids.size(), 7.0f);
      std::vector<float> neighbourGradient(neighbours.size(), 7.0f);
      convolution.backward(kDim, gradient, idGradient, neighbourGradient, executor);
      const double forth = std::inner_product(items.begin(), items.end(), gradient.begin(), 0.0);
      const double back =
          std::inner_product(ids.begin(), ids.end(), idGradient.begin(), 0.0) +
          std::inner_product(neighbours.begin(), neighbours.end(), neighbourGradient.begin(), 0.0);
      EXPECT_NEAR(forth, back, 1e-3);
    }
  }
}

TEST(ItemConvolution, HasTheSameBitsWithAnyExecutor) {
  RandomGraph graph(1);
  for (const ItemConvolution& convolution : graph.convolutions()) {
    BackwardExecutor backward;
    const auto ids = randomRows(graph.random, convolution.itemCount());
    const auto neighbours = randomRows(graph.random, convolution.neighbourCount());
    std::vector<float> items(ids.size());
    convolution.forward(kDim, ids, neighbours, items, backward);
    EXPECT_EQ(items, forwardOf(convolution, ids, neighbours, kDim));
  }
}

TEST(ItemConvolution, AnIsolatedItemKeepsItsId) {
  Sequences sequences;
  sequences.append(std::vector<ItemId>{0, 1});
  const std::vector<std::uint8_t> hasId(3, 1);
  const VectorFacts facts = noFacts(3);
  EXPECT_EQ(forwardOf(ItemConvolution::factSums(facts), {3, 6, 9}, {}),
            (std::vector<float>{3, 6, 9}));
  EXPECT_EQ(forwardOf(ItemConvolution::factMeans(facts), {3, 6, 9}, {}),
            (std::vector<float>{3, 6, 9}));
  EXPECT_EQ(forwardOf(ItemConvolution::normalizedFacts(facts), {3, 6, 9}, {}),
            (std::vector<float>{3, 6, 9}));
  EXPECT_FLOAT_EQ(forwardOf(ItemConvolution::lightGcn(facts, sequences, hasId), {3, 6, 9}, {1})[2],
                  3);
}

TEST(ItemConvolution, LightGcnOfNobodyIsOverFactsAlone) {
  const std::vector<std::uint8_t> hasId(4, 1);
  const auto convolution = ItemConvolution::lightGcn(fewFacts(), {}, hasId);
  EXPECT_EQ(convolution.neighbourCount(), 2U);
  // Fact 0 reaches 1/2 * (item 1 + item 2 + item 3) = 30 of three items, none of item 0.
  const auto items = forwardOf(convolution, {0, 10, 20, 30}, {2, 0});
  EXPECT_FLOAT_EQ(items[1], (10 + (2 + 30) / 2.0f) / 3);
}

TEST(ItemConvolution, LightGcnCountsAnItemOfAShopperOnce) {
  const std::vector<std::uint8_t> hasId(4, 1);
  Sequences once;
  once.append(std::vector<ItemId>{2, 0});
  Sequences often;
  often.append(std::vector<ItemId>{0, 2, 0, 0});
  const std::vector<float> ids = {1, 2, 3, 4};
  const std::vector<float> neighbours = {5, 6, 7};
  EXPECT_EQ(forwardOf(ItemConvolution::lightGcn(fewFacts(), once, hasId), ids, neighbours),
            forwardOf(ItemConvolution::lightGcn(fewFacts(), often, hasId), ids, neighbours));
}

// Whoever had it, an item without an id is where its facts put it.
TEST(ItemConvolution, LightGcnTellsNothingOfTheShoppersOfAnItemWithoutAnId) {
  std::vector<std::uint8_t> hasId(4, 1);
  hasId[1] = 0;
  Sequences with;
  with.append(std::vector<ItemId>{0, 1});
  with.append(std::vector<ItemId>{1, 2});
  Sequences without;
  without.append(std::vector<ItemId>{0});
  without.append(std::vector<ItemId>{2});
  const std::vector<float> ids = {1, 0, 3, 4};
  const std::vector<float> neighbours = {5, 6, 7, 8};
  EXPECT_EQ(forwardOf(ItemConvolution::lightGcn(fewFacts(), with, hasId), ids, neighbours),
            forwardOf(ItemConvolution::lightGcn(fewFacts(), without, hasId), ids, neighbours));
}

TEST(ItemConvolution, OfNoItemsIsEmpty) {
  EXPECT_EQ(forwardOf(ItemConvolution::factSums(noFacts(0)), {}, {}).size(), 0U);
  EXPECT_EQ(forwardOf(ItemConvolution::lightGcn(noFacts(0), {}, {}), {}, {}).size(), 0U);
}

}  // namespace
}  // namespace shelfwise
