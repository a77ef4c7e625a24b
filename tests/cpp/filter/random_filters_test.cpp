// Random filters against a slow answer: a tree that is printed for the parser, and asked row by row
// here, over the rows instead of columns and without the parser.

#include "fixtures/random_filters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "fixtures/filter_shop.h"

namespace shelfwise {
namespace {

TEST(RandomFilters, PassTheItemsThatTheSlowAnswerPasses) {
  SplitMix64 random(23);
  std::size_t some = 0;
  for (int shops = 0; shops < 20; ++shops) {
    FilterShop shop(randomRows(random, 1 + random.below(300)));
    shop.shopper = {.purchased = {0}, .viewed = {0, 0}, .inCart = {}};
    for (int i = 0; i < 200; ++i) {
      const RandomFilter filter = randomFilter(random, 5);
      const auto contextItem = static_cast<ItemId>(random.below(shop.rows().size()));
      std::string expected;
      for (ItemId item = 0; item < shop.rows().size(); ++item) {
        if (!filter.passes(shop, item, contextItem)) continue;
        if (!expected.empty()) expected += ' ';
        expected += std::to_string(item);
      }
      ASSERT_EQ(shop.passing(filter.text(), contextItem), expected) << filter.text();
      some += expected.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(some, 1000u);
}

TEST(RandomFilters, AnyTextIsReadOrRefusedWithAPosition) {
  SplitMix64 random(5);
  FilterShop shop(randomRows(random, 10));
  for (int i = 0; i < 5000; ++i) {
    std::string text = randomFilter(random, 4).text();
    for (std::size_t edits = 1 + random.below(3); edits > 0; --edits) {
      const std::size_t at = random.below(text.size());
      const char other = text[random.below(text.size())];
      if (random.below(2) == 0)
        text.erase(at, 1);
      else
        text.insert(at, 1, other);
      if (text.empty()) text = "x";
    }
    const std::string answer = shop.passing(text, 0);
    const bool isList = answer.find_first_not_of("0123456789 ") == std::string::npos;
    EXPECT_TRUE(isList || answer.starts_with("filter, character ")) << text << " -> " << answer;
  }
}

}  // namespace
}  // namespace shelfwise
