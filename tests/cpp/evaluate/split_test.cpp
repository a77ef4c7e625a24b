#include "evaluate/split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "fixtures/products.h"

namespace shelfwise {
namespace {

// Shopper s did the products of rows[s], at times 10, 20, 30, ...
EventLog logOf(const std::vector<std::vector<std::uint32_t>>& rows) {
  EventLog log;
  log.ageKind = AgeKind::kSeconds;
  log.ordered = true;
  log.offsets.push_back(0);
  for (const auto& products : rows) {
    log.shoppers.push_back("s" + std::to_string(log.shoppers.size()));
    std::int64_t time = 0;
    for (const std::uint32_t product : products) {
      LoggedEvent event{.product = ProductId{product}};
      event.time = time += 10;
      log.events.push_back(event);
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

Products productsOf(std::span<const LoggedEvent> events) {
  Products products;
  for (const LoggedEvent& event : events) products.push_back(event.product);
  return products;
}

TEST(SplitLog, LeaveOneOutAsksForTheLastEvent) {
  const auto split = splitLog(logOf({{1, 2, 3}, {4, 5}}), Protocol::kLeaveOneOut, 1);
  ASSERT_TRUE(split.ok());
  ASSERT_EQ(split.value().cases.size(), 2u);
  EXPECT_EQ(split.value().cases[0].test, productIds({3}));
  EXPECT_EQ(productsOf(split.value().cases[0].history), productIds({1, 2}));
  EXPECT_EQ(productsOf(split.value().known.of(0)), productIds({1, 2}));
  EXPECT_EQ(productsOf(split.value().known.of(1)), productIds({4}));
}

TEST(SplitLog, ShoppersWithoutHistoryOrWithoutANewTestItemGiveNoCase) {
  const auto split = splitLog(logOf({{1}, {2, 2}, {}, {7, 8}}), Protocol::kLeaveOneOut, 1);
  ASSERT_TRUE(split.ok());
  ASSERT_EQ(split.value().cases.size(), 1u);
  EXPECT_EQ(split.value().cases[0].test, productIds({8}));
  EXPECT_EQ(split.value().known.shoppers.size(), 4u);
}

TEST(SplitLog, AGivenSplitFollowsItsParts) {
  EventLog log = logOf({{1, 2, 3, 4}});
  for (std::size_t i = 0; i < 4; ++i) log.events[i].part = i % 2 == 0 ? Part::kTest : Part::kTrain;
  log.events[3].part = Part::kValidation;
  const auto split = splitLog(log, Protocol::kSplit, 1);
  ASSERT_TRUE(split.ok());
  EXPECT_EQ(split.value().cases[0].test, productIds({1, 3}));
  EXPECT_THAT(productsOf(split.value().known.of(0)),
              testing::UnorderedElementsAre(ProductId{2}, ProductId{4}));
}

std::vector<std::uint32_t> oneTo(std::uint32_t last) {
  std::vector<std::uint32_t> products(last);
  std::iota(products.begin(), products.end(), 1u);
  return products;
}

void markTests(EventLog& log, std::size_t first, std::size_t count) {
  for (LoggedEvent& event : log.events) event.part = Part::kTrain;
  for (std::size_t i = first; i < first + count; ++i) log.events[i].part = Part::kTest;
}

TEST(SplitLog, KeepsTheOrderOfTimesWhereTheTestsComeLast) {
  EventLog log = logOf({oneTo(40)});
  markTests(log, 38, 2);
  const auto split = splitLog(log, Protocol::kSplit, 1);
  EXPECT_EQ(productsOf(split.value().known.of(0)), productIds(oneTo(38)));
  EXPECT_TRUE(split.value().known.ordered);
  EXPECT_EQ(split.value().known.ageKind, AgeKind::kSeconds);
}

TEST(SplitLog, ForgetsAnOrderThatCannotTellTheTest) {
  EventLog amidst = logOf({oneTo(40)});
  markTests(amidst, 10, 2);
  EventLog unordered = logOf({oneTo(40)});
  markTests(unordered, 38, 2);
  unordered.ordered = false;
  for (const auto& [log, protocol] :
       {std::pair(amidst, Protocol::kSplit), std::pair(unordered, Protocol::kSplit),
        std::pair(logOf({oneTo(40)}), Protocol::kRandom)}) {
    const auto split = splitLog(log, protocol, 1);
    const EventLog& known = split.value().known;
    Products products = productsOf(known.of(0));
    EXPECT_EQ(products, productsOf(split.value().cases[0].history));
    EXPECT_FALSE(std::is_sorted(products.begin(), products.end()));
    EXPECT_FALSE(known.ordered);
    EXPECT_EQ(known.ageKind, AgeKind::kSteps);
    for (std::size_t i = 0; i < known.events.size(); ++i) {
      EXPECT_EQ(known.events[i].time, static_cast<std::int64_t>(i));
    }
    products.insert(products.end(), split.value().cases[0].test.begin(),
                    split.value().cases[0].test.end());
    std::sort(products.begin(), products.end());
    EXPECT_EQ(products, productIds(oneTo(40)));
  }
}

TEST(SplitLog, LeavingOneOutKeepsTheOrderOfAFileAndSaysThatItMayMeanNothing) {
  EventLog log = logOf({oneTo(40)});
  log.ordered = false;
  const auto split = splitLog(log, Protocol::kLeaveOneOut, 1);
  EXPECT_EQ(productsOf(split.value().known.of(0)), productIds(oneTo(39)));
  EXPECT_FALSE(split.value().known.ordered);
}

TEST(SplitLog, ARandomFifthIsTheSameForTheSameSeed) {
  std::vector<std::uint32_t> many;
  for (std::uint32_t p = 0; p < 50; ++p) many.push_back(p);
  const EventLog log = logOf({many, {1, 2}, {3}});
  const auto split = splitLog(log, Protocol::kRandom, 5);
  ASSERT_TRUE(split.ok());
  ASSERT_EQ(split.value().cases.size(), 2u);
  EXPECT_EQ(split.value().cases[0].test.size(), 10u);
  EXPECT_EQ(split.value().cases[1].test.size(), 1u);
  EXPECT_EQ(splitLog(log, Protocol::kRandom, 5).value().cases[0].test, split.value().cases[0].test);
  EXPECT_NE(splitLog(log, Protocol::kRandom, 6).value().cases[0].test, split.value().cases[0].test);
}

TEST(SplitLog, TheLastTenthOfTheTimeIsTheTest) {
  std::vector<std::uint32_t> many;
  for (std::uint32_t p = 0; p < 21; ++p) many.push_back(p);  // times 10 .. 210, the test from 190
  const auto split = splitLog(logOf({many, {30, 31}}), Protocol::kTime, 1);
  ASSERT_TRUE(split.ok());
  ASSERT_EQ(split.value().cases.size(), 1u);
  EXPECT_EQ(split.value().cases[0].test, productIds({18, 19, 20}));
  EXPECT_EQ(productsOf(split.value().known.of(1)), productIds({30, 31}));
}

TEST(SplitLog, OfALongLogTheLast30DaysAreTheTest) {
  constexpr std::int64_t kDay = 86'400;
  EventLog log = logOf({{1, 2, 3, 4}});
  const std::int64_t times[] = {0, 369 * kDay, 370 * kDay, 400 * kDay};
  for (std::size_t e = 0; e < log.events.size(); ++e) log.events[e].time = times[e];
  const auto split = splitLog(log, Protocol::kTime, 1);
  ASSERT_TRUE(split.ok());
  EXPECT_EQ(split.value().cases[0].test, productIds({3, 4}));
  EXPECT_EQ(split.value().cases[0].time, 370 * kDay);  // of the first test event
}

TEST(SplitLog, WhatAShopperHadAlreadyIsARepeat) {
  EventLog log = logOf({{1, 2, 3, 2, 4, 2, 1}, {5, 5}, {6, 7}});
  for (std::size_t e = 3; e < 7; ++e) log.events[e].part = Part::kTest;
  log.events[8].part = log.events[10].part = Part::kTest;
  const auto split = splitLog(log, Protocol::kSplit, 1);
  ASSERT_TRUE(split.ok());
  ASSERT_EQ(split.value().cases.size(), 2u);
  EXPECT_EQ(split.value().cases[0].test, productIds({4}));
  ASSERT_EQ(split.value().repeats.size(), 2u);
  EXPECT_EQ(split.value().repeats[0].test, productIds({1, 2}));
  EXPECT_EQ(productsOf(split.value().repeats[0].history), productIds({1, 2, 3}));
  EXPECT_EQ(split.value().repeats[0].time, split.value().cases[0].time);
  EXPECT_EQ(split.value().repeats[1].test, productIds({5}));
}

TEST(SplitLog, RefusesALogThatCannotBeSplitThatWay) {
  EventLog positions = logOf({{1, 2, 3}});
  positions.ageKind = AgeKind::kSteps;
  for (const auto& [log, protocol] :
       {std::pair(positions, Protocol::kTime), std::pair(logOf({{1, 2}}), Protocol::kSplit),
        std::pair(logOf({{1}}), Protocol::kLeaveOneOut), std::pair(logOf({}), Protocol::kRandom)}) {
    const auto split = splitLog(log, protocol, 1);
    ASSERT_FALSE(split.ok());
    EXPECT_EQ(split.error().code, ErrorCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace shelfwise
