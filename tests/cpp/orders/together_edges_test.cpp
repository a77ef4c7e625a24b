#include "orders/together_edges.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/random.h"
#include "fixtures/backward_executor.h"
#include "fixtures/categories.h"
#include "fixtures/orders.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

using Edges = std::map<std::pair<ItemId, ItemId>, float>;

// weight = votes / (orders of the source + 1)
constexpr CountDamping kByHand{.sourceExponent = 1, .targetExponent = 0, .shrink = 1};

Orders countedIn(const EventLog& log, std::uint32_t products) {
  return ordersOf(log, eventCounts(log), sameNumbers(products));
}

Edges edgesOf(const EdgeRows& rows) {
  Edges edges;
  for (ItemId i = 0; i < rows.rows(); ++i) {
    for (std::uint32_t e = rows.offsets[i]; e < rows.offsets[i + 1]; ++e) {
      edges[{i, rows.targets[e]}] = rows.weights[e];
    }
  }
  return edges;
}

Edges edgesOf(const Orders& orders, std::uint32_t items, std::uint32_t minSupport,
              const SubstituteCategories& categories = {}) {
  SerialExecutor executor;
  return edgesOf(togetherEdges(orders, items, minSupport, categories, kByHand, executor).rows);
}

// Item i has the categories of that number.
SubstituteCategories categoriesOf(const std::vector<CategoryPaths>& paths) {
  return SubstituteCategories(graphOfCategories(catalogOf(paths)));
}

ShopperOrders randomOrders(std::uint64_t seed, std::uint32_t products) {
  SplitMix64 random(seed);
  ShopperOrders shoppers(30);
  for (auto& orders : shoppers) {
    orders.resize(1 + random.below(3));
    for (auto& order : orders) {
      order.resize(1 + random.below(6));
      for (auto& product : order) product = static_cast<std::uint32_t>(random.below(products));
    }
  }
  return shoppers;
}

TEST(TogetherEdges, GiveEachProductOfAnOrderOneVote) {
  // {0, 1, 2}: half a vote for each of a product's two others.  {0, 1}: a whole one.
  const Orders orders = countedIn(logOfOrders({{{0, 1, 2}}, {{0, 1}}}), 4);
  const Edges expected = {{{0, 1}, 1.5f / 3}, {{0, 2}, 0.5f / 3}, {{1, 0}, 1.5f / 3},
                          {{1, 2}, 0.5f / 3}, {{2, 0}, 0.5f / 2}, {{2, 1}, 0.5f / 2}};
  EXPECT_EQ(edgesOf(orders, 4, 1), expected);
}

TEST(TogetherEdges, NeedThatManyDistinctShoppers) {
  const Orders orders = countedIn(logOfOrders({{{0, 1, 2}}, {{0, 1}}}), 4);
  SerialExecutor executor;
  const PairRows rows = togetherEdges(orders, 4, 2, {}, kByHand, executor);
  EXPECT_EQ(edgesOf(rows.rows), (Edges{{{0, 1}, 1.5f / 3}, {{1, 0}, 1.5f / 3}}));
  EXPECT_EQ(rows.belowSupport, 4u);
}

TEST(TogetherEdges, OfOneShopperAreOfOneShopperHoweverManyOrders) {
  const Orders orders = countedIn(logOfOrders({{{0, 1}, {0, 1}, {1, 0}}}), 2);
  EXPECT_TRUE(edgesOf(orders, 2, 2).empty());
  EXPECT_EQ(edgesOf(orders, 2, 1).size(), 2u);
}

TEST(TogetherEdges, CountBasketsOfNobodyKnownAsShoppers) {
  EventLog log = logOfOrders({});
  log.baskets = {productIds({0, 1}), productIds({0, 1})};
  EXPECT_EQ(edgesOf(ordersIn(log, 2), 2, 2).size(), 2u);
}

TEST(TogetherEdges, WithoutOrdersAreNone) {
  EXPECT_TRUE(edgesOf(Orders{}, 3, 1).empty());
  EXPECT_EQ(substituteShare(Orders{}, categoriesOf({{{"Tents"}}, {{"Tents"}}})), 0);
}

TEST(TogetherEdges, LeaveOutSubstitutes) {
  const SubstituteCategories categories =
      categoriesOf({{{"Camp", "Tents"}}, {{"Camp", "Tents"}}, {{"Camp", "Bags"}}, {}});
  const Orders orders = ordersIn(logOfOrders({{{0, 1, 2, 3}}}), 4);
  const Edges edges = edgesOf(orders, 4, 1, categories);
  EXPECT_EQ(edges.size(), 10u);
  EXPECT_FALSE(edges.contains({0, 1}));
  EXPECT_FALSE(edges.contains({1, 0}));
  EXPECT_DOUBLE_EQ(substituteShare(orders, categories), 1.0 / 6);
}

TEST(TogetherEdges, TrustCategoriesUntilHalfOfWhatIsBoughtTogetherIsOfOne) {
  const SubstituteCategories categories =
      categoriesOf({{{"Tents"}}, {{"Tents"}}, {{"Bags"}}, {{"Bags"}}});
  const Orders mixed = ordersIn(logOfOrders({{{0, 2}, {0, 1}, {1, 3}}}), 4);
  EXPECT_TRUE(substituteCategories(mixed, categories).areSubstitutes(0, 1));
  const Orders alike = ordersIn(logOfOrders({{{0, 1}, {1, 2}}}), 4);
  EXPECT_TRUE(substituteCategories(alike, categories).empty());
}

// A pair costs two look-ups, however many categories its products have.
TEST(TogetherEdges, LeaveOutSubstitutesAmongManyCategories) {
  constexpr std::uint32_t kProducts = 500;
  constexpr std::uint32_t kCategories = 100;
  std::vector<CategoryPaths> paths(kProducts);
  std::vector<std::uint32_t> order;
  for (std::uint32_t p = 0; p < kProducts; ++p) {
    for (std::uint32_t c = 0; c < kCategories; ++c) {
      paths[p].push_back({"Camp", "c" + std::to_string(p / 2 * kCategories + c)});
    }
    order.push_back(p);
  }
  const SubstituteCategories categories = categoriesOf(paths);
  const Orders orders = ordersIn(logOfOrders(ShopperOrders(20, {order})), kProducts);
  const Edges edges = edgesOf(orders, kProducts, 1, categories);
  EXPECT_EQ(edges.size(), kProducts * (kProducts - 2));  // all but a product's twin
  EXPECT_FALSE(edges.contains({0, 1}));
  EXPECT_TRUE(edges.contains({1, 2}));
}

TEST(TogetherEdges, PreferTheCompanionToWhatIsInEveryOrder) {
  // 0 goes with 1; the bag, 9, is in all orders.
  ShopperOrders shoppers;
  for (std::uint32_t s = 0; s < 80; ++s) {
    shoppers.push_back({s % 8 == 0 ? std::vector<std::uint32_t>{0, 1, 9}
                                   : std::vector<std::uint32_t>{2 + s % 7, 9}});
  }
  SerialExecutor executor;
  const Orders orders = countedIn(logOfOrders(shoppers), 10);
  const Edges edges = edgesOf(togetherEdges(orders, 10, 2, {}, kTogetherDamping, executor).rows);
  EXPECT_GT(edges.at({0, 1}), edges.at({0, 9}));
}

TEST(TogetherEdges, EqualASlowCount) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    constexpr std::uint32_t kProducts = 12;
    const ShopperOrders shoppers = randomOrders(seed, kProducts);
    std::map<std::pair<ItemId, ItemId>, double> votes;
    std::map<std::pair<ItemId, ItemId>, std::set<std::size_t>> supporters;
    std::vector<double> counts(kProducts);
    for (std::size_t s = 0; s < shoppers.size(); ++s) {
      for (const auto& lines : shoppers[s]) {
        const std::set<std::uint32_t> order(lines.begin(), lines.end());
        if (order.size() < 2) continue;
        for (const std::uint32_t a : order) {
          counts[a] += 1;
          for (const std::uint32_t b : order) {
            if (a == b) continue;
            votes[{a, b}] += 1.0 / static_cast<double>(order.size() - 1);
            supporters[{a, b}].insert(s);
          }
        }
      }
    }
    SerialExecutor executor;
    const Orders orders = countedIn(logOfOrders(shoppers), kProducts);
    const PairRows rows = togetherEdges(orders, kProducts, 2, {}, kTogetherDamping, executor);
    Edges edges = edgesOf(rows.rows);
    for (const auto& [pair, vote] : votes) {
      if (supporters[pair].size() < 2) continue;
      const double damping =
          std::pow(counts[pair.first], 0.7) * std::pow(counts[pair.second], 0.3) + 10;
      ASSERT_TRUE(edges.contains(pair));
      EXPECT_NEAR(edges[pair], vote / damping, 1e-5);
      edges.erase(pair);
    }
    EXPECT_TRUE(edges.empty());
  }
}

TEST(TogetherEdges, AreTheSameBitsInAnyOrderOfWork) {
  const Orders orders = countedIn(logOfOrders(randomOrders(5, 1'200)), 1'200);
  SerialExecutor forward;
  BackwardExecutor backward;
  const auto first = togetherEdges(orders, 1'200, 1, {}, kTogetherDamping, forward);
  const auto second = togetherEdges(orders, 1'200, 1, {}, kTogetherDamping, backward);
  EXPECT_EQ(edgesOf(first.rows), edgesOf(second.rows));
}

}  // namespace
}  // namespace shelfwise
