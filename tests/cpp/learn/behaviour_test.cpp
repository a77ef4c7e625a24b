#include "learn/behaviour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fixtures/products.h"

namespace shelfwise {
namespace {

// One event a step; product p of the log is item 9 - p.
EventLog stepsOf(const std::vector<std::vector<std::uint32_t>>& rows) {
  EventLog log;
  log.offsets.push_back(0);
  for (const auto& row : rows) {
    log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
    for (const std::uint32_t product : row) {
      const auto time = static_cast<std::int64_t>(log.events.size());
      log.events.push_back({.product = ProductId{product}, .order = 0, .time = time});
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

ItemOrder backward() {
  ItemOrder order;
  for (std::uint32_t p = 0; p < 10; ++p) {
    order.productOf.push_back(ProductId{9 - p});
    order.itemOf.push_back(9 - p);
  }
  return order;
}

TEST(Histories, HoldEveryItemOnceAtItsFirstPlace) {
  EventLog log = stepsOf({{3, 1, 3, 2}, {5}, {}});
  log.events[1].type = EventType::kDislike;
  const Sequences sequences = sequencesOf(log, allEventCounts(log), backward());
  EXPECT_EQ(sequences.values, (std::vector<ItemId>{6, 7, 4}));
  EXPECT_EQ(sequences.offsets, (std::vector<std::uint32_t>{0, 2, 3, 3}));
}

TEST(Histories, KnowEveryShoppersFirstEventsAndTheBaskets) {
  EventLog log = stepsOf({{3, 1, 2}, {5, 6}});
  log.baskets = {productIds({0, 1})};
  const std::vector<std::uint32_t> counts = {2, 0};
  const LogHistories histories = historiesOf(log, counts, backward());
  EXPECT_EQ(histories.itemCount(), 10u);
  EXPECT_EQ(histories.shoppers.values, (std::vector<ItemId>{6, 8}));
  EXPECT_EQ(histories.shoppers.count(), 2u);
  EXPECT_EQ(histories.paired.values, (std::vector<ItemId>{6, 8, 9, 8}));
  EXPECT_EQ(histories.paired.count(), 3u);
  EXPECT_EQ(histories.orders.sizes, (std::vector<std::uint32_t>{2, 2}));
  EXPECT_EQ(histories.interests.items.size(), 4u);
}

TEST(Histories, CountAllEvents) {
  EXPECT_EQ(allEventCounts(stepsOf({{3, 1, 2}, {}, {5}})), (std::vector<std::uint32_t>{3, 0, 1}));
}

TEST(Behaviour, IsEdgesOfEverySourceAndPopularity) {
  const EventLog log = stepsOf({{0, 1, 2}, {0, 1, 3}, {0, 1, 4}});
  SerialExecutor executor;
  std::uint64_t steps = 0;
  const shelfwise::Run run{executor,
                           [&](std::string_view stage, std::uint64_t done, std::uint64_t total) {
                             EXPECT_EQ(stage, "edges");
                             EXPECT_EQ(done, steps++);
                             EXPECT_EQ(total, 4u);
                           }};
  const Behaviour behaviour = behaviourOf(historiesOf(log, allEventCounts(log), backward()), {}, {},
                                          {.minSupport = 3}, run);
  EXPECT_EQ(steps, 5u);
  ASSERT_EQ(behaviour.summaries.size(), behaviour.edges.size());
  EXPECT_TRUE(std::is_sorted(
      behaviour.edges.begin(), behaviour.edges.end(),
      [](const SourceEdges& a, const SourceEdges& b) { return a.source < b.source; }));
  for (std::size_t s = 0; s < behaviour.edges.size(); ++s) {
    EXPECT_EQ(behaviour.summaries[s].source, behaviour.edges[s].source);
    EXPECT_EQ(behaviour.summaries[s].edges, behaviour.edges[s].edges.targets.size());
    EXPECT_GT(behaviour.summaries[s].edges, 0u);
  }
  EXPECT_EQ(behaviour.popularity, (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 0, 0, 0, 255, 255}));
  EXPECT_EQ(behaviour.vectors.dim, 0u);
}

TEST(Behaviour, SourcesWithoutAnEdgeAreLeftOut) {
  const EventLog log = stepsOf({{0}, {1}});
  SerialExecutor executor;
  const Behaviour behaviour =
      behaviourOf(historiesOf(log, allEventCounts(log), backward()), {}, {}, {}, {executor});
  EXPECT_TRUE(behaviour.edges.empty());
  EXPECT_TRUE(behaviour.summaries.empty());
}

TEST(UsualEdgesPerRow, AreMoreForSmallCataloguesAndDenseLogs) {
  EXPECT_EQ(usualEdgesPerRow(100'000, 800'000), 20u);
  EXPECT_EQ(usualEdgesPerRow(12'000, 200'000), 50u);
  EXPECT_EQ(usualEdgesPerRow(800, 20'000), 100u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 750'000), 30u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 75'000'000), 40u);  // a million in all
  EXPECT_EQ(usualEdgesPerRow(3'000, 900'000), kMaxEdgesPerRow);
  EXPECT_EQ(usualEdgesPerRow(0, 0), 100u);
}

}  // namespace
}  // namespace shelfwise
