// Shops whose shoppers order once: what they bought together is no part of the training.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "fixtures/orders.h"
#include "fusion/source_scales.h"
#include "learn/model_builder.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kSets = 12;

// Product p is the (p % pieces)-th piece of set p / pieces; the pieces are of different categories.
Catalog sets(std::uint32_t pieces) {
  Catalog catalog;
  for (std::uint32_t p = 0; p < kSets * pieces; ++p) {
    Product product;
    product.id = "p" + std::to_string(p);
    product.categories = {{"Piece " + std::to_string(p % pieces)}};
    catalog.products.push_back(product);
  }
  return catalog;
}

// Every guest orders one set, all of it at the same second.
EventLog guests(std::uint32_t count, std::uint32_t pieces) {
  SplitMix64 random(1);
  ShopperOrders shoppers;
  for (std::uint32_t s = 0; s < count; ++s) {
    const auto set = static_cast<std::uint32_t>(random.below(kSets));
    std::vector<std::uint32_t> order;
    for (std::uint32_t piece = 0; piece < pieces; ++piece) order.push_back(set * pieces + piece);
    shoppers.push_back({order});
  }
  EventLog log = logOfOrders(shoppers);
  for (LoggedEvent& event : log.events) event.time = 1'000'000;
  return log;
}

BuiltModel builtShop(const Catalog& catalog, const EventLog& log) {
  SerialExecutor executor;
  return buildModel({catalog, log, {}}, {.effort = Effort::kNone}, {executor}).value();
}

const SourceEdges* edgesOf(const Model& model, Source source) {
  for (const SourceEdges& edges : model.edges) {
    if (edges.source == source) return &edges;
  }
  return nullptr;
}

SourceEdges rowsOf(Source source, std::size_t count) {
  SourceEdges edges{source, {}};
  edges.edges.targets.resize(count);
  return edges;
}

Behaviour behaviourWith(const std::vector<std::pair<Source, std::size_t>>& counts) {
  Behaviour behaviour;
  for (const auto& [source, count] : counts) {
    behaviour.edges.push_back(rowsOf(source, count));
    behaviour.summaries.push_back({source, count, 0});
  }
  return behaviour;
}

TEST(UnseenSources, AreThoseOfWhichThePastHasLessThanATenth) {
  const Behaviour past = behaviourWith({{Source::kCoPreference, 9}, {Source::kNext, 10}});
  const Behaviour present =
      behaviourWith({{Source::kCoPreference, 100}, {Source::kNext, 100}, {Source::kTogether, 1}});
  EXPECT_EQ(unseenSources(past, present),
            (std::vector<Source>{Source::kCoPreference, Source::kTogether}));
  EXPECT_TRUE(unseenSources(present, past).empty());
  EXPECT_TRUE(unseenSources({}, {}).empty());
}

TEST(UnseenSources, KeepTheirShippedWeightsInUnitsOfTheirPresentEdges) {
  for (const std::uint32_t count : {60u, 300u}) {  // too few to learn from, and enough
    for (const std::uint32_t pieces : {2u, 3u}) {
      const BuiltModel shop = builtShop(sets(pieces), guests(count, pieces));
      ASSERT_NE(edgesOf(shop.model, Source::kTogether), nullptr) << count << ", " << pieces;
      EXPECT_EQ(edgesOf(shop.model, Source::kTogether)->edges.targets.size(),
                kSets * pieces * (pieces - 1));
      const ReopenedModel opened = reopen(shop.model);
      const FusionWeights& fusion = opened.view->fusion;
      const double scale = scaleOf(*opened.view, fusion, Source::kTogether);
      for (const Scenario scenario : kScenarios) {
        const float shipped = kSourceRows[Source::kTogether].shippedWeights[scenario];
        EXPECT_NEAR(fusion.scenarios[scenario].lambda[Source::kTogether][0] * scale, shipped, 1e-5);
      }
    }
  }
}

TEST(UnseenSources, AreKnownWhereTheOrdersAreAfterViews) {
  constexpr std::uint32_t kPieces = 2;
  SplitMix64 random(2);
  const EventLog orders = guests(400, kPieces);
  EventLog log;
  log.ageKind = AgeKind::kSeconds;
  log.offsets = {0};
  for (std::size_t s = 0; s < orders.shoppers.size(); ++s) {
    log.shoppers.push_back(orders.shoppers[s]);
    for (std::int64_t view = 0; view < 3; ++view) {
      const auto product = static_cast<ProductId>(random.below(kSets * kPieces));
      log.events.push_back({.product = product, .type = EventType::kView, .time = view});
    }
    const auto bought = orders.of(s);
    log.events.insert(log.events.end(), bought.begin(), bought.end());
    log.offsets.push_back(log.events.size());
  }
  const BuiltModel shop = builtShop(sets(kPieces), log);
  EXPECT_GE(shop.summary.heldOut, kLeastCases);
  ASSERT_NE(edgesOf(shop.model, Source::kTogether), nullptr);
  EXPECT_TRUE(shop.model.fusion.scenarios[Scenario::kBoughtTogether].counts(Source::kTogether));
}

WithoutEdges whyOf(const Catalog& catalog, const EventLog& log) {
  return builtShop(catalog, log).summary.orders.withoutEdges;
}

TEST(OrdersWithoutEdges, SayWhy) {
  EXPECT_EQ(whyOf(sets(2), guests(60, 2)), WithoutEdges::kNone);
  EXPECT_EQ(whyOf(sets(1), guests(60, 1)), WithoutEdges::kSingleProducts);
  EXPECT_EQ(whyOf(sets(2), guests(1, 2)), WithoutEdges::kBelowSupport);
}

TEST(OrdersWithoutEdges, AreCountedWithThoseOfOneProduct) {
  EventLog log = guests(3, 2);
  log.baskets = {{ProductId{1}}, {ProductId{2}, ProductId{3}}};
  EXPECT_EQ(builtShop(sets(2), log).summary.orders.orders, 5u);
  EXPECT_EQ(builtShop(sets(1), guests(7, 1)).summary.orders.orders, 7u);
}

TEST(OrdersWithoutEdges, TellPairsBelowTheSupport) {
  const auto summary = builtShop(sets(2), guests(1, 2)).summary;
  ASSERT_FALSE(summary.edges.empty());
  EXPECT_EQ(summary.edges.back().source, Source::kTogether);
  EXPECT_EQ(summary.edges.back().edges, 0u);
  EXPECT_EQ(summary.edges.back().belowSupport, 2u);
}

}  // namespace
}  // namespace shelfwise
