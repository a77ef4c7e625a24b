#include "train/item_knn.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "fixtures/backward_executor.h"
#include "fixtures/histories.h"

namespace shelfwise {
namespace {

EdgeRows rowsOf(const Histories& sequences, std::uint32_t itemCount,
                const NeighbourSettings& settings = {}) {
  SerialExecutor executor;
  return neighbourRows(sequencesOf(sequences), itemCount, settings, executor);
}

using Pairs = std::map<std::pair<ItemId, ItemId>, double>;

Pairs pairsOf(const EdgeRows& rows) {
  Pairs pairs;
  for (ItemId row = 0; row < rows.rows(); ++row) {
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      pairs[{row, rows.targets[e]}] = static_cast<double>(rows.weights[e]);
    }
  }
  return pairs;
}

// The formula of the header, pair by pair.
Pairs plainPairs(const Histories& sequences, const NeighbourSettings& settings) {
  std::map<ItemId, std::set<std::size_t>> shoppers;
  Pairs pairs;
  for (std::size_t s = 0; s < sequences.size(); ++s) {
    const auto& items = sequences[s];
    for (std::size_t p = 0; p < items.size(); ++p) {
      shoppers[items[p]].insert(s);
      for (std::size_t q = p + 1; q < items.size() && q - p <= settings.window; ++q) {
        if (items[p] == items[q]) continue;
        const double weight =
            std::pow(static_cast<double>(settings.pairDecay), static_cast<double>(q - p - 1));
        pairs[{items[p], items[q]}] += weight;
        pairs[{items[q], items[p]}] += weight;
      }
    }
  }
  for (auto& [pair, sum] : pairs) {
    const auto [i, j] = pair;
    const auto product = static_cast<double>(shoppers[i].size() * shoppers[j].size());
    sum /= std::sqrt(product) + static_cast<double>(settings.shrink);
  }
  return pairs;
}

TEST(ItemKnn, IsTheCosineWithoutDecayAndShrinkage) {
  const Pairs pairs = pairsOf(rowsOf({{0, 1}, {1, 0}, {0, 2}}, 4));
  EXPECT_EQ(pairs.size(), 4u);  // (1, 2) has no shopper, nothing knows item 3
  EXPECT_NEAR(pairs.at({0, 1}), 2 / std::sqrt(6.0), 1e-6);
  EXPECT_NEAR(pairs.at({1, 0}), 2 / std::sqrt(6.0), 1e-6);
  EXPECT_NEAR(pairs.at({0, 2}), 1 / std::sqrt(3.0), 1e-6);
}

TEST(ItemKnn, DistanceAndRarityWeaken) {
  const Pairs pairs = pairsOf(rowsOf({{0, 1, 2}}, 3, {.shrink = 4, .pairDecay = 0.5f}));
  EXPECT_NEAR(pairs.at({0, 1}), 1.0 / 5, 1e-6);
  EXPECT_NEAR(pairs.at({0, 2}), 0.5 / 5, 1e-6);
}

TEST(ItemKnn, ItemsBeyondTheWindowDoNotMeet) {
  const Pairs near = pairsOf(rowsOf({{0, 1, 2, 3}}, 4, {.window = 2}));
  EXPECT_TRUE(near.contains({1, 3}));
  EXPECT_FALSE(near.contains({0, 3}));
  EXPECT_TRUE(rowsOf({{0, 1, 2}}, 3, {.window = 0}).targets.empty());
}

TEST(ItemKnn, AgreesWithTheFormulaPairByPair) {
  std::mt19937_64 random(92);
  Histories sequences(80);
  for (auto& items : sequences) {
    items.resize(random() % 25);
    for (ItemId& item : items) item = static_cast<ItemId>(random() % 40);
  }
  for (const NeighbourSettings settings :
       {NeighbourSettings{}, NeighbourSettings{.shrink = 20, .pairDecay = 0.8f},
        NeighbourSettings{.shrink = 0.5f, .pairDecay = 0.9f, .window = 3}}) {
    const Pairs found = pairsOf(rowsOf(sequences, 40, settings));
    const Pairs plain = plainPairs(sequences, settings);
    ASSERT_EQ(found.size(), plain.size());
    for (const auto& [pair, weight] : plain) EXPECT_NEAR(found.at(pair), weight, 1e-5 * weight);
  }
}

TEST(ItemKnn, HasTheSameBitsInWhateverOrderPiecesRun) {
  std::mt19937_64 random(93);
  Histories sequences(200, std::vector<ItemId>(12));
  for (auto& items : sequences) {
    for (ItemId& item : items) item = static_cast<ItemId>(random() % 1500);  // three pieces
  }
  BackwardExecutor backward;
  const EdgeRows one = rowsOf(sequences, 1500);
  const EdgeRows other = neighbourRows(sequencesOf(sequences), 1500, {}, backward);
  EXPECT_EQ(one.offsets, other.offsets);
  EXPECT_EQ(one.targets, other.targets);
  EXPECT_EQ(one.weights, other.weights);
}

TEST(ItemKnn, OfNobodyIsEmpty) {
  EXPECT_EQ(rowsOf({}, 3).offsets, (std::vector<std::uint32_t>{0, 0, 0, 0}));
  EXPECT_EQ(rowsOf({{}, {2}}, 3).targets.size(), 0u);
}

// 0 -> 1 (2), 0 -> 2 (1), 1 -> 2 (4)
EdgeRows threeEdges() {
  EdgeRows rows;
  rows.offsets = {0, 2, 3, 3};
  rows.targets = {1, 2, 2};
  rows.weights = {2, 1, 4};
  return rows;
}

TEST(ScoreByNeighbours, WeighsTheEventsByTheStepsSinceThen) {
  std::vector<float> scores = {9, 9, 9};
  scoreByNeighbours(threeEdges(), std::vector<ItemId>{0, 1}, 0.5f, scores);
  EXPECT_EQ(scores, (std::vector<float>{0, 1, 4.5f}));
}

TEST(ScoreByNeighbours, AnItemThatCameTwiceCountsTwice) {
  std::vector<float> scores(3);
  scoreByNeighbours(threeEdges(), std::vector<ItemId>{1, 2, 1}, 0.5f, scores);
  EXPECT_EQ(scores, (std::vector<float>{0, 0, 5}));
}

TEST(ScoreByNeighbours, WithoutHistoryEveryScoreIsZero) {
  std::vector<float> scores = {1, 2, 3};
  scoreByNeighbours(threeEdges(), {}, 1, scores);
  EXPECT_EQ(scores, std::vector<float>(3));
}

}  // namespace
}  // namespace shelfwise
