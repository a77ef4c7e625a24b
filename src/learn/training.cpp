#include "learn/training.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/value_or_throw.h"
#include "fusion/ages.h"
#include "fusion/shipped_weights.h"
#include "fusion/source_scales.h"
#include "learn/edge_settings.h"
#include "learn/popularity.h"
#include "orders/companions.h"
#include "orders/together_edges.h"
#include "sections/graph_section.h"

namespace shelfwise {

namespace {

// Products of so few shoppers are rare.  A held-out rare product counts more in the search of
// weights, since most rare products have no shopper left there.
constexpr std::uint32_t kRareShoppers = 3;
constexpr float kRareWeight = 2.0f;

// A source is unseen if the past has less than one in so many of its edges.
constexpr std::uint64_t kLeastSeen = 10;

Error invalid(std::string message) {
  return Error{ErrorCode::kInvalidArgument, std::move(message)};
}

Status checkOptions(const ModelOptions& options) {
  if (options.minSupport == 0) return invalid("the least support is 0; 1 is the least");
  if (options.leastVectorSupport() < options.minSupport) {
    return invalid("vectors need " + std::to_string(*options.vectorSupport) +
                   " shoppers, but edges " + std::to_string(options.minSupport) +
                   "; vectors must not need fewer");
  }
  const std::uint32_t perRow = options.edgesPerRow.value_or(1);
  if (perRow == 0 || perRow > kMaxEdgesPerRow) {
    return invalid(std::to_string(perRow) + " edges per row; 1 to " +
                   std::to_string(kMaxEdgesPerRow) + " are possible");
  }
  return Done{};
}

Status checkProducts(const ShopInput& shop) {
  const std::size_t count = shop.catalog.products.size();
  if (count == 0) return invalid("the catalogue has no products");
  const auto& products = shop.catalog.products;
  const auto isKnown = [&](ProductId product) { return products.has(product); };
  const auto& events = shop.log.events;
  const auto& baskets = shop.log.baskets;
  const bool known =
      std::all_of(events.begin(), events.end(),
                  [&](const LoggedEvent& event) { return isKnown(event.product); }) &&
      std::all_of(
          baskets.begin(), baskets.end(),
          [&](const auto& basket) { return std::all_of(basket.begin(), basket.end(), isKnown); }) &&
      std::all_of(shop.links.rows.begin(), shop.links.rows.end(),
                  [&](const Link& link) { return isKnown(link.from) && isKnown(link.to); });
  if (known) return Done{};
  return invalid("an event or a link is of a product beyond the catalogue's " +
                 std::to_string(count));
}

// The number of distinct shoppers of each product, by each shopper's latest kLongestHistory events.
PerProduct<std::uint32_t> shoppersOfProducts(const EventLog& log,
                                             std::span<const std::uint32_t> eventCounts,
                                             std::size_t products) {
  PerProduct<std::uint32_t> shoppers(products, 0);
  std::vector<ProductId> named;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    named.clear();
    for (const LoggedEvent& event : log.of(s).first(eventCounts[s])) {
      if (speaksForItem(event.type)) named.push_back(event.product);
    }
    if (named.size() > kLongestHistory) named.erase(named.begin(), named.end() - kLongestHistory);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (const ProductId product : named) ++shoppers[product];
  }
  return shoppers;
}

// `shoppersOf[product]` counts the shoppers of the training part.
std::vector<TestCase> heldOutCases(const EventLog& log, const HeldOut& heldOut,
                                   const PerProduct<std::uint32_t>& shoppersOf) {
  std::vector<TestCase> cases;
  for (const HeldOut::Case& c : heldOut.cases) {
    const auto events = log.of(c.shopper);
    const auto history = events.first(c.historyLength);
    const auto latest = history.last(std::min(history.size(), kLongestHistory));
    cases.push_back({{latest.begin(), latest.end()}, {c.product}, c.time});
    if (shoppersOf[c.product] <= kRareShoppers) cases.back().weight = kRareWeight;
    const auto order = events.first(heldOut.countsBefore[c.shopper] + 1).subspan(c.historyLength);
    for (const LoggedEvent& event : order) {
      if (event.product != c.product) cases.back().alongside.push_back(event.product);
    }
  }
  return cases;
}

GraphTriples graphOf(const ShopInput& shop, const ItemOrder& order, const Run& run) {
  run.tell("graph", 0, 1);
  GraphTriples graph = buildGraph(shop.catalog, shop.links, order, Model{}.hubLimit);
  run.tell("graph", 1, 1);
  return graph;
}

CompanionCases heldOutCompanionCases(const EventLog& log, const HeldOut& heldOut,
                                     const ItemOrder& order, std::uint64_t seed) {
  const auto isHeldOut = [&](std::size_t shopper, std::size_t event) {
    return event >= heldOut.trainingCounts[shopper];
  };
  return companionCases(heldOutCompanions(log, isHeldOut, seed), order.itemOf);
}

// Chooses all settings but the scale of ages, by how they rank the held-out events.
ChosenSettings chooseSettings(const LogHistories& past, std::span<const TestCase> heldOut,
                              const ItemOrder& order, const ModelOptions& options, const Run& run) {
  const std::uint32_t m = options.minSupport;
  const auto cases = rankedCases(heldOut, order.itemOf, AgeScale{}.inSeconds);
  ChosenSettings settings;
  settings.popularityHalfLife =
      chooseHalfLife(past.interests, order.itemOf, m, heldOut, run.executor);
  run.tell("edges", 0, 1);
  settings.coPreference = chooseCoPreference(past.paired, past.itemCount(), m, cases, run.executor);
  settings.next = chooseNext(past.shoppers, past.itemCount(), m, cases, run.executor);
  return settings;
}

// Chooses the scale of ages, by how it ranks the held-out events.  Requires times in seconds.
AgeScale chooseAges(const Model& model, std::span<const TestCase> heldOut, const ItemOrder& order,
                    Executor& executor) {
  const ReopenedModel opened = reopen(model);
  return chooseAgeScale(*opened.view, model.fusion, heldOut, order.itemOf, executor);
}

// Gives the unseen sources their shipped weights in units of the scale of their present edges.
void keepShipped(std::span<const Source> unseen, const FusionWeights& shipped,
                 const FitInput& input, const Training& training, FusionWeights& fusion) {
  if (unseen.empty()) return;
  FusionWeights scaled = shipped;
  scaleSources(*reopen(assemble(training.itemIds, input.graph, input.present, shipped, {})).view,
               scaled);
  for (const Scenario scenario : kScenarios) {
    for (const Source source : unseen) {
      fusion.scenarios[scenario].lambda[source] = scaled.scenarios[scenario].lambda[source];
    }
  }
}

std::vector<std::string> itemIdsOf(const Catalog& catalog, const ItemOrder& order) {
  std::vector<std::string> ids;
  for (const ProductId product : order.productOf) ids.push_back(catalog.products[product].id);
  return ids;
}

// The relation with the most of those triples.
RelationId largestRelation(std::span<const Triple> triples, std::size_t relations) {
  std::vector<std::uint32_t> counts(relations, 0);
  for (const Triple& triple : triples) ++counts[triple.relation];
  return static_cast<RelationId>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

Error tooMany(const std::string& itemId, std::string_view what, std::span<const Triple> triples,
              std::uint32_t most, const GraphTriples& graph) {
  const Relation& relation = graph.relations[largestRelation(triples, graph.relations.size())];
  return Error{ErrorCode::kTooLarge,
               "product '" + itemId + "' has " + std::to_string(triples.size()) + " " +
                   std::string(what) + ", most of them by '" + relation.name + "'; at most " +
                   std::to_string(most) +
                   " are possible; \"ignore\" in the map leaves a column or relation out"};
}

// An item has as many facts and links as a slice may hold of it.
Status checkDegrees(const GraphTriples& graph, std::span<const std::string> itemIds) {
  std::vector<Triple> facts;
  std::vector<Triple> links;
  for (auto next = graph.triples.begin(); next != graph.triples.end();) {
    const ItemId item = next->head;
    facts.clear();
    links.clear();
    for (; next != graph.triples.end() && next->head == item; ++next) {
      (next->tail < graph.itemCount ? links : facts).push_back(*next);
    }
    if (facts.size() > kMaxFactsPerItem) {
      return tooMany(itemIds[item], "facts", facts, kMaxFactsPerItem, graph);
    }
    if (links.size() > kMaxLinksPerItem) {
      return tooMany(itemIds[item], "links", links, kMaxLinksPerItem, graph);
    }
  }
  return Done{};
}

Result<Training> prepared(const ShopInput& shop, const ModelOptions& options, const Run& run) {
  const EventLog& log = shop.log;
  HeldOut heldOut = holdOut(log);
  const auto shoppersOf =
      shoppersOfProducts(log, heldOut.trainingCounts, shop.catalog.products.size());
  const std::vector<TestCase> questions = heldOutCases(log, heldOut, shoppersOf);

  ItemOrder order = itemOrder(shop.catalog, shoppersOf);
  std::vector<std::string> itemIds = itemIdsOf(shop.catalog, order);
  GraphTriples graph = graphOf(shop, order, run);
  const Status degrees = checkDegrees(graph, itemIds);
  if (!degrees.ok()) return degrees.error();
  CompanionCases companions = heldOutCompanionCases(log, heldOut, order, options.seed);

  LogHistories histories = historiesOf(log, heldOut.trainingCounts, order);
  SubstituteCategories categories(graph);
  SubstituteCategories telling = substituteCategories(histories.orders, categories);
  ChosenSettings settings = chooseSettings(histories, questions, order, options, run);
  Behaviour past = behaviourOf(histories, settings, telling, options, run);
  if (log.ageKind == AgeKind::kSeconds && questions.size() >= kLeastCases) {
    const FusionWeights start = shippedWeights(graph.relations, {});
    settings.ages =
        chooseAges(assemble(itemIds, graph, past, start, options), questions, order, run.executor);
  }
  std::vector<RankedCase> cases = rankedCases(questions, order.itemOf, settings.ages.inSeconds);
  return Training{.heldOut = std::move(heldOut),
                  .order = std::move(order),
                  .itemIds = std::move(itemIds),
                  .graph = std::move(graph),
                  .categories = std::move(categories),
                  .substituteCategories = std::move(telling),
                  .settings = settings,
                  .cases = std::move(cases),
                  .companions = std::move(companions),
                  .sequences = std::move(histories.shoppers),
                  .past = std::move(past)};
}

}  // namespace

Result<Training> prepareTraining(const ShopInput& shop, const ModelOptions& options,
                                 const Run& run) {
  const Status optionsChecked = checkOptions(options);
  if (!optionsChecked.ok()) return optionsChecked.error();
  const Status productsChecked = checkProducts(shop);
  if (!productsChecked.ok()) return productsChecked.error();
  return prepared(shop, options, run);
}

std::vector<Source> unseenSources(const Behaviour& past, const Behaviour& present) {
  std::vector<Source> unseen;
  for (const SourceEdges& edges : present.edges) {
    const std::uint64_t seen = past.edgeCount(edges.source);
    if (seen * kLeastSeen < present.edgeCount(edges.source)) unseen.push_back(edges.source);
  }
  return unseen;
}

FusionFit fitWeights(const FitInput& input, const Training& training, const ModelOptions& options,
                     Executor& executor) {
  FusionWeights start = shippedWeights(input.graph.relations, training.settings.ages);
  start.categoriesReplace = !training.substituteCategories.empty();
  if (input.only) {
    const auto& forYou = start.scenarios[Scenario::kForYou];
    start.keepOnly(*input.only, forYou.lambda[*input.only]);
  }
  const FusionWeights shipped = start;
  const std::vector<Source> unseen = unseenSources(input.past, input.present);
  for (const Source source : unseen) start.silence(source);
  const ReopenedModel model =
      reopen(assemble(training.itemIds, input.graph, input.past, start, options));
  FusionFit fit = learnFusion(*model.view, start, training.cases, options.seed, executor);
  fitComplements(*model.view, complementsOf(input.companions, training.substituteCategories),
                 options.seed, fit.weights, executor);
  keepShipped(unseen, shipped, input, training, fit.weights);
  return fit;
}

Model assemble(const std::vector<std::string>& itemIds, const GraphTriples& graph,
               const Behaviour& behaviour, const FusionWeights& fusion,
               const ModelOptions& options) {
  Model model;
  model.itemIds = itemIds;
  model.graph = graph;
  model.popularity = behaviour.popularity;
  model.fusion = fusion;
  model.minSupport = options.minSupport;
  for (const SourceEdges& edges : behaviour.edges) {
    if (fusion.counts(edges.source)) model.edges.push_back(edges);
  }
  if (fusion.counts(Source::kVectors)) model.vectors = behaviour.vectors;
  return model;
}

ReopenedModel reopen(const Model& model) {
  ReopenedModel copy{writeModelSlices(model), nullptr};
  const std::array<std::span<const std::byte>, 2> slices = {copy.slices.engine, copy.slices.fields};
  copy.view = valueOrThrow(openModel(slices));
  return copy;
}

}  // namespace shelfwise
