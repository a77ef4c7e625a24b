#include "rank/held_out.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "fixtures/products.h"
#include "train/sequences.h"

namespace shelfwise {
namespace {

using Event = std::pair<EventType, std::uint32_t>;

constexpr EventType kView = EventType::kView;
constexpr EventType kPurchase = EventType::kPurchase;

// Shopper s did rows[s], at times 10, 20, 30, ...
EventLog logOf(const std::vector<std::vector<Event>>& rows) {
  EventLog log;
  log.offsets.push_back(0);
  for (const auto& row : rows) {
    log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
    std::int64_t time = 0;
    for (const auto& [type, product] : row) {
      LoggedEvent event{.product = ProductId{product}, .type = type};
      event.time = time += 10;
      log.events.push_back(event);
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

TEST(HoldOut, TakesTheLatestNewItemAndWhatFollowsIt) {
  const auto heldOut = holdOut(logOf({{{kPurchase, 1}, {kPurchase, 2}, {kPurchase, 3}},
                                      {{kPurchase, 4}, {kPurchase, 5}, {kPurchase, 4}}}));
  EXPECT_EQ(heldOut.countsBefore, (std::vector<std::uint32_t>{2, 1}));
  ASSERT_EQ(heldOut.cases.size(), 2u);
  EXPECT_EQ(heldOut.cases[0].shopper, 0u);
  EXPECT_EQ(heldOut.cases[0].product, ProductId{3});
  EXPECT_EQ(heldOut.cases[0].time, 30);
  EXPECT_EQ(heldOut.cases[1].shopper, 1u);
  EXPECT_EQ(heldOut.cases[1].product, ProductId{5});  // the shopper had 4 already
  EXPECT_EQ(heldOut.cases[1].time, 20);
}

TEST(HoldOut, TheLatestEventOfAHistoryIsNotForTrainingUnlessItIsTheOnlyOne) {
  const auto heldOut =
      holdOut(logOf({{{kPurchase, 1}, {kPurchase, 2}, {kPurchase, 3}, {kPurchase, 4}},
                     {{kPurchase, 1}, {kPurchase, 2}, {kPurchase, 3}},
                     {{kPurchase, 1}, {kPurchase, 2}},
                     {{kPurchase, 1}}}));
  EXPECT_EQ(heldOut.countsBefore, (std::vector<std::uint32_t>{3, 2, 1, 1}));
  EXPECT_EQ(heldOut.trainingCounts, (std::vector<std::uint32_t>{2, 1, 1, 1}));
  ASSERT_EQ(heldOut.cases.size(), 3u);
  EXPECT_EQ(heldOut.cases[0].historyLength, 3u);
}

TEST(HoldOut, AnItemThatWasLookedAtFirstGoesWithItsApproach) {
  const auto heldOut =
      holdOut(logOf({{{kView, 1}, {kView, 7}, {kView, 2}, {kPurchase, 7}, {kView, 3}}}));
  EXPECT_EQ(heldOut.trainingCounts, std::vector<std::uint32_t>{1});
  ASSERT_EQ(heldOut.cases.size(), 1u);
  EXPECT_EQ(heldOut.cases[0].product, ProductId{7});
  EXPECT_EQ(heldOut.cases[0].time, 20);
}

// Every shopper bought 0 and later, in one order, 1 and `last`.
EventLog ordersOfTwo(std::uint32_t shoppers, std::uint32_t last) {
  EventLog log = logOf(std::vector<std::vector<Event>>(
      shoppers, {{kPurchase, 0}, {kPurchase, 1}, {kPurchase, last}}));
  log.ageKind = AgeKind::kSeconds;
  for (std::size_t e = 2; e < log.events.size(); e += 3) log.events[e].time = 20;
  return log;
}

TEST(HoldOut, WhatHappenedAtTheSameInstantDidNotComeBefore) {
  const auto heldOut = holdOut(ordersOfTwo(kLeastCases, 7));
  ASSERT_EQ(heldOut.cases.size(), 2 * kLeastCases);
  EXPECT_EQ(heldOut.cases[6].shopper, 3u);
  EXPECT_EQ(heldOut.cases[6].product, ProductId{7});
  EXPECT_EQ(heldOut.cases[6].historyLength, 1u);
  EXPECT_EQ(heldOut.countsBefore[3], 2u);  // of which one is of the same order
  EXPECT_EQ(heldOut.trainingCounts[3], 1u);
}

// kLeastCases shoppers who bought 0 and later, at one instant, what `order` says.
EventLog laterOrders(const std::vector<Event>& order) {
  std::vector<Event> row = {{kPurchase, 0}};
  row.insert(row.end(), order.begin(), order.end());
  EventLog log = logOf(std::vector<std::vector<Event>>(kLeastCases, row));
  log.ageKind = AgeKind::kSeconds;
  for (LoggedEvent& event : log.events) event.time = std::min<std::int64_t>(event.time, 20);
  return log;
}

Products askedOfTheFirstShopper(const HeldOut& heldOut) {
  Products products;
  for (const HeldOut::Case& c : heldOut.cases) {
    if (c.shopper > 0) break;
    products.push_back(c.product);
    EXPECT_EQ(c.historyLength, 1u);
    EXPECT_EQ(c.time, 20);
  }
  return products;
}

TEST(HoldOut, OfAnOrderEveryNewItemOfTheStrongestTypeIsAskedForOnce) {
  const auto heldOut = holdOut(laterOrders({{kPurchase, 4},
                                            {kView, 5},
                                            {kPurchase, 6},
                                            {kPurchase, 0},
                                            {kPurchase, 4},
                                            {kPurchase, 7}}));
  EXPECT_EQ(askedOfTheFirstShopper(heldOut), productIds({7, 4, 6}));
}

TEST(HoldOut, OfALargeOrderTheLatestItemsAreAskedFor) {
  std::vector<Event> order;
  for (std::uint32_t product = 1; product <= kMostOfAnOrder + 3; ++product) {
    order.push_back({kPurchase, product});
  }
  const auto asked = askedOfTheFirstShopper(holdOut(laterOrders(order)));
  ASSERT_EQ(asked.size(), kMostOfAnOrder);
  EXPECT_EQ(asked.front(), ProductId{kMostOfAnOrder + 3});
  EXPECT_EQ(asked.back(), ProductId{4});
}

TEST(HoldOut, WhatIsAskedForIsNewAndOfTheOrderAndEachItemOnce) {
  std::mt19937_64 random(92);
  std::vector<std::vector<Event>> rows(3 * kLeastCases);
  for (auto& row : rows) {
    row.resize(1 + random() % 30);
    for (auto& [type, product] : row) {
      type = random() % 3 == 0 ? kView : kPurchase;
      product = static_cast<std::uint32_t>(random() % 40);
    }
  }
  EventLog log = logOf(rows);
  log.ageKind = AgeKind::kSeconds;
  for (LoggedEvent& event : log.events) event.time /= 100;  // ten events an instant
  const auto heldOut = holdOut(log);
  EXPECT_GT(heldOut.cases.size(), rows.size());
  std::set<std::pair<std::uint32_t, ProductId>> asked;
  for (const HeldOut::Case& c : heldOut.cases) {
    EXPECT_TRUE(asked.insert({c.shopper, c.product}).second);
    const auto isOfCase = [&](const LoggedEvent& event) { return event.product == c.product; };
    const auto history = log.of(c.shopper).first(c.historyLength);
    EXPECT_TRUE(std::none_of(history.begin(), history.end(), isOfCase));
    EXPECT_LT(history.back().time, c.time);
    const auto order =
        log.of(c.shopper).first(heldOut.countsBefore[c.shopper] + 1).subspan(c.historyLength);
    EXPECT_TRUE(std::any_of(order.begin(), order.end(), isOfCase));
    EXPECT_EQ(order.front().time, c.time);
    EXPECT_EQ(order.back().time, c.time);
  }
}

TEST(HoldOut, WithoutInstantsOneItemOfAShopperIsAskedFor) {
  EventLog log = laterOrders({{kPurchase, 4}, {kPurchase, 6}});
  log.ageKind = AgeKind::kSteps;
  EXPECT_EQ(holdOut(log).cases.size(), kLeastCases);
}

// Orders of one and of two products before the held-out one: no build has seen the latter.
TEST(HoldOut, TheWholeLatestOrderOfAHistoryIsNotForTraining) {
  EventLog log = logOf(std::vector<std::vector<Event>>(
      kLeastCases, {{kPurchase, 0}, {kPurchase, 1}, {kPurchase, 2}, {kPurchase, 3}}));
  log.ageKind = AgeKind::kSeconds;
  for (std::size_t e = 2; e < log.events.size(); e += 4) log.events[e].time = 20;
  const auto heldOut = holdOut(log);
  EXPECT_EQ(heldOut.cases.at(3).historyLength, 3u);
  EXPECT_EQ(heldOut.trainingCounts[3], 1u);
  log.ageKind = AgeKind::kSteps;  // the same times tell nothing then
  EXPECT_EQ(holdOut(log).trainingCounts[3], 2u);
}

TEST(HoldOut, OfAHistoryOfOneOrderOneEventStaysForTraining) {
  EventLog log = logOf(std::vector<std::vector<Event>>(
      kLeastCases, {{kPurchase, 0}, {kPurchase, 1}, {kPurchase, 2}}));
  log.ageKind = AgeKind::kSeconds;
  for (std::size_t e = 1; e < log.events.size(); e += 3) log.events[e].time = 10;
  EXPECT_EQ(holdOut(log).trainingCounts[3], 1u);
}

TEST(HoldOut, AShopperOfOneInstantIsNotAskedAboutWhereOthersReturn) {
  EventLog log = ordersOfTwo(kLeastCases + 1, 7);
  for (std::size_t e = 0; e < 3; ++e) log.events[e].time = 20;
  const auto heldOut = holdOut(log);
  EXPECT_EQ(heldOut.cases.size(), 2 * kLeastCases);
  EXPECT_EQ(heldOut.cases.front().shopper, 1u);
  EXPECT_EQ(heldOut.trainingCounts[0], 3u);
}

TEST(HoldOut, OrdersAreTakenApartWhereHardlyAnyoneReturns) {
  EventLog log = ordersOfTwo(kLeastCases - 1, 7);
  EXPECT_EQ(holdOut(log).cases.front().historyLength, 2u);
  log.ageKind = AgeKind::kSteps;  // a position is no instant
  EXPECT_EQ(holdOut(log).cases.front().historyLength, 2u);
}

TEST(HoldOut, AnItemThatWasMetLongBeforeIsNotNew) {
  std::vector<Event> events = {{kView, 1}, {kView, 7}, {kPurchase, 8}};
  for (std::uint32_t product = 20; product < 31; ++product) events.push_back({kView, product});
  events.push_back({kPurchase, 7});
  const auto heldOut = holdOut(logOf({events}));
  ASSERT_EQ(heldOut.cases.size(), 1u);
  EXPECT_EQ(heldOut.cases[0].product, ProductId{8});
}

TEST(HoldOut, TheStrongestTypeIsOneThatAFifthOfTheShoppersShow) {
  const std::vector<Event> looks = {{kView, 1}, {kView, 2}};
  const std::vector<Event> buys = {{kView, 1}, {kPurchase, 2}, {kView, 3}};
  std::vector<std::vector<Event>> rows(10, looks);
  rows[0] = buys;
  EXPECT_EQ(holdOut(logOf(rows)).cases.size(), 10u);  // a tenth buys: views count
  EXPECT_EQ(holdOut(logOf(rows)).cases[0].product, ProductId{3});
  rows[1] = buys;
  const auto bought = holdOut(logOf(rows));
  ASSERT_EQ(bought.cases.size(), 2u);
  EXPECT_EQ(bought.cases[0].product, ProductId{2});
  EXPECT_EQ(bought.trainingCounts[9], 2u);  // without a purchase all is for training
}

TEST(HoldOut, WithoutHistoryNothingIsHeldOut) {
  const auto heldOut = holdOut(logOf({{}, {{kView, 1}}, {{kView, 1}, {kView, 1}}}));
  EXPECT_TRUE(heldOut.cases.empty());
  EXPECT_EQ(heldOut.trainingCounts, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(holdOut(logOf({})).trainingCounts.empty());
}

TEST(HoldOut, OfAHistoryBeyondTheLongestTheEventsBeforeStayForTraining) {
  std::vector<Event> events;
  for (std::uint32_t product = 0; product < kLongestHistory + 500; ++product) {
    events.push_back({kView, product});
  }
  const auto heldOut = holdOut(logOf({events}));
  EXPECT_EQ(heldOut.countsBefore, std::vector<std::uint32_t>{kLongestHistory + 499});
  EXPECT_EQ(heldOut.trainingCounts, std::vector<std::uint32_t>{kLongestHistory + 498});
  ASSERT_EQ(heldOut.cases.size(), 1u);
  EXPECT_EQ(heldOut.cases[0].product, ProductId{kLongestHistory + 499});
}

TEST(HoldOut, NoTrainingPartKnowsItsHeldOutItem) {
  std::mt19937_64 random(91);
  std::vector<std::vector<Event>> rows(300);
  for (auto& row : rows) {
    row.resize(random() % 15);
    for (auto& [type, product] : row) {
      type = random() % 3 == 0 ? kPurchase : kView;
      product = static_cast<std::uint32_t>(random() % 12);
    }
  }
  const EventLog log = logOf(rows);
  const auto heldOut = holdOut(log);
  ASSERT_EQ(heldOut.trainingCounts.size(), rows.size());
  EXPECT_GT(heldOut.cases.size(), 100u);
  std::vector<bool> hasCase(rows.size());
  for (const HeldOut::Case& c : heldOut.cases) {
    hasCase[c.shopper] = true;
    const auto events = log.of(c.shopper);
    const std::uint32_t kept = heldOut.countsBefore[c.shopper];
    EXPECT_EQ(heldOut.trainingCounts[c.shopper], std::max(c.historyLength - 1, 1u));
    const auto isOfCase = [&](const LoggedEvent& event) { return event.product == c.product; };
    ASSERT_GE(kept, 1u);
    EXPECT_TRUE(isOfCase(events[kept]));
    EXPECT_EQ(events[kept].time, c.time);
    EXPECT_TRUE(std::none_of(events.begin(), events.begin() + kept, isOfCase));
    EXPECT_TRUE(std::any_of(events.begin() + kept, events.end(), [&](const LoggedEvent& event) {
      return isOfCase(event) && event.type == kPurchase;
    }));
  }
  for (std::size_t s = 0; s < rows.size(); ++s) {
    if (!hasCase[s]) EXPECT_EQ(heldOut.trainingCounts[s], rows[s].size());
  }
}

}  // namespace
}  // namespace shelfwise
