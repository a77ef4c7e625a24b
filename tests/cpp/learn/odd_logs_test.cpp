// Logs and clocks as no shop means them, through build and recommend.

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "fixtures/checkerboard.h"
#include "fixtures/models.h"
#include "fixtures/products.h"
#include "learn/behaviour.h"
#include "learn/model_builder.h"
#include "recommend/recommender.h"
#include "slice/model_slices.h"
#include "train/graph_builder.h"

namespace shelfwise {
namespace {

Model built(const Catalog& catalog, const EventLog& log, const Links& links = {}) {
  SerialExecutor executor;
  auto model = buildModel({catalog, log, links}, {.effort = Effort::kNone}, {executor});
  EXPECT_TRUE(model.ok()) << model.error().message;
  return std::move(model).value().model;
}

std::unique_ptr<Recommender> opened(const Model& model) {
  ModelSlices slices = writeModelSlices(model);
  return std::move(Recommender::open({slices.engine, slices.fields})).value();
}

std::vector<ItemId> listFor(Recommender& recommender, const std::vector<ItemId>& history) {
  std::vector<ScoredEvent> events;
  for (const ItemId item : history) events.push_back({item, EventType::kView, 0});
  const auto answer = recommender.recommend({.history = events});
  std::vector<ItemId> items;
  for (const Recommendation& item : answer.value().items) {
    EXPECT_TRUE(std::isfinite(item.score));
    items.push_back(item.item);
  }
  return items;
}

void addShopper(EventLog& log, const std::vector<std::uint32_t>& products) {
  log.shoppers.push_back("odd" + std::to_string(log.shoppers.size()));
  for (const ProductId product : productIds(products)) {
    log.events.push_back(
        {.product = product, .time = static_cast<std::int64_t>(log.events.size())});
  }
  log.offsets.push_back(log.events.size());
}

TEST(OddLogs, OneProductIsAShop) {
  EventLog log;
  log.offsets = {0};
  for (int s = 0; s < 30; ++s) addShopper(log, {0, 0});
  const auto recommender = opened(built(checkerboard(1), log));
  EXPECT_EQ(listFor(*recommender, {}), (std::vector<ItemId>{0}));
  EXPECT_LE(listFor(*recommender, {0}).size(), 1U);
}

TEST(OddLogs, WithoutEventsTheGraphAnswers) {
  EventLog nobody;
  nobody.offsets = {0};
  const auto recommender = opened(built(checkerboard(10), nobody));
  EXPECT_EQ(listFor(*recommender, {}), std::vector<ItemId>{});
  EXPECT_FALSE(listFor(*recommender, {3}).empty());
}

TEST(OddLogs, AShopperOfTenThousandEventsSpeaksForAnItemOnce) {
  const Catalog catalog = checkerboard(20);
  EventLog log = walks(20, 60, 6);
  std::vector<std::uint32_t> robot;
  for (std::uint32_t i = 0; i < 10'000; ++i) robot.push_back(i % 2 == 0 ? 0 : 7);
  EventLog once = log;
  addShopper(log, robot);
  addShopper(once, {0, 7});
  const ItemOrder order = itemOrder(catalog, PerProduct<std::uint32_t>(20, 1));
  const Sequences many = sequencesOf(log, allEventCounts(log), order);
  const Sequences few = sequencesOf(once, allEventCounts(once), order);
  EXPECT_EQ(many.values, few.values);
  EXPECT_EQ(many.offsets, few.offsets);
  EXPECT_FALSE(listFor(*opened(built(catalog, log)), {1}).empty());
}

TEST(OddLogs, AnItemMayHaveAHundredThousandEvents) {
  EventLog log = walks(20, 60, 6);
  for (std::uint32_t s = 0; s < 100; ++s) {
    std::vector<std::uint32_t> products(1'000, 0);
    products.push_back(2 + s % 18);
    addShopper(log, products);
  }
  const auto recommender = opened(built(checkerboard(20), log));
  EXPECT_FALSE(listFor(*recommender, {0}).empty());
}

TEST(OddLogs, EqualScoresKeepTheOrderOfTheCatalogue) {
  EventLog log;
  log.offsets = {0};
  for (std::uint32_t p = 0; p < 12; ++p) {
    for (int twice = 0; twice < 2; ++twice) addShopper(log, {p});
  }
  Model model = built(checkerboard(12), log);
  model.popularity.assign(12, 255);
  EXPECT_EQ(listFor(*opened(model), {}), (std::vector<ItemId>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(OddLogs, ALinkToItselfLeadsNowhere) {
  EventLog nobody;
  nobody.offsets = {0};
  const Links links{.relations = {"accessory"}, .rows = {{{}, 0, {}}, {{}, 0, ProductId{5}}}};
  const Model model = built(checkerboard(10), nobody, links);
  std::uint32_t toItself = 0;
  for (const Triple& triple : model.graph.triples) toItself += triple.head == triple.tail ? 1 : 0;
  EXPECT_EQ(toItself, 0U);
}

TEST(OddLogs, AClockThatGoesBackwardsMakesNoEventOlder) {
  Model model = campingModel();
  model.fusion.ages.inSeconds = true;
  const auto recommender = opened(model);
  recommender->profile().track(0, EventType::kView, 1'000);
  recommender->profile().track(1, EventType::kView, 400);
  const RecommendRequest atTheirTime{.seconds = 1'000, .history = {}};
  const RecommendRequest before{.seconds = -50, .history = {}};
  const auto usual = recommender->recommend(atTheirTime).value();
  const auto early = recommender->recommend(before).value();
  EXPECT_EQ(usual.events.front().age, 0U);
  for (const ScoredEvent& event : early.events) EXPECT_EQ(event.age, 0U);
  EXPECT_FALSE(early.items.empty());
  for (const Recommendation& item : early.items) EXPECT_TRUE(std::isfinite(item.score));
}

}  // namespace
}  // namespace shelfwise
