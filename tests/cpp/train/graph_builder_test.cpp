#include "train/graph_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "fixtures/products.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kHubLimit = 3000;

Product product(std::string id) {
  Product p;
  p.id = std::move(id);
  return p;
}

// n products without any fact, "p0", "p1", ...
Catalog plainCatalog(std::size_t n) {
  Catalog catalog;
  for (std::size_t i = 0; i < n; ++i) catalog.products.push_back(product("p" + std::to_string(i)));
  return catalog;
}

ItemOrder fileOrder(const Catalog& catalog) {
  ItemOrder order;
  for (std::uint32_t i = 0; i < catalog.products.size(); ++i) {
    order.productOf.push_back(ProductId{i});
    order.itemOf.push_back(i);
  }
  return order;
}

GraphTriples graphOf(const Catalog& catalog, const Links& links = {}) {
  return buildGraph(catalog, links, fileOrder(catalog), kHubLimit);
}

// "0 brand Nike", ... for every triple.
std::vector<std::string> spelled(const GraphTriples& graph) {
  std::vector<std::string> lines;
  for (const Triple& t : graph.triples) {
    const std::string tail = t.tail < graph.itemCount ? "item " + std::to_string(t.tail)
                                                      : graph.labels[t.tail - graph.itemCount];
    lines.push_back(std::to_string(t.head) + " " + graph.relations[t.relation].name + " " + tail);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(GraphBuilder, TurnsBrandCategoriesAndTitleIntoTriples) {
  Catalog catalog = plainCatalog(3);
  catalog.products[ProductId{0}].brand = "Ortl";
  catalog.products[ProductId{0}].title = "Blue tent";
  catalog.products[ProductId{0}].categories = {{"Camping", "Tents"}};
  catalog.products[ProductId{1}].title = "Red Tent";
  EXPECT_EQ(spelled(graphOf(catalog)),
            (std::vector<std::string>{"0 brand Ortl", "0 category Camping", "0 category Tents",
                                      "0 title tent", "1 title tent"}));
}

TEST(GraphBuilder, CallsACategoryByItsPathWhereItsNameIsTaken) {
  Catalog catalog = plainCatalog(2);
  catalog.products[ProductId{0}].categories = {{"Face", "Creams"}};
  catalog.products[ProductId{1}].categories = {{"Hands", "Creams"}, {"Creams"}};
  EXPECT_EQ(
      spelled(graphOf(catalog)),
      (std::vector<std::string>{"0 category Face", "0 category Face > Creams", "1 category Creams",
                                "1 category Hands", "1 category Hands > Creams"}));
}

TEST(GraphBuilder, AcceptsACategoryThatIsItsOwnAncestor) {
  Catalog catalog = plainCatalog(1);
  catalog.products[ProductId{0}].categories = {{"A", "A", "A"}};
  EXPECT_EQ(spelled(graphOf(catalog)),
            (std::vector<std::string>{"0 category A", "0 category A > A", "0 category A > A > A"}));
}

TEST(GraphBuilder, OrdersEntitiesByRelationThenItemsThenLabel) {
  Catalog catalog = plainCatalog(5);
  for (const std::uint32_t p : {0u, 1u}) catalog.products[ProductId{p}].brand = "B";
  for (const std::uint32_t p : {2u, 3u}) catalog.products[ProductId{p}].brand = "A";
  for (const std::uint32_t p : {0u, 1u, 2u}) catalog.products[ProductId{p}].categories = {{"Z"}};
  catalog.products[ProductId{3}].categories = {{"Y"}};
  const GraphTriples graph = graphOf(catalog);
  EXPECT_EQ(graph.labels, (std::vector<std::string>{"A", "B", "Z", "Y"}));
  EXPECT_TRUE(std::is_sorted(graph.triples.begin(), graph.triples.end()));
}

TEST(GraphBuilder, MakesEveryFurtherColumnARelation) {
  Catalog catalog = plainCatalog(4);
  catalog.relations = {"material", "unused"};
  catalog.products[ProductId{0}].facts = {{0, "steel", {}, ""}, {0, "cork", {}, ""}};
  catalog.products[ProductId{1}].facts = {{0, "steel", {}, ""}, {0, "cork", {}, ""}};
  const GraphTriples graph = graphOf(catalog);
  ASSERT_EQ(graph.relations.size(), 1u);
  EXPECT_EQ(graph.relations[0], (Relation{"material", RelationKind::kAttribute}));
  EXPECT_EQ(spelled(graph), (std::vector<std::string>{"0 material cork", "0 material steel",
                                                      "1 material cork", "1 material steel"}));
}

TEST(GraphBuilder, CountsWhatLeadsNowhere) {
  Catalog catalog = plainCatalog(40);
  catalog.relations = {"market", "serial", "foldable"};
  for (std::uint32_t p = 0; p < 40; ++p) {
    if (p < 38) catalog.products[ProductId{p}].facts.push_back({0, "EU", {}, ""});
    catalog.products[ProductId{p}].facts.push_back({1, "no." + std::to_string(p), {}, ""});
    catalog.products[ProductId{p}].facts.push_back({2, p % 4 == 0 ? "true" : "false", {}, ""});
  }
  const GraphTriples graph = graphOf(catalog);
  EXPECT_EQ(graph.unwalked, (UnwalkedFacts{.constant = 38, .unique = 40, .negative = 30}));
  EXPECT_EQ(graph.labels, std::vector<std::string>{"true"});
  EXPECT_EQ(graph.triples.size(), 10u);
}

TEST(GraphBuilder, KeepsFalseWhereItIsNoBoolean) {
  Catalog catalog = plainCatalog(4);
  catalog.relations = {"ceiling"};
  for (std::uint32_t p = 0; p < 4; ++p) {
    catalog.products[ProductId{p}].facts = {{0, p < 2 ? "false" : "vaulted", {}, ""}};
  }
  EXPECT_EQ(graphOf(catalog).labels, (std::vector<std::string>{"false", "vaulted"}));
}

TEST(GraphBuilder, LeavesOutWordsOnMoreItemsThanAreWalked) {
  Catalog catalog = plainCatalog(8);
  for (std::uint32_t p = 0; p < 5; ++p) catalog.products[ProductId{p}].title = "with lid";
  for (std::uint32_t p = 5; p < 8; ++p) catalog.products[ProductId{p}].title = "lid";
  catalog.products[ProductId{7}].title = "handle";
  const GraphTriples graph = buildGraph(catalog, {}, fileOrder(catalog), 5);
  EXPECT_EQ(graph.labels, std::vector<std::string>{"with"});
  EXPECT_EQ(graph.unwalked.constant, 7u);
  EXPECT_EQ(graph.unwalked.unique, 1u);
}

TEST(GraphBuilder, BinsNumbersByTheirUnit) {
  Catalog catalog = plainCatalog(80);
  catalog.relations = {"length"};
  for (std::uint32_t p = 0; p < 80; ++p) {
    const double number = p < 40 ? static_cast<double>(p) : static_cast<double>(p % 2);
    const std::string unit = p < 40 ? "mm" : "m";
    catalog.products[ProductId{p}].facts = {{0, std::to_string(p % 2) + " m", number, unit}};
  }
  const GraphTriples graph = graphOf(catalog);
  EXPECT_EQ(graph.labels,
            (std::vector<std::string>{"0 m", "1 m", "0–4 mm", "10–14 mm", "15–19 mm", "20–24 mm",
                                      "25–29 mm", "30–34 mm", "35–39 mm", "5–9 mm"}));
}

TEST(GraphBuilder, BinsPricesByCurrency) {
  Catalog catalog = plainCatalog(34);
  for (std::uint32_t p = 0; p < 32; ++p) {
    catalog.products[ProductId{p}].price = 10 + static_cast<double>(p) / 4;
    catalog.products[ProductId{p}].currency = "EUR";
  }
  for (std::uint32_t p = 32; p < 34; ++p) {
    catalog.products[ProductId{p}].price = 10;
    catalog.products[ProductId{p}].currency = "USD";
  }
  const GraphTriples graph = graphOf(catalog);
  ASSERT_EQ(graph.relations.size(), 1u);
  EXPECT_EQ(graph.relations[0].kind, RelationKind::kPriceBand);
  EXPECT_EQ(graph.labels.front(), "10–10.75 EUR");
  EXPECT_EQ(graph.labels.back(), "10 USD");
}

TEST(GraphBuilder, LinksItemsWithoutRepeatsAndWithoutThemselves) {
  const Catalog catalog = plainCatalog(3);
  const ProductId a{0}, b{1}, c{2};
  const Links links{{"never", "accessory"},
                    {{c, 1, a}, {a, 1, b}, {a, 1, b}, {b, 1, b}, {b, 0, b}}};
  const GraphTriples graph = graphOf(catalog, links);
  ASSERT_EQ(graph.relations.size(), 1u);
  EXPECT_EQ(graph.relations[0], (Relation{"accessory", RelationKind::kLink}));
  EXPECT_EQ(spelled(graph), (std::vector<std::string>{"0 accessory item 1", "2 accessory item 0"}));
}

TEST(GraphBuilder, OfAnEmptyCatalogueIsEmpty) {
  const GraphTriples graph = graphOf({});
  EXPECT_EQ(graph.entityCount(), 0u);
  EXPECT_TRUE(graph.triples.empty());
}

TEST(GraphBuilder, GivesLabelsThatDifferWithinARelation) {
  Catalog catalog = plainCatalog(60);
  for (std::uint32_t p = 0; p < 60; ++p) {
    const std::string a(1, static_cast<char>('A' + p % 3));
    const std::string b(1, static_cast<char>('A' + p % 5));
    catalog.products[ProductId{p}].categories = {{a, b}, {b, a, b}};
  }
  const GraphTriples graph = graphOf(catalog);
  const std::set<std::string> labels(graph.labels.begin(), graph.labels.end());
  EXPECT_EQ(labels.size(), graph.labels.size());
}

TEST(ItemOrder, IsByCategoryThenPopularityThenId) {
  Catalog catalog = plainCatalog(5);
  catalog.products[ProductId{0}].categories = {{"B"}};
  catalog.products[ProductId{1}].categories = {{"A", "X"}};
  catalog.products[ProductId{2}].categories = {{"A", "X"}};
  catalog.products[ProductId{3}].categories = {{"A"}};
  catalog.products[ProductId{4}].categories = {{"A", "X"}};
  const ItemOrder order = itemOrder(catalog, PerProduct<std::uint32_t>{9, 1, 3, 0, 1});
  EXPECT_EQ(order.productOf, productIds({3, 2, 1, 4, 0}));
  EXPECT_EQ(order.itemOf, (std::vector<ItemId>{4, 2, 1, 0, 3}));
}

TEST(GraphBuilder, OnlyACategoryMayBeALongPath) {
  const std::string path = std::string(90, 'a') + " > " + std::string(90, 'b');
  Catalog catalog = plainCatalog(2);
  catalog.relations = {"about"};
  for (std::uint32_t p = 0; p < 2; ++p) {
    Product& product = catalog.products[ProductId{p}];
    product.brand = path;
    product.facts = {{0, path, std::nullopt, ""}};
    product.categories = {{std::string(90, 'a'), std::string(90, 'b')}};
  }
  const GraphTriples graph = graphOf(catalog);
  EXPECT_EQ(graph.tooLong, 4u);  // the brand and the fact of two products
}

TEST(GraphBuilder, LeavesOutValuesThatAreTextsAndCountsThem) {
  const std::string longest = std::string(98, 'a') + "é" + "茶";  // 100 characters, 103 bytes
  Catalog catalog = plainCatalog(4);
  catalog.relations = {"about"};
  for (std::uint32_t i = 0; i < 2; ++i) {
    Product& kept = catalog.products[ProductId{i}];
    kept.brand = longest;
    kept.categories = {{longest, longest}};
    kept.facts = {{0, longest, std::nullopt, ""}};
    Product& dropped = catalog.products[ProductId{i + 2}];
    dropped.brand = longest + "b";
    dropped.categories = {{"Camping", longest + "b", "Tents"}};
    dropped.facts = {{0, longest + "b", std::nullopt, ""}};
  }
  const GraphTriples graph = graphOf(catalog);
  EXPECT_EQ(graph.tooLong, 6u);  // brand, category and fact of two products
  for (const std::string& label : graph.labels) {
    EXPECT_EQ(label.find(longest + "b"), std::string::npos);
  }
  const auto lines = spelled(graph);
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                          [&](const std::string& line) {
                            return line.starts_with("0 ") && line.ends_with(longest);
                          }),
            4);  // the brand, the category and the one above it, the fact
}

}  // namespace
}  // namespace shelfwise
