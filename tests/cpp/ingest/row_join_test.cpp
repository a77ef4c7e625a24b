#include "ingest/row_join.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace shelfwise {
namespace {

constexpr ProductId kTent{1}, kMug{4};

using Winners = std::vector<std::pair<ProductId, std::string>>;

TEST(MostFrequent, IsTheTextWithMostVotesAndTheFirstOfEquals) {
  MostFrequent titles;
  for (const auto& [product, text] : Winners{{kMug, "Mug"},
                                             {kTent, "lost"},
                                             {kTent, "Tent"},
                                             {kMug, "Cup"},
                                             {kTent, "Tent"},
                                             {ProductId{2}, ""}}) {
    titles.add(product, text);
  }
  EXPECT_EQ(titles.winners(), (Winners{{kTent, "Tent"}, {kMug, "Mug"}}));
}

// Against counting all texts of all products in plain lists.
TEST(MostFrequent, AgreesWithPlainCounting) {
  std::uint64_t state = 21;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  for (int round = 0; round < 200; ++round) {
    MostFrequent titles;
    PerProduct<std::vector<std::pair<std::string, int>>> plain(5);
    for (int i = 0; i < 40; ++i) {
      const ProductId product{draw(5)};
      const std::string text(1, static_cast<char>('a' + draw(4)));
      titles.add(product, text);
      auto& counts = plain[product];
      std::size_t at = 0;
      while (at < counts.size() && counts[at].first != text) ++at;
      if (at == counts.size()) counts.emplace_back(text, 0);
      ++counts[at].second;
    }
    Winners expected;
    for (std::uint32_t p = 0; p < 5; ++p) {
      const ProductId product{p};
      std::pair<std::string, int> best{"", 0};
      for (const auto& entry : plain[product]) {
        if (entry.second > best.second) best = entry;
      }
      if (best.second > 0) expected.emplace_back(product, best.first);
    }
    ASSERT_EQ(titles.winners(), expected);
  }
}

TEST(RowJoin, TakesTheLowerOfTwoMiddlePrices) {
  PerProduct<Product> products(3);
  RowJoin join;
  for (const auto& [product, price] : std::vector<std::pair<std::uint32_t, double>>{
           {0, 9}, {1, 4}, {0, 1}, {0, 5}, {0, 7}, {1, 2}, {1, 3}}) {
    Product row;
    row.price = price;
    join.add(ProductId{product}, row);
  }
  join.finish(products);
  EXPECT_EQ(products[ProductId{0}].price, 5.0);
  EXPECT_EQ(products[ProductId{1}].price, 3.0);
  EXPECT_EQ(products[ProductId{2}].price, std::nullopt);
}

TEST(DropRepeated, KeepsTheFirstOfEachFactAndCategory) {
  Product product;
  product.categories = {{"B"}, {"A"}, {"B"}};
  product.facts = {{1, "red", {}, ""}, {0, "red", {}, ""}, {1, "red", {}, ""}, {1, "blue", {}, ""}};
  dropRepeated(product);
  EXPECT_EQ(product.categories, (std::vector<std::vector<std::string>>{{"B"}, {"A"}}));
  ASSERT_EQ(product.facts.size(), 3u);
  EXPECT_EQ(product.facts[0].relation, 1u);
  EXPECT_EQ(product.facts[2].value, "blue");
}

}  // namespace
}  // namespace shelfwise
