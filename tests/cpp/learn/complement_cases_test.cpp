#include "learn/complement_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "evaluate/evaluation.h"
#include "fixtures/categories.h"
#include "fixtures/orders.h"
#include "fixtures/products.h"
#include "learn/model_builder.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kPairs = 24;
constexpr std::uint32_t kShoppers = 260;

// Product p below kPairs is a tent, product kPairs + p the bag that goes with it.
Catalog pairShop() {
  Catalog catalog;
  for (std::uint32_t p = 0; p < 2 * kPairs; ++p) {
    Product product;
    product.id = "p" + std::to_string(p);
    product.categories = {{"Camp", p < kPairs ? "Tents" : "Bags"}};
    catalog.products.push_back(product);
  }
  return catalog;
}

// Every shopper orders three tents, each with its bag.
EventLog pairOrders() {
  ShopperOrders shoppers;
  for (std::uint32_t s = 0; s < kShoppers; ++s) {
    std::vector<std::vector<std::uint32_t>> orders;
    for (std::uint32_t o = 0; o < 3; ++o) {
      const std::uint32_t tent = (s * 5 + o * 7 + s / 24) % kPairs;
      orders.push_back({tent, kPairs + tent});
    }
    shoppers.push_back(orders);
  }
  return logOfOrders(shoppers);
}

Report evaluated(const EventLog& log, const Catalog& catalog = pairShop()) {
  EvaluationOptions options;
  options.ablations = false;
  options.model.effort = Effort::kNone;
  SerialExecutor executor;
  return evaluate({catalog, log, {}}, options, {executor}).value();
}

TEST(CompanionCases, AskByOneItemAndByTheRest) {
  const std::vector<Companion> companions = {
      {.target = ProductId{2}, .asked = ProductId{5}, .others = productIds({9, 5})}};
  PerProduct<ItemId> itemOf = sameNumbers(10);
  std::reverse(itemOf.begin(), itemOf.end());
  const CompanionCases cases = companionCases(companions, itemOf);
  ASSERT_EQ(cases.single.size(), 1u);
  EXPECT_EQ(cases.single[0].events, (std::vector<ScoredEvent>{{4, EventType::kView, 0}}));
  EXPECT_EQ(cases.single[0].test, std::vector<ItemId>{7});
  EXPECT_EQ(cases.cart[0].events, (std::vector<ScoredEvent>{{0, EventType::kAddToCart, 0},
                                                            {4, EventType::kAddToCart, 0}}));
  EXPECT_EQ(cases.cart[0].history, (std::vector<ItemId>{0, 4}));
}

TEST(CompanionCases, WhoseTargetReplacesAnItemOfTheCartAreNoComplements) {
  const std::vector<Companion> companions = {
      {.target = ProductId{0}, .asked = ProductId{1}, .others = productIds({1, 2})},
      {.target = ProductId{1}, .asked = ProductId{0}, .others = productIds({0})}};
  const SubstituteCategories categories(
      graphOfCategories(catalogOf({{{"Tents"}}, {{"Bags"}}, {{"Tents"}}})));
  const CompanionCases kept = complementsOf(companionCases(companions, sameNumbers(3)), categories);
  EXPECT_EQ(kept.single.size(), 2u);
  EXPECT_EQ(kept.cart.size(), 1u);
  EXPECT_EQ(complementsOf(companionCases(companions, sameNumbers(3)), {}).cart.size(), 2u);
}

TEST(Evaluation, FindsWhatIsBoughtTogetherAndNoSubstitutes) {
  const Report report = evaluated(pairOrders());
  ASSERT_EQ(report.scenarios.size(), 3u);
  const auto& [together, cart, related] =
      std::tie(report.scenarios[0], report.scenarios[1], report.scenarios[2]);
  EXPECT_EQ(together.name, "boughtTogether");
  EXPECT_EQ(cart.name, "cart");
  EXPECT_EQ(related.name, "related");
  EXPECT_EQ(together.cases, kShoppers);
  EXPECT_GT(together.ndcg, 0.95);
  EXPECT_GT(cart.ndcg, 0.95);
  EXPECT_EQ(together.coverage, 0.5);  // every bag, beside its tent
  EXPECT_EQ(together.substitutes, 0.0);
  EXPECT_EQ(cart.substitutes, 0.0);
  EXPECT_GT(related.substitutes, 0.2);
}

TEST(Evaluation, ListsNoSubstitutesWhateverTheCategories) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Catalog catalog = pairShop();
    SplitMix64 random(seed);
    for (Product& product : catalog.products) {
      const std::uint64_t further = 1 + random.below(3);
      for (std::uint64_t i = 0; i < further; ++i) {
        const std::string kind = "Kind " + std::to_string(random.below(4));
        product.categories.push_back(random.below(2) == 0 ? std::vector<std::string>{"Sale"}
                                                          : std::vector<std::string>{"Camp", kind});
      }
    }
    const Report report = evaluated(pairOrders(), catalog);
    ASSERT_EQ(report.scenarios.size(), 3u);
    EXPECT_GT(report.scenarios[0].length, 0);
    EXPECT_EQ(report.scenarios[0].substitutes, 0.0);
    EXPECT_EQ(report.scenarios[1].substitutes, 0.0);
  }
}

TEST(Evaluation, OfALogWithoutOrdersHasNoScenarios) {
  EventLog log = pairOrders();
  log.ageKind = AgeKind::kSteps;
  for (LoggedEvent& event : log.events) event.order = kNoOrder;
  EXPECT_TRUE(evaluated(log).scenarios.empty());
}

TEST(BuildModel, ShipsWhatIsBoughtTogetherWithoutSubstitutes) {
  ModelOptions options;
  options.effort = Effort::kNone;
  SerialExecutor executor;
  const auto built = buildModel({pairShop(), pairOrders(), {}}, options, {executor});
  ASSERT_TRUE(built.ok());
  const Model& model = built.value().model;
  EXPECT_TRUE(model.fusion.categoriesReplace);
  const auto together =
      std::find_if(model.edges.begin(), model.edges.end(),
                   [](const SourceEdges& edges) { return edges.source == Source::kTogether; });
  ASSERT_NE(together, model.edges.end());
  EXPECT_EQ(together->edges.targets.size(), 2 * kPairs);
}

TEST(BuildModel, WhereLikeGoesWithLikeCategoriesDoNotTell) {
  ShopperOrders shoppers;
  for (std::uint32_t s = 0; s < kShoppers; ++s) {
    shoppers.push_back({{s % kPairs, (s + 1) % kPairs}, {(s + 5) % kPairs, (s + 6) % kPairs}});
  }
  ModelOptions options;
  options.effort = Effort::kNone;
  SerialExecutor executor;
  const auto built = buildModel({pairShop(), logOfOrders(shoppers), {}}, options, {executor});
  ASSERT_TRUE(built.ok());
  EXPECT_FALSE(built.value().model.fusion.categoriesReplace);
}

}  // namespace
}  // namespace shelfwise
