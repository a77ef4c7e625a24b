#include "integrity/near_copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/random.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

Products drawn(SplitMix64& random, std::size_t count, std::size_t bound) {
  Products products;
  while (products.size() < count) {
    const auto product = static_cast<ProductId>(random.below(bound));
    const auto place = std::lower_bound(products.begin(), products.end(), product);
    if (place == products.end() || *place != product) products.insert(place, product);
  }
  return products;
}

TEST(NearCopies, GroupsWhatSharesHalfAndMoreOfTheirProducts) {
  NearCopies copies;
  EXPECT_EQ(copies.groupOf(productIds({1, 2, 3, 4, 5})), 0U);
  EXPECT_EQ(copies.groupOf(productIds({1, 2, 3, 4, 5})), 0U);
  EXPECT_EQ(copies.groupOf(productIds({1, 2, 3, 4, 9})), 0U);  // 4 of 6
  EXPECT_EQ(copies.groupOf(productIds({1, 2, 3, 8, 9})),
            1U);  // 3 of 7, and 4 of 6 with the one before
  EXPECT_EQ(copies.groupOf(productIds({20, 21, 22})), 2U);
  EXPECT_EQ(copies.groupOf({}), 3U);
}

TEST(NearCopies, FindsNearlyAllThatDifferInAFifthOfTheirProducts) {
  SplitMix64 random(3);
  std::uint32_t found = 0;
  for (int trial = 0; trial < 200; ++trial) {
    NearCopies copies;
    Products products = drawn(random, 20, 100'000);
    copies.groupOf(products);
    products.resize(18);
    products.insert(products.end(), {ProductId{100'001}, ProductId{100'002}});
    found += copies.groupOf(products) == 0 ? 1 : 0;
  }
  EXPECT_GE(found, 199U);
}

TEST(NearCopies, KeepsStrangersApart) {
  SplitMix64 random(4);
  NearCopies copies;
  for (std::uint32_t s = 0; s < 500; ++s) EXPECT_EQ(copies.groupOf(drawn(random, 10, 300)), s);
}

}  // namespace
}  // namespace shelfwise
