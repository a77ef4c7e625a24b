// The behavioural sources, on histories whose edges are known by hand or by a slow way.

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>

#include "fixtures/backward_executor.h"
#include "fixtures/histories.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"

namespace shelfwise {
namespace {

using Pair = std::pair<ItemId, ItemId>;

Histories randomHistories(std::uint64_t seed, std::size_t count, ItemId items) {
  std::mt19937_64 random(seed);
  Histories histories(count);
  for (auto& history : histories) {
    history.resize(random() % 9);
    for (ItemId& item : history) item = static_cast<ItemId>(random() % items);
  }
  return histories;
}

std::map<Pair, float> edgesOf(const EdgeRows& rows) {
  std::map<Pair, float> edges;
  for (ItemId i = 0; i < rows.rows(); ++i) {
    for (std::uint32_t e = rows.offsets[i]; e < rows.offsets[i + 1]; ++e) {
      edges[{i, rows.targets[e]}] = rows.weights[e];
    }
  }
  return edges;
}

// How many histories hold both items, `from` before `to` and at most `window` steps apart.
std::uint32_t support(const Histories& histories, Pair pair, std::size_t window) {
  std::uint32_t count = 0;
  for (const auto& history : histories) {
    bool found = false;
    for (std::size_t a = 0; a < history.size(); ++a) {
      for (std::size_t b = a + 1; b < history.size() && b <= a + window; ++b) {
        found |= history[a] == pair.first && history[b] == pair.second;
      }
    }
    count += found ? 1 : 0;
  }
  return count;
}

// Gaussian elimination without pivoting, for positive definite systems.
std::vector<double> solveDense(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t r = k + 1; r < n; ++r) {
      const double factor = a[r][k] / a[k][k];
      for (std::size_t c = k; c < n; ++c) a[r][c] -= factor * a[k][c];
      b[r] -= factor * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t c = k + 1; c < n; ++c) b[k] -= a[k][c] * b[c];
    b[k] /= a[k][k];
  }
  return b;
}

// One row per example: values of the inputs, and the item to predict.
struct Example {
  std::vector<double> inputs;
  ItemId target;
  double weight = 1;
};

// The regression of `target` on every input that it is ever seen with, from the examples
// themselves.
std::map<ItemId, double> denseRidge(const std::vector<Example>& examples, ItemId target,
                                    const std::vector<ItemId>& inputs, double ridge) {
  const std::size_t n = inputs.size();
  std::vector<std::vector<double>> gram(n, std::vector<double>(n));
  std::vector<double> right(n);
  for (const Example& example : examples) {
    for (std::size_t a = 0; a < n; ++a) {
      const double value = example.weight * example.inputs[inputs[a]];
      for (std::size_t b = 0; b < n; ++b) gram[a][b] += value * example.inputs[inputs[b]];
      right[a] += example.target == target ? value : 0;
    }
  }
  for (std::size_t a = 0; a < n; ++a) gram[a][a] += ridge;
  const std::vector<double> solution = solveDense(gram, right);
  std::map<ItemId, double> weights;
  for (std::size_t a = 0; a < n; ++a) {
    if (solution[a] > 1e-7) weights[inputs[a]] = solution[a];
  }
  return weights;
}

TEST(NextEdges, AreDecayedCountsOverPopularity) {
  SerialExecutor executor;
  const NextSettings settings{.window = 2,
                              .decay = 0.5f,
                              .damping = {.sourceExponent = 1, .targetExponent = 0, .shrink = 1}};
  const auto edges =
      edgesOf(nextEdges(sequencesOf({{0, 1, 2}, {0, 2}}), 3, 1, settings, executor).rows);
  EXPECT_EQ(edges,
            (std::map<Pair, float>{{{0, 1}, 1.0f / 3}, {{0, 2}, 1.5f / 3}, {{1, 2}, 1.0f / 2}}));
}

TEST(NextEdges, NeedEnoughDistinctShoppers) {
  SerialExecutor executor;
  // 0 -> 1 twice by one shopper, 1 -> 2 by two.
  const Sequences sequences = sequencesOf({{0, 1, 0, 1}, {1, 2}, {1, 2}});
  const PairRows next = nextEdges(sequences, 3, 2, {.window = 1}, executor);
  const auto edges = edgesOf(next.rows);
  EXPECT_EQ(edges.size(), 1u);
  EXPECT_TRUE(edges.contains({1, 2}));
  EXPECT_EQ(next.belowSupport, 2u);  // 0 -> 1 and 1 -> 0
}

TEST(SequenceEdges, EqualTheDenseRegressionOfTheNextItemOnThePast) {
  constexpr ItemId kItems = 9;
  SerialExecutor executor;
  const Histories histories = randomHistories(11, 60, kItems);
  std::vector<Example> examples;
  for (const auto& history : histories) {
    for (std::size_t t = 1; t < history.size(); ++t) {
      Example example{std::vector<double>(kItems), history[t]};
      for (std::size_t a = 0; a < t; ++a) {
        example.inputs[history[a]] += std::pow(0.7, static_cast<double>(t - 1 - a));
      }
      examples.push_back(example);
    }
  }
  const SequenceRidge form{.decay = 0.7f, .window = 20, .ridge = 4, .neighbours = kItems};
  const auto edges = edgesOf(sequenceEdges(sequencesOf(histories), kItems, 1, form, executor).rows);
  std::size_t expected = 0;
  for (ItemId target = 0; target < kItems; ++target) {
    std::vector<ItemId> inputs;
    for (ItemId item = 0; item < kItems; ++item) {
      if (item != target && support(histories, {item, target}, 20) > 0) inputs.push_back(item);
    }
    for (const auto& [input, weight] : denseRidge(examples, target, inputs, 4)) {
      ++expected;
      ASSERT_TRUE(edges.contains({input, target})) << input << " -> " << target << " " << weight;
      EXPECT_NEAR(edges.at({input, target}), weight, 1e-4);
    }
  }
  EXPECT_EQ(edges.size(), expected);
}

TEST(SequenceEdges, FollowAPlantedChain) {
  constexpr ItemId kItems = 6;
  SerialExecutor executor;
  Histories histories;
  for (std::size_t s = 0; s < 60; ++s) {
    std::vector<ItemId> history;
    for (std::size_t k = 0; k < 4; ++k) history.push_back(static_cast<ItemId>((s + k) % kItems));
    histories.push_back(history);
  }
  const auto edges =
      edgesOf(sequenceEdges(sequencesOf(histories), kItems, 2, {.ridge = 5}, executor).rows);
  for (ItemId item = 0; item < kItems; ++item) {
    const float next = edges.at({item, (item + 1) % kItems});
    for (const auto& [pair, weight] : edges) {
      if (pair.first == item && pair.second != (item + 1) % kItems) EXPECT_LT(weight, next);
    }
  }
}

// 80 histories, each of 8 items there with a chance of a third; as examples, 1 where it is there.
struct Baskets {
  static constexpr ItemId kItems = 8;

  Baskets() {
    std::mt19937 random(5);
    for (std::size_t s = 0; s < 80; ++s) {
      Example example{std::vector<double>(kItems), kItems};
      histories.emplace_back();
      for (ItemId item = 0; item < kItems; ++item) {
        if (random() % 3 != 0) continue;
        histories.back().push_back(item);
        example.inputs[item] = 1;
      }
      examples.push_back(example);
    }
  }

  Histories histories;
  std::vector<Example> examples;
};

// Each item from all others by the examples, which count as often as `weight` says.
template <class Weight>
void expectDenseRegressions(const Baskets& baskets, const std::vector<Example>& more,
                            CoPreferenceRidge form, const Weight& weight) {
  SerialExecutor executor;
  for (const std::uint32_t wholeItems : {0u, Baskets::kItems}) {
    form.wholeItems = wholeItems;
    const auto edges = edgesOf(
        coPreferenceEdges(sequencesOf(baskets.histories), Baskets::kItems, 1, form, executor).rows);
    for (ItemId target = 0; target < Baskets::kItems; ++target) {
      std::vector<ItemId> inputs;
      for (ItemId item = 0; item < Baskets::kItems; ++item) {
        if (item != target) inputs.push_back(item);
      }
      std::vector<Example> seen = more;
      for (std::size_t s = 0; s < baskets.examples.size(); ++s) {
        Example example = baskets.examples[s];
        if (example.inputs[target] > 0) example.target = target;
        if (!baskets.histories[s].empty()) example.weight = weight(baskets.histories[s].size());
        seen.push_back(example);
      }
      const auto expected = denseRidge(seen, target, inputs, form.ridge);
      EXPECT_FALSE(expected.empty());
      for (const auto& [input, value] : expected) {
        EXPECT_NEAR(edges.at({input, target}), value, 1e-4) << wholeItems;
      }
    }
  }
}

constexpr CoPreferenceRidge kWholeBaskets{
    .window = Baskets::kItems, .ridge = 3, .neighbours = Baskets::kItems};

TEST(CoPreferenceEdges, EqualTheDenseRegressionOnTheNeighbours) {
  expectDenseRegressions({}, {}, kWholeBaskets, [](std::size_t) { return 1.0; });
}

// With a quarter of the inputs dropped, an input's values vary by 1/3 of their squares: as if they
// had come once more alone, with nothing to predict.
TEST(CoPreferenceEdges, WithDropoutEqualTheDenseRegressionWithThatNoise) {
  const Baskets baskets;
  std::vector<Example> noise;
  for (const Example& example : baskets.examples) {
    for (ItemId item = 0; item < Baskets::kItems; ++item) {
      Example alone{std::vector<double>(Baskets::kItems), Baskets::kItems, 1.0 / 3};
      alone.inputs[item] = example.inputs[item];
      noise.push_back(alone);
    }
  }
  CoPreferenceRidge form = kWholeBaskets;
  form.dropout = 0.25f;
  expectDenseRegressions(baskets, noise, form, [](std::size_t) { return 1.0; });
}

TEST(CoPreferenceEdges, LengthDampedEqualTheDenseRegressionOfWeightedHistories) {
  const Baskets baskets;
  double events = 0;
  for (const auto& history : baskets.histories) events += static_cast<double>(history.size());
  const double mean = events / static_cast<double>(baskets.histories.size());
  CoPreferenceRidge form = kWholeBaskets;
  form.lengthDamped = true;
  expectDenseRegressions(baskets, {}, form, [&](std::size_t length) {
    return std::sqrt(mean / static_cast<double>(length));
  });
}

// 20 histories of the two items, half of them dropped: b = 20 / (20 / (1 - .5) + 10).
TEST(CoPreferenceEdges, WithDropoutAreSmallerByWhatMayBeMissing) {
  SerialExecutor executor;
  const Sequences sequences = sequencesOf(Histories(20, {0, 1}));
  const CoPreferenceRidge form{.ridge = 10, .dropout = 0.5f};
  const auto edges = edgesOf(coPreferenceEdges(sequences, 2, 1, form, executor).rows);
  EXPECT_NEAR(edges.at({0, 1}), 20.0 / 50, 1e-6);
}

TEST(CoPreferenceEdges, OfAllItemsAtOnceAreTheSameInWhateverOrderPiecesRun) {
  constexpr ItemId kItems = 150;
  std::mt19937 random(9);
  Histories histories(400);
  for (auto& history : histories) {
    for (int k = 0; k < 8; ++k) history.push_back(static_cast<ItemId>(random() % kItems));
  }
  SerialExecutor forward;
  BackwardExecutor backward;
  const Sequences sequences = sequencesOf(histories);
  const PairRows one = coPreferenceEdges(sequences, kItems, 1, {}, forward);
  const PairRows other = coPreferenceEdges(sequences, kItems, 1, {}, backward);
  EXPECT_EQ(one.rows.targets, other.rows.targets);
  EXPECT_EQ(one.rows.weights, other.rows.weights);
}

// Items that never met get no edge, whatever the inverse says of them: nobody stands behind it.
TEST(CoPreferenceEdges, OfAllItemsAtOnceNeedTheirShoppers) {
  SerialExecutor executor;
  Histories histories(30, {0, 1});
  histories.resize(60, {1, 2});
  histories.push_back({0, 2});
  const auto edges =
      edgesOf(coPreferenceEdges(sequencesOf(histories), 3, 2, {.ridge = 1}, executor).rows);
  EXPECT_TRUE(edges.contains({0, 1}));
  EXPECT_FALSE(edges.contains({0, 2}));
  EXPECT_FALSE(edges.contains({2, 0}));
}

// Neighbours within one step only, but twice as often together as each is there: G is indefinite.
TEST(CoPreferenceEdges, ComeFromNeighbourhoodsWhereAllItemsAtOnceHaveNoSolution) {
  SerialExecutor executor;
  const Sequences sequences = sequencesOf(Histories(20, {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}));
  CoPreferenceRidge form{.window = 1, .ridge = 1};
  const auto edges = edgesOf(coPreferenceEdges(sequences, 2, 1, form, executor).rows);
  form.wholeItems = 0;
  EXPECT_EQ(edges, edgesOf(coPreferenceEdges(sequences, 2, 1, form, executor).rows));
  EXPECT_TRUE(edges.contains({0, 1}));
}

TEST(CoPreferenceEdges, DivideByAPowerOfHowOftenTheTargetOccurs) {
  SerialExecutor executor;
  Histories histories(20, {0, 1});
  histories.resize(64, {1, 2});
  const Sequences sequences = sequencesOf(histories);
  const auto usual = edgesOf(coPreferenceEdges(sequences, 3, 1, {}, executor).rows);
  const auto damped =
      edgesOf(coPreferenceEdges(sequences, 3, 1, {.targetExponent = 0.5}, executor).rows);
  EXPECT_NEAR(damped.at({0, 1}), usual.at({0, 1}) / 8, 1e-6);  // 1 occurs 64 times
  EXPECT_NEAR(damped.at({1, 0}), usual.at({1, 0}) / std::sqrt(20), 1e-6);
}

TEST(CoPreferenceEdges, TellTheFieldsOfACheckerboardApart) {
  constexpr ItemId kItems = 12;
  SerialExecutor executor;
  std::mt19937 random(2);
  Histories histories;
  for (std::size_t s = 0; s < 200; ++s) {
    histories.emplace_back();
    for (std::size_t k = 0; k < 5; ++k) {
      histories.back().push_back(static_cast<ItemId>(random() % (kItems / 2) * 2 + s % 2));
    }
  }
  const PairRows edges =
      coPreferenceEdges(sequencesOf(histories), kItems, 2, {.ridge = 10}, executor);
  EXPECT_FALSE(edges.rows.targets.empty());
  for (const auto& [pair, weight] : edgesOf(edges.rows)) {
    EXPECT_EQ(pair.first % 2, pair.second % 2);
  }
}

TEST(RidgeEdges, HaveEnoughDistinctShoppersBehindEveryPair) {
  constexpr ItemId kItems = 30;
  SerialExecutor executor;
  const Histories histories = randomHistories(23, 300, kItems);
  for (const std::uint32_t m : {2u, 5u}) {
    const SequenceRidge form{.window = 3, .ridge = 10};
    const PairRows edges = sequenceEdges(sequencesOf(histories), kItems, m, form, executor);
    EXPECT_GT(edges.belowSupport, 0u);
    for (const auto& [pair, weight] : edgesOf(edges.rows)) {
      EXPECT_GE(support(histories, pair, form.window), m);
      EXPECT_GT(weight, 0);
    }
  }
}

TEST(RidgeEdges, OfItemsWithoutHistoryAreEmptyRows) {
  SerialExecutor executor;
  const PairRows edges = sequenceEdges(sequencesOf({{}, {1}}), 3, 1, {}, executor);
  EXPECT_EQ(edges.rows.offsets, (std::vector<std::uint32_t>{0, 0, 0, 0}));
  EXPECT_EQ(coPreferenceEdges({}, 0, 1, {}, executor).rows.rows(), 0u);
}

// Runs the pieces last to first, as threads might.
class BackwardExecutor final : public Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& task) override {
    for (std::size_t i = count; i-- > 0;) task(i);
  }
};

TEST(RidgeEdges, HaveTheSameBitsInWhateverOrderThePiecesRun) {
  constexpr ItemId kItems = 700;
  SerialExecutor forward;
  BackwardExecutor backward;
  const Sequences sequences = sequencesOf(randomHistories(31, 2000, kItems));
  const EdgeRows a = sequenceEdges(sequences, kItems, 1, {.neighbours = 20}, forward).rows;
  const EdgeRows b = sequenceEdges(sequences, kItems, 1, {.neighbours = 20}, backward).rows;
  EXPECT_EQ(a.offsets, b.offsets);
  EXPECT_EQ(a.targets, b.targets);
  EXPECT_EQ(a.weights, b.weights);
}

TEST(Transposed, TurnsEveryEdgeRound) {
  const EdgeRows rows{{0, 2, 2, 3}, {1, 2, 0}, {0.5f, 0.25f, 2.0f}};
  const EdgeRows turned = transposed(rows, 3);
  EXPECT_EQ(edgesOf(turned),
            (std::map<Pair, float>{{{1, 0}, 0.5f}, {{2, 0}, 0.25f}, {{0, 2}, 2.0f}}));
}

}  // namespace
}  // namespace shelfwise
