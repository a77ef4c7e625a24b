#include "learn/popularity.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/elementary.h"
#include "fixtures/products.h"
#include "learn/behaviour.h"
#include "rank/held_out.h"

namespace shelfwise {
namespace {

constexpr std::int64_t kDay = 86'400;

// Shopper s met the products of rows[s], each on a day.
EventLog daysOf(const std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>>& rows) {
  EventLog log;
  log.ageKind = AgeKind::kSeconds;
  log.offsets.push_back(0);
  for (const auto& row : rows) {
    log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
    for (const auto& [product, day] : row) {
      LoggedEvent event{.product = ProductId{product}};
      event.time = day * kDay;
      log.events.push_back(event);
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

std::uint8_t code(double weighed, double most) {
  return static_cast<std::uint8_t>(255 * portableLog(1 + weighed) / portableLog(1 + most) + 0.5);
}

using Codes = std::vector<std::uint8_t>;

TEST(Interests, ListEveryItemOnceAShopperWithItsLastTime) {
  EventLog log = daysOf({{{0, 1}, {0, 2}, {1, 3}}, {{0, 9}, {1, 10}}});
  log.baskets = {productIds({0, 1})};
  log.events[2].type = EventType::kDislike;  // does not speak for its product
  const Interests interests =
      interestsOf(log, std::vector<std::uint32_t>{3, 1}, PerProduct<ItemId>{1, 0});
  EXPECT_EQ(interests.itemCount, 2u);
  EXPECT_EQ(interests.items, (std::vector<ItemId>{1, 1, 1, 0}));
  EXPECT_EQ(interests.times, (std::vector<std::int64_t>{2 * kDay, 9 * kDay}));
  EXPECT_EQ(interests.end, 10 * kDay);
}

TEST(PopularityCodes, CountEveryShopperAndBasketOnceAnItem) {
  EventLog log = daysOf({{{0, 1}, {0, 2}, {1, 3}}, {{0, 9}}});
  log.baskets = {productIds({0, 2})};
  const PerProduct<ItemId> itemOf = {2, 1, 0};  // product 0 is item 2
  EXPECT_EQ(popularityCodes(interestsOf(log, allEventCounts(log), itemOf), 1, 0),
            (Codes{code(1, 3), code(1, 3), 255}));
  EXPECT_EQ(popularityCodes(interestsOf(log, allEventCounts(log), itemOf), 2, 0),
            (Codes{0, 0, 255}));
  EXPECT_EQ(popularityCodes(interestsOf(log, std::vector<std::uint32_t>{3, 0}, itemOf), 3, 0),
            (Codes{0, 0, 0}));
}

TEST(PopularityCodes, HalveWithEveryHalfLifeSinceAShoppersLastEvent) {
  const EventLog log = daysOf({{{0, 70}, {1, 80}}, {{0, 60}, {0, 100}}, {{1, 60}, {2, 100}}});
  const PerProduct<ItemId> itemOf = {0, 1, 2};
  // Item 0: 1/8 + 1, item 1: 1/4 + 1/16, item 2: 1.
  EXPECT_EQ(popularityCodes(interestsOf(log, allEventCounts(log), itemOf), 1, 10 * kDay),
            (Codes{255, code(0.3125, 1.125), code(1, 1.125)}));
}

TEST(PopularityCodes, ABasketHasNoTimeButCountsAsSupport) {
  EventLog log = daysOf({{{0, 100}}, {{1, 100}}});
  log.baskets = {productIds({0})};
  EXPECT_EQ(
      popularityCodes(interestsOf(log, allEventCounts(log), PerProduct<ItemId>{0, 1}), 2, kDay),
      (Codes{255, 0}));
}

TEST(PopularityCodes, AreZeroWithoutEvents) {
  const EventLog log = daysOf({});
  EXPECT_EQ(popularityCodes(interestsOf(log, {}, PerProduct<ItemId>{0, 1}), 1, 0), (Codes{0, 0}));
}

constexpr std::uint32_t kTasteShoppers = 400;
constexpr std::uint32_t kItems = 40;

// Half of the shoppers met three of the old half of the items a year ago; the others met two of the
// new half in the last days.
EventLog changingTaste() {
  std::vector<std::vector<std::pair<std::uint32_t, std::int64_t>>> rows;
  for (std::uint32_t s = 0; s < kTasteShoppers; ++s) {
    const std::uint32_t pick = s % (kItems / 4);
    if (s % 2 == 0) {
      rows.push_back({{pick, 1}, {pick + kItems / 4, 1}, {(pick + 1) % (kItems / 4), 2}});
    } else {
      rows.push_back({{kItems / 2 + pick, 395}, {kItems / 2 + pick / 2, 400}});
    }
  }
  return daysOf(rows);
}

// Shoppers of today are asked about today's favourites.
std::vector<TestCase> casesOf(const EventLog& log, std::size_t count) {
  std::vector<TestCase> cases;
  for (std::uint32_t s = 1; cases.size() < count; s += 2) {
    const auto events = log.of(s);
    cases.push_back({{events[0]}, {ProductId{kItems / 2 + (s / 2) % 5}}, 400 * kDay});
  }
  return cases;
}

PerProduct<ItemId> itself() {
  PerProduct<ItemId> items;
  for (ItemId item = 0; item < kItems; ++item) items.push_back(item);
  return items;
}

Interests interestsOfAll(const EventLog& log) {
  return interestsOf(log, allEventCounts(log), itself());
}

TEST(ChooseHalfLife, PrefersWhatIsTakenNowWhereTasteChanges) {
  SerialExecutor executor;
  const EventLog log = changingTaste();
  const auto cases = casesOf(log, kLeastCases);
  EXPECT_GT(chooseHalfLife(interestsOfAll(log), itself(), 1, cases, executor), 0);
}

TEST(ChooseHalfLife, CountsAllAlikeWhereTooFewCasesAreLateOrTimesAreUnknown) {
  SerialExecutor executor;
  EventLog log = changingTaste();
  const auto cases = casesOf(log, kLeastCases);
  EXPECT_EQ(chooseHalfLife(interestsOfAll(log), itself(), 1,
                           std::span(cases).first(kLeastCases - 1), executor),
            0);
  auto early = cases;
  for (TestCase& c : early) c.time = 300 * kDay;
  EXPECT_EQ(chooseHalfLife(interestsOfAll(log), itself(), 1, early, executor), 0);
  log.ageKind = AgeKind::kSteps;
  EXPECT_EQ(chooseHalfLife(interestsOfAll(log), itself(), 1, cases, executor), 0);
}

}  // namespace
}  // namespace shelfwise
