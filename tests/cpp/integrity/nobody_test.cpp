#include "integrity/nobody.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

using Shopper = std::pair<std::string, std::size_t>;  // id, number of views

// Views of ten products by turns.
EventLog viewsOf(const std::vector<Shopper>& shoppers) {
  EventLog log;
  log.offsets = {0};
  for (const auto& [id, count] : shoppers) {
    log.shoppers.push_back(id);
    for (std::size_t e = 0; e < count; ++e) {
      log.events.push_back({.product = static_cast<ProductId>(e % 10), .type = EventType::kView});
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

// `others` shoppers of `each` views, u0, u1, ..., and then those.
EventLog beside(std::size_t others, std::size_t each, const std::vector<Shopper>& those) {
  std::vector<Shopper> shoppers;
  for (std::size_t s = 0; s < others; ++s) shoppers.emplace_back("u" + std::to_string(s), each);
  shoppers.insert(shoppers.end(), those.begin(), those.end());
  return viewsOf(shoppers);
}

// The ids that are nobody, and by which rule.
std::vector<std::string> idsOf(const EventLog& log) {
  std::vector<std::string> ids;
  for (const Nobody& one : findNobody(log)) {
    ids.push_back(log.shoppers[one.shopper] + " " + std::string(nobodyRuleName(one.rule)));
  }
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Nobody, IsAWordForNoOneInAnyForm) {
  for (const char* id : {"guest",
                         "Guest",
                         "GUEST_USER",
                         "not-logged-in",
                         "(not set)",
                         "null",
                         "NaN",
                         "undefined",
                         "-1",
                         "-1.0",
                         "Anonymous",
                         " 'none' ",
                         "Gast",
                         "invitado",
                         "游客",
                         "ゲスト",
                         "Гость",
                         "guest@shop.invalid",
                         "no-reply@shop.invalid",
                         "00000000-0000-0000-0000-000000000000"}) {
    EXPECT_TRUE(isWordForNobody(id)) << id;
  }
}

TEST(Nobody, IsNoIdThatOnlyHoldsSuchAWord) {
  for (const char* id : {"guest1", "guest-4711", "annon", "nullmeier", "1", "0", "-17", "Ann Guest",
                         "user@shop.invalid", "anna@guest.invalid", "", "00000000"}) {
    EXPECT_FALSE(isWordForNobody(id)) << id;
  }
}

TEST(Nobody, IsAWordHoweverFewItsEvents) {
  EXPECT_EQ(idsOf(viewsOf({{"ann", 3}, {"guest", 1}, {"null", 0}})), (Ids{"guest word"}));
}

TEST(Nobody, IsAZeroWithTwiceTheEventsOfEveryOther) {
  EXPECT_EQ(idsOf(viewsOf({{"17", 5}, {"0", 10}, {"23", 4}})), (Ids{"0 zero"}));
  EXPECT_EQ(idsOf(viewsOf({{"17", 5}, {"0", 9}})), Ids{});
  EXPECT_EQ(idsOf(viewsOf({{"0", 9}})), (Ids{"0 zero"}));
  EXPECT_EQ(idsOf(beside(kFewestBesides, 2, {{"1", 2}, {"000", 4}})), (Ids{"000 zero"}));
}

TEST(Nobody, IsNotTheFirstOfAFewNumbers) {
  EXPECT_EQ(idsOf(viewsOf({{"0", 90}, {"1", 5}, {"2", 4}})), Ids{});
}

TEST(Nobody, HasMoreThanAllOthersAndTenTimesEveryOne) {
  EXPECT_EQ(idsOf(beside(20, 5, {{"x", 101}})), (Ids{"x most"}));
  EXPECT_EQ(idsOf(beside(20, 5, {{"x", 100}})), Ids{});             // half of all
  EXPECT_EQ(idsOf(beside(20, 4, {{"x", 99}})), Ids{});              // too few
  EXPECT_EQ(idsOf(beside(19, 5, {{"x", 900}})), Ids{});             // of a small log
  EXPECT_EQ(idsOf(beside(20, 1, {{"x", 199}, {"y", 20}})), Ids{});  // not ten times y
}

TEST(Nobody, IsARobotWithAShareThatNoOneHas) {
  EXPECT_EQ(idsOf(beside(400, 10, {{"x", 1'000}})), (Ids{"x robot"}));
  EXPECT_EQ(idsOf(beside(400, 10, {{"x", 999}})), Ids{});
  EXPECT_EQ(idsOf(beside(400, 30, {{"x", 1'500}})), (Ids{"x robot"}));  // 50 times 30
  EXPECT_EQ(idsOf(beside(400, 30, {{"x", 1'499}})), Ids{});
  EXPECT_EQ(idsOf(beside(9'900, 10, {{"x", 1'000}})), (Ids{"x robot"}));  // 1 %
  EXPECT_EQ(idsOf(beside(9'901, 10, {{"x", 1'000}})), Ids{});
}

TEST(Nobody, MayBeSeveralRobots) {
  EXPECT_EQ(idsOf(beside(100, 10, {{"x", 20'000}, {"y", 20'000}, {"z", 9'000}})),
            (Ids{"x robot", "y robot", "z robot"}));
}

TEST(Nobody, IsNoneOfThreeShoppersHoweverBusyOneIs) {
  EXPECT_EQ(idsOf(viewsOf({{"ann", 20'000}, {"bob", 2}, {"eve", 1}})), Ids{});
  EXPECT_EQ(idsOf(viewsOf({{"ann", 20'000}})), Ids{});
  EXPECT_EQ(idsOf(viewsOf({})), Ids{});
}

// Numbers of events as genuine logs have them: a few shoppers have most of the events.
TEST(Nobody, IsNotInGenuineLogs) {
  SplitMix64 random(5);
  for (int log = 0; log < 20; ++log) {
    std::vector<Shopper> shoppers;
    for (std::size_t s = 0; s < 1'000; ++s) {
      const auto rank = 1 + random.below(1'000);
      shoppers.emplace_back(std::to_string(s), 40 + 8'000 / rank);
    }
    EXPECT_EQ(idsOf(viewsOf(shoppers)), Ids{});
  }
}

EventLog withOrders() {
  EventLog log = viewsOf({{"ann", 2}, {"guest", 6}, {"bob", 1}});
  const auto products = productIds({0, 1, 7, 5, 7, 5, 3, 5, 2});
  const std::vector<std::uint32_t> orders = {kNoOrder, kNoOrder, 9, 4, 9, 4, 9, kNoOrder, kNoOrder};
  for (std::size_t e = 0; e < log.events.size(); ++e) {
    log.events[e].product = products[e];
    log.events[e].order = orders[e];
    if (orders[e] != kNoOrder) log.events[e].type = EventType::kPurchase;
  }
  log.events[6].type = EventType::kView;  // a view with an order id is no line of it
  log.baskets = {productIds({8})};
  return log;
}

TEST(WithoutNobody, OrdersBecomeBasketsAndOthersKeepTheirNumbers) {
  const EventLog log = withOrders();
  const std::vector<Nobody> nobody = findNobody(log);
  EXPECT_EQ(nobody, (std::vector<Nobody>{{1, 6, 4, NobodyRule::kWord}}));
  const EventLog rest = withoutNobody(log, nobody);
  EXPECT_EQ(rest.shoppers, log.shoppers);
  EXPECT_EQ(rest.offsets, (std::vector<std::size_t>{0, 2, 2, 3}));
  EXPECT_EQ(rest.of(2).front().product, ProductId{2});
  EXPECT_EQ(rest.baskets, (std::vector<std::vector<ProductId>>{productIds({8}), productIds({5}),
                                                               productIds({7})}));
}

TEST(WithoutNobody, ALogWithoutNobodyStaysAsItIs) {
  const EventLog log = viewsOf({{"ann", 2}, {"bob", 1}});
  const EventLog same = withoutNobody(log, findNobody(log));
  EXPECT_EQ(same.offsets, log.offsets);
  EXPECT_EQ(same.events.size(), log.events.size());
}

}  // namespace
}  // namespace shelfwise
