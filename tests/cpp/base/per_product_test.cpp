#include "base/per_product.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace shelfwise {
namespace {

template <class Index>
constexpr bool kIsIndex = requires(PerProduct<int>& values, Index index) { values[index]; };

TEST(PerProduct, IsIndexedByTheNumberOfAProductAlone) {
  EXPECT_TRUE(kIsIndex<ProductId>);
  EXPECT_FALSE(kIsIndex<ItemId>);
  EXPECT_FALSE(kIsIndex<std::size_t>);
  EXPECT_FALSE((std::is_convertible_v<ItemId, ProductId>));
  EXPECT_FALSE((std::is_convertible_v<ProductId, ItemId>));
}

TEST(PerProduct, HoldsAValueForEachProduct) {
  PerProduct<std::string> names;
  EXPECT_FALSE(names.has(ProductId{0}));
  EXPECT_EQ(names.next(), ProductId{0});
  names.push_back("tent");
  names.push_back("mug");
  EXPECT_EQ(names.next(), ProductId{2});
  EXPECT_EQ(names[ProductId{1}], "mug");
  EXPECT_TRUE(names.has(ProductId{1}));
  EXPECT_FALSE(names.has(ProductId{2}));
}

}  // namespace
}  // namespace shelfwise
