#include "orders/companions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "fixtures/orders.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

bool everything(std::size_t, std::size_t) { return true; }

TEST(HeldOutCompanions, AskForAProductOfAnOrderByTheRest) {
  const auto companions = heldOutCompanions(logOfOrders({{{4, 2, 4, 7}}}), everything, 1);
  ASSERT_EQ(companions.size(), 1u);
  const Companion& companion = companions.front();
  Products products = companion.others;
  products.push_back(companion.target);
  std::sort(products.begin(), products.end());
  EXPECT_EQ(products, productIds({2, 4, 7}));
  EXPECT_EQ(std::count(companion.others.begin(), companion.others.end(), companion.asked), 1);
}

TEST(HeldOutCompanions, NeverAskForWhatAModelMayKnow) {
  // Known are events 0 to 3: of the second order only product 5 is new, of the first none.
  const EventLog log = logOfOrders({{{1, 2}, {3, 4, 3, 5}}});
  const auto isNew = [](std::size_t, std::size_t event) { return event >= 4; };
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto companions = heldOutCompanions(log, isNew, seed);
    ASSERT_EQ(companions.size(), 1u);
    EXPECT_EQ(companions[0].target, ProductId{5});
    EXPECT_EQ(companions[0].others, productIds({3, 4}));
  }
}

TEST(HeldOutCompanions, NeedTwoProducts) {
  EXPECT_TRUE(heldOutCompanions(logOfOrders({{{1}, {2, 2}}, {}}), everything, 1).empty());
}

TEST(HeldOutCompanions, OfALargeOrderAskByTheLatest) {
  std::vector<std::uint32_t> lines(1'000);
  std::iota(lines.begin(), lines.end(), 0u);
  const auto companions = heldOutCompanions(logOfOrders({{lines}}), everything, 1);
  ASSERT_EQ(companions.size(), 1u);
  EXPECT_EQ(companions[0].others.size(), kMostOthers);
  EXPECT_GE(companions[0].others.front(), ProductId{899});
}

TEST(HeldOutCompanions, AreTheSameForTheSameSeed) {
  ShopperOrders shoppers(50, {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}});
  const auto targets = [&](std::uint64_t seed) {
    Products found;
    for (const Companion& c : heldOutCompanions(logOfOrders(shoppers), everything, seed)) {
      found.push_back(c.target);
    }
    return found;
  };
  EXPECT_EQ(targets(3), targets(3));
  EXPECT_NE(targets(3), targets(4));
}

}  // namespace
}  // namespace shelfwise
