#include "lists/item_traits.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "fixtures/products.h"

namespace shelfwise {
namespace {

TEST(Percentiles, CountTheSmallerAndHalfOfTheEqual) {
  const std::vector<std::uint32_t> values = {5, 0, 0, 9};
  EXPECT_EQ(percentilesOf(values), (std::vector<double>{0.625, 0.25, 0.25, 0.875}));
}

TEST(Percentiles, OfEqualValuesAreOneHalf) {
  EXPECT_EQ(percentilesOf(std::vector<std::uint32_t>(3, 7)), std::vector<double>(3, 0.5));
  EXPECT_EQ(percentilesOf(std::vector<std::uint32_t>{4}), std::vector<double>{0.5});
  EXPECT_TRUE(percentilesOf({}).empty());
}

TEST(Percentiles, HaveTheMeanOneHalfWhateverTheValues) {
  SplitMix64 random(7);
  std::vector<std::uint32_t> values;
  for (int i = 0; i < 999; ++i) values.push_back(static_cast<std::uint32_t>(random.below(40)));
  double sum = 0;
  for (const double percentile : percentilesOf(values)) {
    EXPECT_GT(percentile, 0);
    EXPECT_LT(percentile, 1);
    sum += percentile;
  }
  EXPECT_NEAR(sum / 999, 0.5, 1e-12);
}

// Product 1 is item 0.
TEST(ItemTraits, AreInTheNumbersOfTheModel) {
  Catalog catalog;
  catalog.products.resize(2);
  catalog.products[ProductId{0}].categories = {{"Camp", "Tents"}, {"Sale"}, {"Camp", "Tents"}};
  catalog.products[ProductId{1}].categories = {{"Garden", "Tents"}};
  const ItemOrder order{.productOf = productIds({1, 0}), .itemOf = {1, 0}};
  GraphTriples graph;
  graph.itemCount = 2;
  graph.relations = {{"brand", RelationKind::kBrand}, {"goesWith", RelationKind::kLink}};
  graph.labels = {"Odd", "Even"};
  graph.triples = {{0, 0, 3}, {0, 1, 1}, {1, 0, 2}, {1, 0, 3}};
  const ItemTraits traits = itemTraits(catalog, order, graph, {8, 2});
  EXPECT_EQ(traits.itemCount(), 2u);
  EXPECT_EQ(traits.eventCounts, (std::vector<std::uint32_t>{8, 2}));
  EXPECT_EQ(traits.popularity, (std::vector<double>{0.75, 0.25}));
  EXPECT_EQ(traits.facts[0], std::vector<EntityId>{3});  // the link is no fact
  EXPECT_EQ(traits.facts[1], (std::vector<EntityId>{2, 3}));
  ASSERT_EQ(traits.categories[0].size(), 1u);
  ASSERT_EQ(traits.categories[1].size(), 2u);  // a leaf of the same name is another category
  for (const std::uint32_t category : traits.categories[1]) {
    EXPECT_NE(category, traits.categories[0][0]);
  }
}

}  // namespace
}  // namespace shelfwise
