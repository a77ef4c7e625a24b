#include "charts/charts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

#include "base/elementary.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

constexpr std::int64_t kOneDay = 86'400;

struct Deed {
  std::uint32_t product;
  EventType type;
  std::int64_t day;
};

EventLog logOf(const std::vector<std::vector<Deed>>& shoppers) {
  EventLog log;
  log.ageKind = AgeKind::kSeconds;
  log.offsets.push_back(0);
  for (const auto& deeds : shoppers) {
    log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
    for (const Deed& deed : deeds) {
      LoggedEvent event{.product = ProductId{deed.product}, .type = deed.type};
      event.time = deed.day * kOneDay;
      log.events.push_back(event);
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

// Product p is item 2 - p.
const PerProduct<ItemId> kReversed = {2, 1, 0};
constexpr auto kBuy = EventType::kPurchase;
constexpr auto kSee = EventType::kView;
using Codes = std::vector<std::uint8_t>;

std::uint8_t logCode(double count, double most) {
  return static_cast<std::uint8_t>(255 * portableLog(1 + count) / portableLog(1 + most) + 0.5);
}

TEST(Charts, CountEveryShopperOnce) {
  const EventLog log = logOf({{{0, kBuy, 0}, {0, kBuy, 1}, {1, kSee, 2}},
                              {{0, kBuy, 3}, {1, EventType::kSelect, 3}, {2, kBuy, 4}},
                              {{0, kBuy, 5}, {2, kBuy, 5}, {2, kSee, 6}}});
  const ChartCodes charts = chartsOf(log, kReversed, 2);
  EXPECT_EQ(charts[Chart::kBestSellers], (Codes{logCode(2, 3), 0, 255}));
  EXPECT_EQ(charts[Chart::kMostViewed], (Codes{0, 255, 0}));  // item 0 by one shopper only
}

TEST(Charts, CountABasketAsAShopperWhoBought) {
  EventLog log = logOf({{{0, kBuy, 0}}});
  log.baskets = {productIds({0, 1}), productIds({1})};
  EXPECT_EQ(chartsOf(log, kReversed, 2)[Chart::kBestSellers], (Codes{0, 255, 255}));
}

TEST(Charts, AreEmptyWhereTheLogCannotTell) {
  EventLog log = logOf({{{0, kSee, 0}}, {{0, kSee, 40}}});
  EXPECT_TRUE(chartsOf(log, kReversed, 2)[Chart::kBestSellers].empty());
  EXPECT_TRUE(chartsOf(log, kReversed, 3)[Chart::kMostViewed].empty());
  EXPECT_EQ(chartsOf(log, kReversed, 2)[Chart::kTrending].size(), 3u);
  log.ageKind = AgeKind::kSteps;
  EXPECT_TRUE(chartsOf(log, kReversed, 2)[Chart::kTrending].empty());
  EXPECT_TRUE(chartsOf(log, kReversed, 2)[Chart::kNewArrivals].empty());
  EventLog none;
  none.offsets = {0};
  EXPECT_EQ(chartsOf(none, kReversed, 2), ChartCodes{});
}

TEST(Charts, OfALogWithoutASpanSayNothingOfTimes) {
  const EventLog log = logOf({{{0, kBuy, 7}}, {{0, kBuy, 7}}});
  EXPECT_TRUE(chartsOf(log, kReversed, 2)[Chart::kTrending].empty());
  EXPECT_TRUE(chartsOf(log, kReversed, 2)[Chart::kNewArrivals].empty());
}

// By hand: the log ends on day 100, so the half-life is 7 days.  Product 0 had all its three
// shoppers on the last day, product 1 long ago; product 2 has its demand of one shopper now.
TEST(Charts, WhatTrendsHasMoreDemandThanUsual) {
  const EventLog log = logOf({{{0, kBuy, 100}},
                              {{0, kBuy, 100}, {1, kBuy, 100}},
                              {{0, kBuy, 100}},
                              {{1, kBuy, 0}},
                              {{1, kBuy, 0}},
                              {{2, kBuy, 100}}});
  const Codes codes = chartsOf(log, kReversed, 2)[Chart::kTrending];
  // w = 3, 1 + 2 * 2^-(100 / 7); u = 3 W / N each.  Product 2 is below the support.
  EXPECT_EQ(codes, (Codes{0, 0, 255}));
}

TEST(Charts, TrendsFollowTheFormula) {
  std::mt19937_64 random(5);
  std::vector<std::vector<Deed>> shoppers(300);
  for (auto& deeds : shoppers) {
    const auto product = static_cast<std::uint32_t>(random() % 3);
    // Product 1 sells mostly at the end.
    const auto day = static_cast<std::int64_t>(product == 1 ? 80 + random() % 20 : random() % 100);
    deeds.push_back({product, kBuy, day});
  }
  shoppers[0] = {{0, kBuy, 0}};
  shoppers[1] = {{0, kBuy, 100}};
  const EventLog log = logOf(shoppers);
  double weights[3] = {};
  double counts[3] = {};
  for (const LoggedEvent& event : log.events) {
    const double days = 100 - static_cast<double>(event.time / kOneDay);
    weights[numberOf(event.product)] += std::pow(0.5, days / 7);
    counts[numberOf(event.product)] += 1;
  }
  double scores[3];
  for (int p = 0; p < 3; ++p) {
    const double usual = counts[p] * (weights[0] + weights[1] + weights[2]) / 300;
    scores[p] = (weights[p] - usual) / std::sqrt(usual + 1);
  }
  const Codes codes = chartsOf(log, kReversed, 2)[Chart::kTrending];
  const double most = *std::max_element(scores, scores + 3);
  for (std::size_t p = 0; p < 3; ++p) {
    EXPECT_NEAR(codes[2 - p], scores[p] > 0 ? 255 * scores[p] / most : 0, 0.6) << p;
  }
  EXPECT_EQ(codes[1], 255);
}

TEST(Charts, AnItemArrivesWithTheShopperWhoMakesItsSupport) {
  // The log ends on day 400, so what arrives within 90 days is new.
  const EventLog log = logOf({{{0, kSee, 0}, {1, kSee, 390}},
                              {{0, kSee, 395}, {1, kSee, 397}, {2, kSee, 100}},
                              {{2, kSee, 200}, {1, kSee, 400}, {0, kSee, 400}}});
  EXPECT_EQ(chartsOf(log, kReversed, 2)[Chart::kNewArrivals],
            (Codes{0, 255 - 254 * 3 / 90, 255 - 254 * 5 / 90}));
  EXPECT_EQ(chartsOf(log, kReversed, 3)[Chart::kNewArrivals], (Codes{0, 255, 255}));
}

// Whatever the log says: an item with fewer shoppers than the support is on no chart.
TEST(Charts, HoldNothingBelowTheSupport) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::vector<Deed>> shoppers(1 + random() % 12);
    for (auto& deeds : shoppers) {
      std::int64_t day = 0;
      for (std::uint64_t e = random() % 8; e > 0; --e) {
        day += static_cast<std::int64_t>(random() % 20);
        deeds.push_back(
            {static_cast<std::uint32_t>(random() % 3), random() % 2 ? kBuy : kSee, day});
      }
    }
    const EventLog log = logOf(shoppers);
    const std::uint32_t support = 1 + static_cast<std::uint32_t>(random() % 4);
    const ChartCodes charts = chartsOf(log, kReversed, support);
    for (std::uint32_t product = 0; product < 3; ++product) {
      const auto distinct = std::count_if(shoppers.begin(), shoppers.end(), [&](const auto& deeds) {
        return std::any_of(deeds.begin(), deeds.end(),
                           [&](const Deed& deed) { return deed.product == product; });
      });
      if (static_cast<std::uint32_t>(distinct) >= support) continue;
      for (const auto& codes : charts) {
        if (!codes.empty()) EXPECT_EQ(codes[kReversed[ProductId{product}]], 0);
      }
    }
  }
}

}  // namespace
}  // namespace shelfwise
