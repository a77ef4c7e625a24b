#include "orders/orders.h"

#include <gtest/gtest.h>

#include "fixtures/orders.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

using Numbers = std::vector<std::uint32_t>;

std::vector<std::vector<ItemId>> listsOf(const Orders& orders) {
  std::vector<std::vector<ItemId>> lists;
  for (std::uint32_t o = 0; o < orders.items.count(); ++o) {
    const auto items = orders.items.of(o);
    lists.emplace_back(items.begin(), items.end());
  }
  return lists;
}

Orders ordersIn(const EventLog& log, std::uint32_t products) {
  return ordersOf(log, eventCounts(log), sameNumbers(products));
}

// A log without order ids: one shopper's purchases at these times.
EventLog boughtAt(const std::vector<std::int64_t>& times, AgeKind ageKind) {
  EventLog log;
  log.ageKind = ageKind;
  log.shoppers = {"s"};
  for (const std::int64_t time : times) {
    LoggedEvent event{.product = static_cast<ProductId>(log.events.size())};
    event.time = time;
    log.events.push_back(event);
  }
  log.offsets = {0, log.events.size()};
  return log;
}

TEST(Orders, HoldEachProductOnceInTheOrderOfTheLines) {
  const Orders orders = ordersIn(logOfOrders({{{3, 1, 3, 2}, {1, 0}}, {{2, 3}}}), 4);
  EXPECT_EQ(listsOf(orders), (std::vector<std::vector<ItemId>>{{3, 1, 2}, {1, 0}, {2, 3}}));
  EXPECT_EQ(orders.sizes, (Numbers{3, 2, 2}));
  EXPECT_EQ(orders.shoppers, (Numbers{0, 0, 1}));
}

TEST(Orders, OfOneProductAreNone) {
  EXPECT_TRUE(listsOf(ordersIn(logOfOrders({{{1}, {2, 2, 2}}, {}}), 3)).empty());
}

TEST(Orders, MayLieBetweenOneAnother) {
  EventLog log = logOfOrders({{{0, 1, 2, 3}}});
  for (std::size_t i = 0; i < 4; ++i) log.events[i].order = 7 - i % 2;
  EXPECT_EQ(listsOf(ordersIn(log, 4)), (std::vector<std::vector<ItemId>>{{0, 2}, {1, 3}}));
}

TEST(Orders, KnowNoMoreThanTheFirstEvents) {
  const EventLog log = logOfOrders({{{0, 1}, {2, 3, 4}}});
  const Orders orders = ordersOf(log, Numbers{4}, sameNumbers(5));
  EXPECT_EQ(listsOf(orders), (std::vector<std::vector<ItemId>>{{0, 1}, {2, 3}}));
}

TEST(Orders, OfNobodyKnownAreShoppersByThemselves) {
  EventLog log = logOfOrders({{{0, 1}}});
  log.baskets = {productIds({1, 2}), productIds({3}), productIds({0, 3})};
  const Orders orders = ordersIn(log, 4);
  EXPECT_EQ(listsOf(orders), (std::vector<std::vector<ItemId>>{{0, 1}, {1, 2}, {0, 3}}));
  EXPECT_EQ(orders.shoppers, (Numbers{0, 1, 3}));
}

TEST(Orders, WithoutIdsArePurchasesWithinADayOfTheFirst) {
  const EventLog log = boughtAt({0, 86'399, 86'400, 100'000, 172'799, 172'800}, AgeKind::kSeconds);
  EXPECT_EQ(OrderRule(log).ordersOf(log.of(0)), (Numbers{0, 0, 1, 1, 1, 2}));
}

TEST(Orders, WithoutIdsAndTimesAreNone) {
  const EventLog log = boughtAt({0, 1, 2}, AgeKind::kSteps);
  EXPECT_EQ(OrderRule(log).ordersOf(log.of(0)), (Numbers{kNoOrder, kNoOrder, kNoOrder}));
}

TEST(Orders, HoldPurchasesOnly) {
  EventLog log = boughtAt({0, 1, 2}, AgeKind::kSeconds);
  log.events[1].type = EventType::kView;
  EXPECT_EQ(OrderRule(log).ordersOf(log.of(0)), (Numbers{0, kNoOrder, 0}));
}

TEST(Orders, ByIdLeaveOutPurchasesWithoutOne) {
  EventLog log = logOfOrders({{{0, 1, 2}}});
  log.events[1].order = kNoOrder;
  EXPECT_EQ(OrderRule(log).ordersOf(log.of(0)), (Numbers{0, kNoOrder, 0}));
}

TEST(Orders, OfTenThousandLinesKeepTheFirstProductsAndTheirSize) {
  std::vector<std::uint32_t> lines(10'000);
  for (std::uint32_t p = 0; p < lines.size(); ++p) lines[p] = 9'999 - p;
  const Orders orders = ordersIn(logOfOrders({{lines}}), 10'000);
  ASSERT_EQ(orders.items.count(), 1u);
  EXPECT_EQ(orders.items.of(0).size(), kLargestOrder);
  EXPECT_EQ(orders.items.of(0).front(), 9'999u);
  EXPECT_EQ(orders.sizes, Numbers{10'000});
}

}  // namespace
}  // namespace shelfwise
