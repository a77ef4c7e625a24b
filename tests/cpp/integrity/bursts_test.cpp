#include "integrity/bursts.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "base/random.h"
#include "fixtures/checkerboard.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kProducts = 200;
constexpr std::uint32_t kPushed = kProducts;

void addShopper(EventLog& log, const std::vector<std::uint32_t>& products, std::int64_t time) {
  log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
  for (const ProductId product : productIds(products)) {
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

// So many numbers from `first` on.
std::vector<std::uint32_t> shoppersFrom(std::uint32_t first, std::uint32_t count) {
  std::vector<std::uint32_t> shoppers(count);
  std::iota(shoppers.begin(), shoppers.end(), first);
  return shoppers;
}

// `count` shoppers who come at once, for product 0 and `pushed`.
void addRush(EventLog& log, std::uint32_t pushed, std::int64_t time, int count = 20) {
  for (int s = 0; s < count; ++s) addShopper(log, {0, pushed}, time + s);
}

Products productsOf(const EventLog& log, std::size_t shopper) {
  Products products;
  for (const LoggedEvent& event : log.of(shopper)) products.push_back(event.product);
  return products;
}

TEST(Bursts, AreNotSeenInGenuineLogs) {
  SplitMix64 random(1);
  EXPECT_EQ(findBursts(genuine(random)), std::vector<Burst>{});
}

TEST(Bursts, OfNearCopiesAreFoundAndTheirBaitIsNot) {
  SplitMix64 random(2);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) {
    addShopper(log, {0, 1, 2, 3, 4, 5, 6, kPushed}, 6'000 * s);
  }
  EXPECT_EQ(findBursts(log), (std::vector<Burst>{{ProductId{kPushed}, 20, 20, {}}}));
}

TEST(Bursts, OfNewShoppersAreFoundHoweverUnlikeTheyAre) {
  SplitMix64 random(3);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) {
    auto products = drawn(random, 10);
    products.push_back(kPushed);
    addShopper(log, products, 49'000 + s);
  }
  EXPECT_EQ(findBursts(log),
            (std::vector<Burst>{{ProductId{kPushed}, 20, 0, shoppersFrom(2'000, 20)}}));
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
  EXPECT_EQ(findBursts(log), std::vector<Burst>{});
}

TEST(Bursts, OfFewShoppersAreNone) {
  SplitMix64 random(4);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 9; ++s) addShopper(log, {0, 1, 2, 3, 4, kPushed}, 50'000 + s);
  EXPECT_EQ(findBursts(log), std::vector<Burst>{});
}

TEST(Bursts, AreNoneWhereEverybodyIsAlike) {
  EXPECT_EQ(findBursts(walks(12, 500, 6)), std::vector<Burst>{});
  EXPECT_EQ(findBursts(EventLog{.shoppers = {}, .offsets = {0}, .events = {}, .baskets = {}}),
            std::vector<Burst>{});
}

TEST(Bursts, OfNewShoppersAreNoneWhereThatIsUsual) {
  SplitMix64 random(6);
  EventLog log = genuine(random);
  for (std::uint32_t k = 0; k < 10; ++k) addRush(log, kPushed + k, 10'000 * k);
  EXPECT_EQ(findBursts(log).size(), 10u) << "a twentieth of 210 products";
  addRush(log, kPushed + 10, 100'000);
  EXPECT_EQ(findBursts(log), std::vector<Burst>{});
}

TEST(Bursts, OfNewShoppersAreOneAtMostInASmallCatalogue) {
  EventLog log = walks(12, 500, 6);
  log.ageKind = AgeKind::kSeconds;
  addRush(log, 12, 1'000'000);
  ASSERT_EQ(findBursts(log).size(), 1u);
  EXPECT_EQ(findBursts(log)[0].product, ProductId{12});
  addRush(log, 13, 2'000'000);
  EXPECT_EQ(findBursts(log), std::vector<Burst>{});
}

TEST(Bursts, OfNearCopiesStayWhereNewShoppersAtOnceAreUsual) {
  SplitMix64 random(7);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) addShopper(log, {0, 1, 2, 3, 4, 5, 6, kPushed}, 50'000 + s);
  for (std::uint32_t k = 1; k <= 10; ++k) addRush(log, kPushed + k, 10'000 * k);
  EXPECT_EQ(findBursts(log), (std::vector<Burst>{{ProductId{kPushed}, 20, 20, {}}}));
}

TEST(Bursts, CountAShopperOfTenThousandEventsOnce) {
  SplitMix64 random(5);
  EventLog log = genuine(random);
  addShopper(log, std::vector<std::uint32_t>(10'000, kPushed), 0);
  EXPECT_EQ(findBursts(log), std::vector<Burst>{});
}

TEST(Bursts, AreCappedAtTheFirstTenWhoAreNewAtOnce) {
  SplitMix64 random(8);
  EventLog log = genuine(random);
  addShopper(log, {kPushed, 1}, 10'000);  // 2000: early, and so no part of the rush
  addRush(log, kPushed, 49'000);          // 2001 .. 2020
  addShopper(log, {kPushed}, 49'020);     // 2021: nothing else
  const std::vector<Burst> bursts = findBursts(log);
  ASSERT_EQ(bursts, (std::vector<Burst>{{ProductId{kPushed}, 22, 0, shoppersFrom(2'001, 21)}}));
  const auto leftOut = bursts[0].leftOut();
  EXPECT_EQ(std::vector(leftOut.begin(), leftOut.end()), shoppersFrom(2'011, 11));

  const EventLog capped = withBurstsCapped(log, bursts);
  ASSERT_EQ(capped.shoppers, log.shoppers);
  ASSERT_EQ(capped.offsets.size(), log.offsets.size());
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    auto expected = productsOf(log, s);
    if (s >= 2'011) std::erase(expected, ProductId{kPushed});
    EXPECT_EQ(productsOf(capped, s), expected) << "shopper " << s;
  }
  EXPECT_TRUE(capped.of(2'021).empty());
  EXPECT_EQ(capped.events.size(), log.events.size() - 11);
}

TEST(Bursts, OfNearCopiesAloneAreNotCapped) {
  SplitMix64 random(2);
  EventLog log = genuine(random);
  for (std::int64_t s = 0; s < 20; ++s) {
    addShopper(log, {0, 1, 2, 3, 4, 5, 6, kPushed}, 6'000 * s);
  }
  const std::vector<Burst> bursts = findBursts(log);
  ASSERT_EQ(bursts.size(), 1u);
  EXPECT_TRUE(bursts[0].leftOut().empty());
  const EventLog capped = withBurstsCapped(log, bursts);
  EXPECT_EQ(capped.offsets, log.offsets);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    EXPECT_EQ(productsOf(capped, s), productsOf(log, s));
  }
}

TEST(Bursts, OfTenAreReportedWhole) {
  SplitMix64 random(9);
  EventLog log = genuine(random);
  addRush(log, kPushed, 49'000, 10);
  const std::vector<Burst> bursts = findBursts(log);
  ASSERT_EQ(bursts.size(), 1u);
  EXPECT_EQ(bursts[0].newAtOnce, shoppersFrom(2'000, 10));
  EXPECT_TRUE(bursts[0].leftOut().empty());
}

}  // namespace
}  // namespace shelfwise
