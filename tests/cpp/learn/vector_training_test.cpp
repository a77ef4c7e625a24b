#include "learn/vector_training.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "fixtures/backward_executor.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kWalkItems = 20;
GraphTriples parityGraph() {
  GraphTriples graph;
  graph.itemCount = kWalkItems;
  graph.relations = {{"parity"}};
  graph.labels = {"even", "odd"};
  for (ItemId item = 0; item < kWalkItems; ++item) {
    graph.triples.push_back({item, 0, kWalkItems + item % 2});
  }
  return graph;
}

// Every shopper walks up in steps of two; the next step is held out.  Item 19 is met once.
struct Walks {
  Walks() {
    for (std::uint32_t s = 0; s < 400; ++s) {
      std::vector<ItemId> items;
      for (std::uint32_t i = 0; i < 4; ++i) items.push_back((s % 18 + 2 * i) % 18);
      sequences.append(items);
      RankedCase held;
      for (std::uint32_t i = 0; i < 4; ++i) {
        held.events.push_back({items[i], EventType::kPurchase, 3 - i});
      }
      held.history = items;
      std::sort(held.history.begin(), held.history.end());
      held.test = {(items.back() + 2) % 18};
      cases.push_back(held);
    }
    sequences.append(std::vector<ItemId>{18, 19});
  }
  Sequences sequences;
  std::vector<RankedCase> cases;
  GraphTriples graph = parityGraph();
};

LearnedVectors learn(const Walks& walks, const ModelOptions& options, Executor& executor) {
  return vectorsByValidation({walks.graph, walks.sequences, options.minSupport}, walks.cases,
                             options, {executor});
}

ModelOptions fast() {
  ModelOptions options;
  options.effort = Effort::kFast;
  return options;
}

TEST(VectorTraining, ManyExamplesMakeFewerPasses) {
  EXPECT_EQ(mostEpochs(Effort::kNone, 1'000), 0u);
  EXPECT_EQ(mostEpochs(Effort::kDefault, 0), 25u);
  EXPECT_EQ(mostEpochs(Effort::kDefault, 200'000), 25u);
  EXPECT_EQ(mostEpochs(Effort::kDefault, 250'000), 20u);
  EXPECT_EQ(mostEpochs(Effort::kDefault, 100'000'000), 12u);
  EXPECT_EQ(mostEpochs(Effort::kFast, 1'000), 7u);
  EXPECT_EQ(mostEpochs(Effort::kFast, 100'000'000), 7u);
}

TEST(VectorTraining, StopsAfterThePassThatRanksBest) {
  const Walks walks;
  SerialExecutor executor;
  const LearnedVectors learned = learn(walks, fast(), executor);
  EXPECT_EQ(learned.codes.dim, 64U);
  EXPECT_GE(learned.epochs, 1U);
  EXPECT_LE(learned.epochs, 5U);
}

TEST(VectorTraining, AsManyPassesOverTheSameHistoriesGiveTheSameVectors) {
  const Walks walks;
  SerialExecutor executor;
  BackwardExecutor backward;
  const LearnedVectors learned = learn(walks, fast(), executor);
  const VectorInput input{walks.graph, walks.sequences, fast().minSupport};
  EXPECT_EQ(vectorsAfter(learned.epochs, input, fast(), {backward}), learned.codes);
}

TEST(VectorTraining, AnItemOfTooFewShoppersHasNoIdPart) {
  const Walks walks;
  SerialExecutor executor;
  const VectorInput input{walks.graph, walks.sequences, 2};
  const VectorCodes codes = vectorsAfter(1, input, fast(), {executor});
  EXPECT_TRUE(std::binary_search(codes.items.begin(), codes.items.end(), 17U));
  EXPECT_FALSE(std::binary_search(codes.items.begin(), codes.items.end(), 18U));
  EXPECT_FALSE(std::binary_search(codes.items.begin(), codes.items.end(), 19U));
  EXPECT_EQ(codes.facts, (std::vector<EntityId>{kWalkItems, kWalkItems + 1}));
}

TEST(VectorTraining, VectorsOfOtherFormsAreIdPartsAlone) {
  const Walks walks;
  SerialExecutor executor;
  for (const auto& [name, form] : kOtherItemForms) {
    const VectorInput input{walks.graph, walks.sequences, 1, form};
    const VectorCodes codes = vectorsAfter(1, input, fast(), {executor});
    EXPECT_EQ(codes.items.size(), kWalkItems) << name;
    EXPECT_TRUE(codes.facts.empty()) << name;
    EXPECT_EQ(codes.factStep, 0) << name;
  }
}

TEST(VectorTraining, OtherFormsHaveTheSameBitsWithAnyExecutorAndVectorsOfTheirOwn) {
  const Walks walks;
  SerialExecutor serial;
  BackwardExecutor backward;
  std::vector<VectorCodes> seen;
  for (const auto& [name, form] : kOtherItemForms) {
    const VectorInput input{walks.graph, walks.sequences, 2, form};
    seen.push_back(vectorsAfter(2, input, fast(), {serial}));
    EXPECT_EQ(vectorsAfter(2, input, fast(), {backward}), seen.back()) << name;
  }
  EXPECT_NE(seen[0], seen[1]);
  EXPECT_NE(seen[1], seen[2]);
}

// Items 18 and 19 have the same shopper; without support each is where its own fact puts it.
TEST(VectorTraining, LightGcnPutsAnItemOfTooFewShoppersWhereItsFactsAre) {
  const Walks walks;
  SerialExecutor executor;
  const VectorInput input{walks.graph, walks.sequences, 2, ItemForm::kLightGcn};
  const VectorCodes codes = vectorsAfter(3, input, fast(), {executor});
  ASSERT_EQ(codes.items.size(), kWalkItems);
  const auto likeness = [&](ItemId a, ItemId b) {
    int sum = 0;
    for (std::size_t d = 0; d < codes.dim; ++d) {
      sum += codes.idCodes[a * codes.dim + d] * codes.idCodes[b * codes.dim + d];
    }
    return sum;
  };
  for (const ItemId even : {0u, 8u, 16u}) EXPECT_GT(likeness(18, even), likeness(19, even));
  for (const ItemId odd : {1u, 9u, 17u}) EXPECT_LT(likeness(18, odd), likeness(19, odd));
}

TEST(VectorTraining, NoEffortAndTooFewHeldOutEventsGiveNone) {
  Walks walks;
  SerialExecutor executor;
  ModelOptions none;
  none.effort = Effort::kNone;
  EXPECT_EQ(learn(walks, none, executor).codes.dim, 0U);
  walks.cases.resize(199);
  EXPECT_EQ(learn(walks, fast(), executor).codes.dim, 0U);
  const VectorInput input{walks.graph, walks.sequences, 1};
  EXPECT_EQ(vectorsAfter(0, input, fast(), {executor}).dim, 0U);
}

TEST(VectorTraining, TellsHowFarItIs) {
  const Walks walks;
  SerialExecutor executor;
  std::vector<std::uint64_t> done;
  const Progress progress = [&](std::string_view stage, std::uint64_t n, std::uint64_t total) {
    EXPECT_EQ(stage, "vectors");
    EXPECT_LE(n, total);
    done.push_back(n);
  };
  const VectorInput input{walks.graph, walks.sequences, 1};
  vectorsAfter(3, input, fast(), {executor, progress});
  EXPECT_EQ(done, (std::vector<std::uint64_t>{0, 1, 2, 3}));
}

}  // namespace
}  // namespace shelfwise
