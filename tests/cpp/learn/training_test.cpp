#include "learn/training.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "fixtures/checkerboard.h"
#include "fixtures/models.h"
#include "rank/held_out.h"

namespace shelfwise {
namespace {

// Shoppers who met anything long ago, up to four products, and today walk on, one product a minute.
EventLog visits(std::uint32_t products, AgeKind ageKind) {
  SplitMix64 random(1);
  EventLog log = walks(products, 4 * kLeastCases, 7);
  log.ageKind = ageKind;
  log.ordered = true;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    for (std::size_t step = 0; step < 7; ++step) {
      LoggedEvent& event = log.events[log.offsets[s] + step];
      const bool isOld = step < 1 + s % 4;
      event.time = (isOld ? 0 : 500 * 86'400) + static_cast<std::int64_t>(step) * 60;
      if (isOld) event.product = static_cast<ProductId>(random.below(products));
    }
  }
  return log;
}

Training prepared(const EventLog& log) {
  SerialExecutor executor;
  return prepareTraining({checkerboard(20), log, {}}, {}, {executor}).value();
}

TEST(Training, CountsSecondsFromTheTargetWhereOldVisitsMislead) {
  const Training training = prepared(visits(20, AgeKind::kSeconds));
  EXPECT_TRUE(training.settings.ages.inSeconds);
  ASSERT_FALSE(training.cases.empty());
  const auto& events = training.cases.front().events;  // one old one, five of today
  EXPECT_EQ(events.back().age, 60u);
  EXPECT_EQ(events.front().age, 500u * 86'400 + 360);
}

TEST(Training, CountsStepsAndForgetsNothingWhereTimesAreUnknown) {
  const Training training = prepared(visits(20, AgeKind::kSteps));
  EXPECT_EQ(training.settings.ages, AgeScale{});
  EXPECT_EQ(training.settings.popularityHalfLife, 0);
}

TEST(Training, WhatSharesTheTargetsInstantIsNeitherEventNorCandidate) {
  EventLog log = visits(20, AgeKind::kSeconds);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    for (std::size_t e = log.offsets[s] + 4; e < log.offsets[s + 1]; ++e) {
      log.events[e].time = 600 * 86'400;
    }
  }
  const Training training = prepared(log);
  ASSERT_FALSE(training.cases.empty());
  EXPECT_EQ(training.heldOut.countsBefore.front(), 6u);
  EXPECT_GT(training.cases.size(), log.shoppers.size());
  for (std::size_t c = 0; c < 3; ++c) {  // the order of the first shopper, each item by itself
    EXPECT_EQ(training.cases[c].events.size(), 4u);
    EXPECT_EQ(training.cases[c].history.size(), 6u);
    EXPECT_FALSE(std::binary_search(training.cases[c].history.begin(),
                                    training.cases[c].history.end(),
                                    training.cases[c].test.front()));
  }
}

TEST(Training, RareProductsCountTwiceWhereWeightsAreSearched) {
  EventLog log = visits(20, AgeKind::kSteps);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {  // 20 is met last alone
    log.events[log.offsets[s + 1] - 1].product =
        static_cast<ProductId>(s % 10 == 0 ? 20 : 2 + s % 2);
  }
  // Shoppers 1 to 4 meet 22 early on, 1 to 3 meet 23, and they or another end with these.
  for (std::size_t s = 1; s <= 4; ++s) log.events[log.offsets[s]].product = ProductId{22};
  for (std::size_t s = 1; s <= 3; ++s) log.events[log.offsets[s] + 1].product = ProductId{23};
  log.events[log.offsets[12] - 1].product = ProductId{22};
  log.events[log.offsets[13] - 1].product = ProductId{23};
  SerialExecutor executor;
  const Training training = prepareTraining({checkerboard(24), log, {}}, {}, {executor}).value();
  const auto weightOf = [&](std::uint32_t product) {
    const ItemId item = training.order.itemOf[ProductId{product}];
    for (const RankedCase& c : training.cases) {
      if (c.test.front() == item) return c.weight;
    }
    return 0.0f;
  };
  EXPECT_EQ(weightOf(20), 2);
  EXPECT_EQ(weightOf(22), 1);
  EXPECT_EQ(weightOf(23), 2);
  EXPECT_EQ(weightOf(2), 1);
}

std::uint64_t edgesOf(const Behaviour& behaviour, Source source) {
  std::uint64_t edges = 0;
  for (const EdgeSummary& one : behaviour.summaries) {
    if (one.source == source) edges += one.edges + one.belowSupport;
  }
  return edges;
}

// Product p < 10 is followed by anything, and by 10 + p five steps later: the last step of every
// second shopper, the last but one of the others.
EventLog farCompanions(std::uint32_t products) {
  SplitMix64 random(1);
  EventLog log = walks(products, 4 * kLeastCases, 7);
  log.ordered = true;
  for (LoggedEvent& event : log.events) {
    event.product = static_cast<ProductId>(20 + random.below(products - 20));
  }
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    const std::size_t first = log.offsets[s] + s % 2;
    const auto product = static_cast<std::uint32_t>(s / 2 % 10);
    log.events[first].product = ProductId{product};
    log.events[first + 5].product = ProductId{10 + product};
  }
  return log;
}

TEST(Training, MakesEdgesOfNextByTheSettingsThatRankBest) {
  constexpr std::uint32_t kProducts = 60;
  const EventLog log = farCompanions(kProducts);
  SerialExecutor executor;
  const Catalog catalog = checkerboard(kProducts);
  Training training = prepareTraining({catalog, log, {}}, {}, {executor}).value();
  EXPECT_GE(training.settings.next.window, 5u);
  const std::uint64_t chosen = edgesOf(training.past, Source::kNext);
  training.settings.next = {};
  const LogHistories histories = historiesOf(log, training.heldOut.trainingCounts, training.order);
  const Behaviour usual =
      behaviourOf(histories, training.settings, training.substituteCategories, {}, {executor});
  EXPECT_GT(chosen, edgesOf(usual, Source::kNext));
}

TEST(Training, AssemblesOnlySourcesThatHaveAWeight) {
  Training training = prepared(visits(20, AgeKind::kSteps));
  ASSERT_GT(training.past.edges.size(), 1u);
  VectorCodes vectors;
  vectors.dim = 8;
  const Behaviour past = withVectors(std::move(training.past), vectors);
  FusionWeights fusion;
  fusion.keepOnly(Source::kNext, {1, 1, 1, 1, 1});
  const Model model = assemble(training.itemIds, training.graph, past, fusion, {.minSupport = 7});
  EXPECT_EQ(model.itemIds.size(), 20u);
  EXPECT_EQ(model.itemIds[training.order.itemOf[ProductId{3}]],
            checkerboard(20).products[ProductId{3}].id);
  ASSERT_EQ(model.edges.size(), 1u);
  EXPECT_EQ(model.edges[0].source, Source::kNext);
  EXPECT_EQ(model.vectors.dim, 0u);
  EXPECT_EQ(model.popularity, past.popularity);
  EXPECT_EQ(model.minSupport, 7u);
  EXPECT_TRUE(model.fields.empty());
}

TEST(Training, ReopensAModelAsABrowserHasIt) {
  const Model model = campingModel();
  const ReopenedModel copy = reopen(model);
  EXPECT_EQ(copy.slices.engine, writeModelSlices(model).engine);
  EXPECT_EQ(copy.view->itemCount(), model.itemIds.size());
  EXPECT_EQ(copy.view->fusion, model.fusion);
}

}  // namespace
}  // namespace shelfwise
