#include "vectors/next_item.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.h"
#include "fixtures/backward_executor.h"
#include "vectors/examples.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 24;

// Even shoppers like even items, odd ones odd items; in order, round the clock.
Sequences checkerboard() {
  Sequences sequences;
  for (std::uint32_t s = 0; s < 240; ++s) {
    std::vector<ItemId> items;
    for (std::uint32_t i = 0; i < 5; ++i) items.push_back((s % kItems + 2 * i) % kItems);
    sequences.append(items);
  }
  return sequences;
}

// Fact 0 on the even items, fact 1 on the odd ones.
GraphTriples parityGraph() {
  GraphTriples graph;
  graph.itemCount = kItems;
  graph.relations = {{"parity"}};
  graph.labels = {"even", "odd"};
  for (ItemId item = 0; item < kItems; ++item)
    graph.triples.push_back({item, 0, kItems + item % 2});
  return graph;
}

NextItemOptions smallOptions() {
  NextItemOptions options;
  options.dim = 16;
  options.batch = 64;
  options.inputDropout = 0.2f;
  options.dropout = 0.2f;
  return options;
}

struct Trained {
  std::vector<double> losses;
  TrainedVectors vectors;
};

Trained train(const NextItemOptions& options, Executor& executor, std::size_t epochs,
              const std::vector<std::uint8_t>& hasId = std::vector<std::uint8_t>(kItems, 1)) {
  const GraphTriples graph = parityGraph();
  const auto convolution = ItemConvolution::factSums(vectorFacts(graph, 1, kItems));
  const Sequences sequences = checkerboard();
  NextItemTrainer trainer(convolution, hasId, sequences, options, executor);
  Trained trained;
  for (std::size_t e = 0; e < epochs; ++e) trained.losses.push_back(trainer.epoch(0.02f));
  trained.vectors = trainer.vectors();
  return trained;
}

// One history of items without facts, and one item more that nobody met.
struct OneHistory {
  explicit OneHistory(std::uint32_t length, bool ordered = true)
      : hasId(length + 1, 1), convolution(ItemConvolution::factSums(factsOf(length + 1))) {
    std::vector<ItemId> items(length);
    std::iota(items.begin(), items.end(), 0);
    sequences.ordered = ordered;
    sequences.append(items);
  }
  static VectorFacts factsOf(std::uint32_t itemCount) {
    GraphTriples graph;
    graph.itemCount = itemCount;
    return vectorFacts(graph, 1, itemCount);
  }
  NextItemTrainer trainer(const NextItemOptions& options, Executor& executor) const {
    return NextItemTrainer(convolution, hasId, sequences, options, executor);
  }

  std::vector<std::uint8_t> hasId;
  ItemConvolution convolution;
  Sequences sequences;
};

NextItemOptions withoutDropout() {
  NextItemOptions options = smallOptions();
  options.inputDropout = options.dropout = options.eventDropout = 0;
  options.initialScale = 1;
  return options;
}

// The best item after a single event.
ItemId bestAfter(const TrainedVectors& vectors, ItemId event) {
  SerialExecutor executor;
  const std::size_t dim = vectors.dim;
  std::vector<float> items(kItems * dim);
  ItemConvolution::factSums(vectorFacts(parityGraph(), 1, kItems))
      .forward(dim, vectors.ids, vectors.neighbours, items, executor);
  std::vector<float> query(dim);
  for (std::size_t r = 0; r < dim; ++r) {
    for (std::size_t c = 0; c < dim; ++c) {
      query[c] += items[event * dim + r] * vectors.transforms[0][r * dim + c];
    }
  }
  ItemId best = kNoId;
  float bestScore = 0;
  for (ItemId item = 0; item < kItems; ++item) {
    if (item == event) continue;
    const float score = std::inner_product(query.begin(), query.end(), &items[item * dim], 0.0f);
    if (best != kNoId && score <= bestScore) continue;
    best = item;
    bestScore = score;
  }
  return best;
}

TEST(NextItem, AgesGoIntoFiveClasses) {
  const std::vector<std::size_t> steps = {0, 1, 2, 3, 4, 7, 8, 500};
  std::vector<std::size_t> ages;
  for (const std::size_t s : steps) ages.push_back(vectorAge(s));
  EXPECT_EQ(ages, (std::vector<std::size_t>{0, 1, 2, 2, 3, 3, 4, 4}));
}

TEST(NextItem, LearnsWhichItemFollows) {
  SerialExecutor executor;
  const Trained trained = train(smallOptions(), executor, 40);
  EXPECT_LT(trained.losses.back(), trained.losses.front() / 2);
  for (ItemId item = 0; item < kItems; ++item) {
    EXPECT_EQ(bestAfter(trained.vectors, item), (item + 2) % kItems);
  }
}

TEST(NextItem, StartsAtTheLossOfAGuess) {
  SerialExecutor executor;
  NextItemOptions options = smallOptions();
  options.initialScale = 0;
  const Trained trained = train(options, executor, 1);
  EXPECT_NEAR(trained.losses.front(), std::log(kItems - 2.5), 0.1);
}

TEST(NextItem, HasTheSameBitsWithAnyExecutor) {
  SerialExecutor serial;
  BackwardExecutor reversed;
  const Trained forward = train(smallOptions(), serial, 2);
  const Trained backward = train(smallOptions(), reversed, 2);
  EXPECT_EQ(forward.vectors.ids, backward.vectors.ids);
  EXPECT_EQ(forward.vectors.neighbours, backward.vectors.neighbours);
  EXPECT_EQ(forward.vectors.transforms, backward.vectors.transforms);
  EXPECT_EQ(forward.losses, backward.losses);
}

TEST(NextItem, AnotherSeedGivesOtherVectors) {
  SerialExecutor executor;
  NextItemOptions options = smallOptions();
  const Trained one = train(options, executor, 1);
  options.seed = 2;
  EXPECT_NE(one.vectors.ids, train(options, executor, 1).vectors.ids);
}

TEST(NextItem, AnItemWithoutIdIsKnownByItsFactsAlone) {
  SerialExecutor executor;
  std::vector<std::uint8_t> hasId(kItems, 1);
  hasId[5] = 0;
  const Trained trained = train(smallOptions(), executor, 3, hasId);
  for (std::size_t d = 0; d < 16; ++d) EXPECT_EQ(trained.vectors.ids[5 * 16 + d], 0);
  EXPECT_NE(trained.vectors.ids[6 * 16], 0);
}

// One history of two items, 0 and then 1, without facts: q is what is left of E_0, doubled.
TEST(NextItem, DropsComponentsOfTheInputThereAndBack) {
  SerialExecutor executor;
  const OneHistory history(2);
  NextItemOptions options = smallOptions();
  options.inputDropout = 0.5f;
  options.dropout = 0;
  NextItemTrainer trainer = history.trainer(options, executor);
  const TrainedVectors start = trainer.vectors();
  const double loss = trainer.epoch(0.01f);
  const TrainedVectors& after = trainer.vectors();

  std::array<double, 3> logits{};
  std::size_t dropped = 0;
  for (std::size_t d = 0; d < 16; ++d) {
    const bool isDropped = after.ids[d] == start.ids[d];
    dropped += isDropped ? 1 : 0;
    for (std::size_t c = 0; c < 16; ++c) {
      const std::size_t cell = d * 16 + c;
      EXPECT_EQ(after.transforms[0][cell] == start.transforms[0][cell], isDropped) << cell;
    }
    for (const std::size_t item : {1u, 2u}) {
      logits[item] += isDropped ? 0 : 2.0 * start.ids[d] * start.ids[item * 16 + d];
    }
  }
  EXPECT_GT(dropped, 0u);
  EXPECT_LT(dropped, 16u);
  EXPECT_NEAR(loss, std::log(1 + std::exp(logits[2] - logits[1])), 1e-6);
}

// Both transforms are the identity at the start and an event before the latest weighs .7, so that
// the loss depends on which of its two cyclic orders the history has.
TEST(NextItem, WithoutOrderPredictsEachItemFromAllOthers) {
  SerialExecutor executor;
  const OneHistory history(3, /*ordered=*/false);
  NextItemTrainer trainer = history.trainer(withoutDropout(), executor);
  ASSERT_EQ(trainer.exampleCount(), 3U);
  const std::vector<float> items = trainer.vectors().ids;
  const auto product = [&](std::size_t a, std::size_t b) {
    return std::inner_product(&items[a * 16], &items[a * 16] + 16, &items[b * 16], 0.0);
  };
  const auto lossOf = [&](std::size_t target, std::size_t latest, std::size_t older) {
    const auto logit = [&](std::size_t item) {
      return (product(latest, item) + 0.7 * product(older, item)) / std::sqrt(2.0);
    };
    return std::log(1 + std::exp(logit(3) - logit(target)));
  };
  const double loss = 3 * trainer.epoch(0.01f);
  // Three items have two cyclic orders.
  const double one = lossOf(1, 0, 2) + lossOf(2, 1, 0) + lossOf(0, 2, 1);
  const double other = lossOf(1, 2, 0) + lossOf(0, 1, 2) + lossOf(2, 0, 1);
  EXPECT_NEAR(std::min(std::abs(loss - one), std::abs(loss - other)), 0, 1e-5);
}

TEST(NextItem, AnotherPassOverSetsHasAnotherOrder) {
  SerialExecutor executor;
  BackwardExecutor reversed;
  const OneHistory history(8, /*ordered=*/false);
  NextItemTrainer trainer = history.trainer(withoutDropout(), executor);
  NextItemTrainer same = history.trainer(withoutDropout(), reversed);
  const double first = trainer.epoch(0);
  EXPECT_GT(std::abs(trainer.epoch(0) - first), 1e-3);  // at rate 0 nothing is learned
  EXPECT_EQ(same.epoch(0), first);
}

TEST(NextItem, DroppedIdsTeachTheFacts) {
  SerialExecutor executor;
  NextItemOptions options = smallOptions();
  options.idDropout = 0.5f;
  const TrainedVectors vectors = train(options, executor, 40).vectors;
  // By facts alone an even item asks for even items.
  const auto product = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t r = 0; r < 16; ++r) {
      for (std::size_t c = 0; c < 16; ++c) {
        sum += vectors.neighbours[a * 16 + r] * vectors.transforms[0][r * 16 + c] *
               vectors.neighbours[b * 16 + c];
      }
    }
    return sum;
  };
  EXPECT_GT(product(0, 0), product(0, 1) + 1);
  EXPECT_GT(product(1, 1), product(1, 0) + 1);
}

TEST(NextItem, LearnsFromASampleOfTheColumns) {
  SerialExecutor executor;
  NextItemOptions options = smallOptions();
  options.columns = 12;
  const Trained trained = train(options, executor, 40);
  std::uint32_t right = 0;
  for (ItemId item = 0; item < kItems; ++item) {
    right += bestAfter(trained.vectors, item) == (item + 2) % kItems ? 1 : 0;
  }
  EXPECT_GE(right, kItems - 2);
}

TEST(NextItem, HistoriesOfOneItemTeachNothing) {
  SerialExecutor executor;
  Sequences sequences;
  sequences.append(std::vector<ItemId>{3});
  const auto convolution = ItemConvolution::factSums(vectorFacts(parityGraph(), 1, kItems));
  const std::vector<std::uint8_t> hasId(kItems, 1);
  NextItemTrainer trainer(convolution, hasId, sequences, smallOptions(), executor);
  EXPECT_EQ(trainer.exampleCount(), 0U);
  EXPECT_EQ(trainer.epoch(0.01f), 0);
}

TEST(Examples, AreThePrefixesWhoseNextItemIsNew) {
  Sequences sequences;
  sequences.append(std::vector<ItemId>{4, 7, 4, 9});
  const auto examples = examplesOf(sequences);
  EXPECT_EQ(targetsOf(sequences, examples), (std::vector<ItemId>{7, 9}));
}

TEST(Examples, WithoutOrderAreAllItemsWithAllOthers) {
  Sequences sequences;
  sequences.ordered = false;
  sequences.append(std::vector<ItemId>{4, 7, 9});
  sequences.append(std::vector<ItemId>{5});
  const auto examples = examplesOf(sequences);
  EXPECT_EQ(targetsOf(sequences, examples), (std::vector<ItemId>{4, 7, 9}));
  const Past past(sequences, examples[1]);
  ASSERT_EQ(past.size(), 2U);
  EXPECT_EQ(past[0], 4U);
  EXPECT_EQ(past[1], 9U);  // on from the end
  EXPECT_TRUE(past.holds(9));
  EXPECT_FALSE(past.holds(7));
}

TEST(Examples, KeepTheLatestEventsNewestFirst) {
  Sequences sequences;
  sequences.append(std::vector<ItemId>{1, 2, 3, 4, 5});
  SplitMix64 random(1);
  std::vector<PastEvent> kept;
  keptEvents(sequences, {0, 4}, 3, 0, random, kept);
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[0].item, 4U);
  EXPECT_EQ(kept[0].age, 0U);
  EXPECT_EQ(kept[2].item, 2U);
  EXPECT_EQ(kept[2].age, 2U);
}

TEST(Examples, NeverLoseEveryEvent) {
  Sequences sequences;
  sequences.append(std::vector<ItemId>{1, 2, 3});
  SplitMix64 random(1);
  std::vector<PastEvent> kept;
  std::size_t dropped = 0;
  for (int i = 0; i < 200; ++i) {
    keptEvents(sequences, {0, 2}, 10, 0.9f, random, kept);
    ASSERT_FALSE(kept.empty());
    dropped += kept.size() == 1 ? 1 : 0;
  }
  EXPECT_GT(dropped, 150U);
}

}  // namespace
}  // namespace shelfwise
