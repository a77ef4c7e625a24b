#include "integrity/bursts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.h"
#include "fixtures/checkerboard.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kProducts = 200;
constexpr std::uint32_t kPushed = kProducts;

void addShopper(EventLog& log, const std::vector<std::uint32_t>& products, std::int64_t time) {
  log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
  for (const std::uint32_t product : products) {
    log.events.push_back({.product = product, .type = EventType::kView, .time = time++});
  }
  log.offsets.push_back(log.events.size());
}

std::vector<std::uint32_t> drawn(SplitMix64& random, std::size_t count) {
  std::vector<std::uint32_t> products;
  for (std::size_t i = 0; i < count; ++i) {
    products.push_back(static_cast<std::uint32_t>(random.below(kProducts)));
  }
  return products;
}

// 2,000 shoppers of some 12 products each, one new every minute.
EventLog genuine(SplitMix64& random) {
  EventLog log;
  log.offsets = {0};
  log.ageKind = AgeKind::kSeconds;
  for (std::int64_t s = 0; s < 2'000; ++s)
    addShopper(log, drawn(random, 8 + random.below(9)), 60 * s);
  return log;
}

TEST(Bursts, AreNotSeenInGenuineLogs) {
  SplitMix64 random(1);
  EXPECT_EQ(findBursts(genuine(random), kProducts), std::vector<Burst>{});
}

TEST(Bursts, OfNearCopiesAreFoundAndTheirBaitIsNot) {
  SplitMix64 random(2);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) {
    addShopper(log, {0, 1, 2, 3, 4, 5, 6, kPushed}, 6'000 * s);
  }
  EXPECT_EQ(findBursts(log, kProducts + 1), (std::vector<Burst>{{kPushed, 20, 20, 0}}));
}

TEST(Bursts, OfNewShoppersAreFoundHoweverUnlikeTheyAre) {
  SplitMix64 random(3);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) {
    auto products = drawn(random, 10);
    products.push_back(kPushed);
    addShopper(log, products, 49'000 + s);
  }
  EXPECT_EQ(findBursts(log, kProducts + 1), (std::vector<Burst>{{kPushed, 20, 0, 20}}));
}

TEST(Bursts, OfNewShoppersNeedTimes) {
  SplitMix64 random(3);
  EventLog log = genuine(random);
  log.ageKind = AgeKind::kSteps;
  for (int s = 0; s < 20; ++s) {
    auto products = drawn(random, 10);
    products.push_back(kPushed);
    addShopper(log, products, 50'000);
  }
  EXPECT_EQ(findBursts(log, kProducts + 1), std::vector<Burst>{});
}

TEST(Bursts, OfFewShoppersAreNone) {
  SplitMix64 random(4);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 9; ++s) addShopper(log, {0, 1, 2, 3, 4, kPushed}, 50'000 + s);
  EXPECT_EQ(findBursts(log, kProducts + 1), std::vector<Burst>{});
}

TEST(Bursts, AreNoneWhereEverybodyIsAlike) {
  EXPECT_EQ(findBursts(walks(12, 500, 6), 12), std::vector<Burst>{});
  EXPECT_EQ(findBursts(EventLog{.shoppers = {}, .offsets = {0}, .events = {}, .baskets = {}}, 3),
            std::vector<Burst>{});
}

TEST(Bursts, CountAShopperOfTenThousandEventsOnce) {
  SplitMix64 random(5);
  EventLog log = genuine(random);
  addShopper(log, std::vector<std::uint32_t>(10'000, kPushed), 0);
  EXPECT_EQ(findBursts(log, kProducts + 1), std::vector<Burst>{});
}

}  // namespace
}  // namespace shelfwise
