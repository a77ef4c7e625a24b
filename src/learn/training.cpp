#include "learn/training.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/value_or_throw.h"
#include "fusion/ages.h"
#include "fusion/shipped_weights.h"
#include "learn/edge_forms.h"
#include "learn/popularity.h"
#include "lists/item_traits.h"
#include "orders/companions.h"
#include "orders/orders.h"
#include "train/next_edges.h"
#include "train/number_bins.h"
#include "train/relation_facts.h"
#include "train/ridge_edges.h"

namespace shelfwise {

namespace {

// Edges that one source of a small catalogue may have, of the catalogue of a dense log, and per
// row.
constexpr std::uint32_t kEdges = 600'000;
constexpr std::uint64_t kEdgesOfADenseLog = 1'000'000;
constexpr std::uint32_t kFewestEdges = 20;
constexpr std::uint32_t kMostEdges = 100;

// Products of so few shoppers are rare.  A rare one that is held out counts more where weights are
// searched, since most of the rare ones have nobody to speak for them there.
constexpr std::uint32_t kRareShoppers = 3;
constexpr float kRareWeight = 2.0f;

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
  const std::uint32_t perRow = options.edgesPerRow.value_or(kFewestEdges);
  if (perRow == 0 || perRow > kMaxEdgesPerRow) {
    return invalid(std::to_string(perRow) + " edges per row; 1 to " +
                   std::to_string(kMaxEdgesPerRow) + " are possible");
  }
  return Done{};
}

Status checkProducts(const Catalog& catalog, const EventLog& log, const Links& links) {
  const std::size_t count = catalog.products.size();
  if (count == 0) return invalid("the catalogue has no products");
  const auto isKnown = [&](ProductId product) { return catalog.products.has(product); };
  const bool known =
      std::all_of(log.events.begin(), log.events.end(),
                  [&](const LoggedEvent& event) { return isKnown(event.product); }) &&
      std::all_of(
          log.baskets.begin(), log.baskets.end(),
          [&](const auto& basket) { return std::all_of(basket.begin(), basket.end(), isKnown); }) &&
      std::all_of(links.rows.begin(), links.rows.end(),
                  [&](const Link& link) { return isKnown(link.from) && isKnown(link.to); });
  if (known) return Done{};
  return invalid("an event or a link is of a product beyond the catalogue's " +
                 std::to_string(count));
}

// What E is made from: histories, and the baskets of nobody known.
Sequences pairedSequences(const EventLog& log, std::span<const std::uint32_t> events,
                          const ItemOrder& order) {
  Sequences sequences = sequencesOf(log, events, order);
  std::vector<ItemId> items;
  for (const auto& basket : log.baskets) {
    items.clear();
    for (const ProductId product : basket) items.push_back(order.itemOf[product]);
    sequences.append(items);
  }
  return sequences;
}

// Divides all weights by the mean of the rows' largest, so that sources compare.
void normalize(EdgeRows& edges) {
  double sum = 0;
  std::uint32_t rows = 0;
  for (std::uint32_t row = 0; row < edges.rows(); ++row) {
    const auto begin = edges.weights.begin() + edges.offsets[row];
    const auto end = edges.weights.begin() + edges.offsets[row + 1];
    if (begin == end) continue;
    sum += *std::max_element(begin, end);
    ++rows;
  }
  const auto scale = static_cast<float>(rows / sum);
  for (float& weight : edges.weights) weight *= scale;
}

void addSource(Source source, PairRows trained, std::uint32_t perRow, Behaviour& behaviour) {
  normalize(trained.rows);
  QuantizedEdges quantized = valueOrThrow(quantizeEdges(trained.rows, perRow));
  if (quantized.targets.empty()) return;
  behaviour.summaries.push_back({source, quantized.targets.size(), trained.belowSupport});
  behaviour.edges.push_back({source, std::move(quantized)});
}

// Distinct shoppers of each product, by the latest kLongestHistory events of each shopper.
PerProduct<std::uint32_t> shoppersOfProducts(const EventLog& log,
                                             std::span<const std::uint32_t> trainingEvents,
                                             std::size_t products) {
  PerProduct<std::uint32_t> shoppers(products, 0);
  std::vector<ProductId> named;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    named.clear();
    for (const LoggedEvent& event : log.of(s).first(trainingEvents[s])) {
      if (speaksForItem(event.type)) named.push_back(event.product);
    }
    if (named.size() > kLongestHistory) named.erase(named.begin(), named.end() - kLongestHistory);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (const ProductId product : named) ++shoppers[product];
  }
  return shoppers;
}

// `shoppersOf[product]` as of the training part.
std::vector<TestCase> heldOutCases(const EventLog& log, const HeldOut& heldOut,
                                   const PerProduct<std::uint32_t>& shoppersOf) {
  std::vector<TestCase> cases;
  for (const HeldOut::Case& c : heldOut.cases) {
    const auto events = log.of(c.shopper);
    const auto history = events.first(c.historyEvents);
    const auto latest = history.last(std::min(history.size(), kLongestHistory));
    cases.push_back({{latest.begin(), latest.end()}, {c.product}, c.time});
    if (shoppersOf[c.product] <= kRareShoppers) cases.back().weight = kRareWeight;
    const auto order = events.first(heldOut.eventsBefore[c.shopper] + 1).subspan(c.historyEvents);
    for (const LoggedEvent& event : order) {
      if (event.product != c.product) cases.back().alongside.push_back(event.product);
    }
  }
  return cases;
}

void addCompanions(const Catalog& catalog, const EventLog& log, const ModelOptions& options,
                   Training& training) {
  const std::vector<std::uint32_t>& events = training.heldOut.trainingEvents;
  const auto isHeldOut = [&](std::size_t shopper, std::size_t event) {
    return event >= events[shopper];
  };
  training.companions =
      companionCases(heldOutCompanions(log, isHeldOut, options.seed), training.order.itemOf);
  training.leaves = leafCategories(catalog, training.order);
  training.tellingLeaves =
      tellingLeaves(ordersOf(log, events, training.order.itemOf), training.leaves);
}

void chooseEdgeForms(const EventLog& log, const ModelOptions& options, Training& training,
                     Executor& executor) {
  const std::vector<std::uint32_t>& events = training.heldOut.trainingEvents;
  const auto items = static_cast<std::uint32_t>(training.order.productOf.size());
  training.forms.coPreference =
      coPreferenceForm(pairedSequences(log, events, training.order), items, options.minSupport,
                       training.cases, executor);
  training.forms.next = nextForm(sequencesOf(log, events, training.order), items,
                                 options.minSupport, training.cases, executor);
}

// How ages are counted, by how that ranks the held-out events.  Requires times in seconds.
AgeScale agesByValidation(const Catalog& catalog, const Training& training,
                          std::span<const TestCase> cases, const ModelOptions& options,
                          Executor& executor) {
  const FusionWeights start = shippedWeights(training.graph.relations, {});
  const ReopenedModel model =
      reopen(assembled(catalog, training.order, training.graph, training.past, start, options));
  return chooseAgeScale(*model.view, start, cases, training.order.itemOf, executor);
}

std::string categoryText(const Product& product) {
  std::string text;
  if (product.categories.empty()) return text;
  for (const std::string& segment : product.categories.front()) {
    if (!text.empty()) text += kPathSeparator;
    text += segment;
  }
  return text;
}

std::string priceText(const Product& product) {
  if (!product.price) return {};
  const std::string number = formatNumber(*product.price);
  return product.currency.empty() ? number : number + " " + product.currency;
}

// The facts of a further column, as the catalogue lists them.
std::string factText(const Catalog& catalog, const Product& product, std::string_view name) {
  std::string text;
  for (const Fact& fact : product.facts) {
    if (catalog.relations[fact.relation] != name) continue;
    if (!text.empty()) text += "|";
    text += fact.value;
  }
  return text;
}

std::string fieldText(const Catalog& catalog, const Product& product, std::string_view name) {
  if (name == "title") return product.title;
  if (name == "brand") return product.brand;
  if (name == "category") return categoryText(product);
  if (name == "price") return priceText(product);
  if (name == "image") return product.image;
  if (name == "url") return product.url;
  if (name == "description") return product.description;
  return factText(catalog, product, name);
}

}  // namespace

std::uint32_t usualEdgesPerRow(std::uint32_t items, std::uint64_t events) {
  const std::uint32_t usual = std::clamp(kEdges / std::max(items, 1u), kFewestEdges, kMostEdges);
  const std::uint64_t dense = std::min(events, kEdgesOfADenseLog) / std::max(items, 1u);
  return std::max(usual,
                  static_cast<std::uint32_t>(std::min<std::uint64_t>(dense, kMaxEdgesPerRow)));
}

Result<Training> prepareTraining(const Catalog& catalog, const EventLog& log, const Links& links,
                                 const ModelOptions& options, Executor& executor,
                                 const Progress& progress) {
  const Status optionsChecked = checkOptions(options);
  if (!optionsChecked.ok()) return optionsChecked.error();
  const Status productsChecked = checkProducts(catalog, log, links);
  if (!productsChecked.ok()) return productsChecked.error();

  Training training;
  training.heldOut = holdOut(log);
  const std::vector<std::uint32_t>& events = training.heldOut.trainingEvents;
  const auto shoppersOf = shoppersOfProducts(log, events, catalog.products.size());
  training.order = itemOrder(catalog, shoppersOf);
  if (progress) progress("graph", 0, 1);
  training.graph = buildGraph(catalog, links, training.order, Model{}.hubLimit);
  if (progress) progress("graph", 1, 1);
  addCompanions(catalog, log, options, training);
  const std::vector<TestCase> cases = heldOutCases(log, training.heldOut, shoppersOf);
  training.cases = rankedCases(cases, training.order.itemOf, training.forms.ages.inSeconds);
  training.forms.popularityHalfLife =
      chooseHalfLife(log, events, training.order.itemOf, options.minSupport, cases, executor);
  if (progress) progress("edges", 0, 1);
  chooseEdgeForms(log, options, training, executor);
  training.past = behaviourOf(log, events, training, options, executor, progress);
  if (log.ageKind == AgeKind::kSeconds && cases.size() >= kLeastCases) {
    training.forms.ages = agesByValidation(catalog, training, cases, options, executor);
    training.cases = rankedCases(cases, training.order.itemOf, training.forms.ages.inSeconds);
  }
  return training;
}

Behaviour behaviourOf(const EventLog& log, std::span<const std::uint32_t> events,
                      const Training& training, const ModelOptions& options, Executor& executor,
                      const Progress& progress) {
  const ItemOrder& order = training.order;
  const auto items = static_cast<std::uint32_t>(order.productOf.size());
  const std::uint32_t m = options.minSupport;
  const auto tell = [&](std::uint64_t done) {
    if (progress) progress("edges", done, 4);
  };
  Behaviour behaviour;
  tell(0);
  const Sequences shoppers = sequencesOf(log, events, order);
  const Sequences all = pairedSequences(log, events, order);
  const std::uint32_t perRow =
      options.edgesPerRow.value_or(usualEdgesPerRow(items, all.values.size()));
  behaviour.popularity =
      popularityCodes(log, events, order.itemOf, m, training.forms.popularityHalfLife);
  addSource(Source::kCoPreference,
            coPreferenceEdges(all, items, m, training.forms.coPreference, executor), perRow,
            behaviour);
  tell(1);
  addSource(Source::kSequence, sequenceEdges(shoppers, items, m, {}, executor), perRow, behaviour);
  tell(2);
  addSource(Source::kNext, nextEdges(shoppers, items, m, training.forms.next, executor), perRow,
            behaviour);
  tell(3);
  const Orders orders = ordersOf(log, events, order.itemOf);
  addSource(Source::kTogether,
            togetherEdges(orders, items, m, training.tellingLeaves, kTogetherDamping, executor),
            perRow, behaviour);
  tell(4);
  return behaviour;
}

Sequences sequencesOf(const EventLog& log, std::span<const std::uint32_t> trainingEvents,
                      const ItemOrder& order) {
  Sequences sequences;
  sequences.ordered = log.ordered;
  std::vector<ItemId> items;
  std::vector<std::size_t> namedBy(order.itemOf.size(), log.shoppers.size());  // [item]
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    items.clear();
    for (const LoggedEvent& event : log.of(s).first(trainingEvents[s])) {
      const ItemId item = order.itemOf[event.product];
      if (!speaksForItem(event.type)) continue;
      if (std::exchange(namedBy[item], s) != s) items.push_back(item);
    }
    sequences.append(items);
  }
  return sequences;
}

std::vector<std::uint32_t> allEvents(const EventLog& log) {
  std::vector<std::uint32_t> counts;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    counts.push_back(static_cast<std::uint32_t>(log.of(s).size()));
  }
  return counts;
}

FusionFit fitted(const Catalog& catalog, const Training& training, const GraphTriples& graph,
                 const Behaviour& past, std::optional<Source> only,
                 const CompanionCases& companions, const ModelOptions& options,
                 Executor& executor) {
  FusionWeights start = shippedWeights(graph.relations, training.forms.ages);
  start.categoriesReplace = !training.tellingLeaves.empty();
  if (only) {
    const auto& forYou = start.scenarios[Scenario::kForYou];
    start.keepOnly(*only, forYou.lambda[*only]);
  }
  const ReopenedModel model =
      reopen(assembled(catalog, training.order, graph, past, start, options));
  FusionFit fit = learnFusion(*model.view, start, training.cases, options.seed, executor);
  fitComplements(*model.view, complementsOf(companions, training.tellingLeaves), options.seed,
                 fit.weights, executor);
  return fit;
}

Model assembled(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                const Behaviour& behaviour, const FusionWeights& fusion,
                const ModelOptions& options) {
  Model model;
  for (const ProductId product : order.productOf) {
    model.itemIds.push_back(catalog.products[product].id);
  }
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

std::vector<FieldColumn> fieldColumns(const Catalog& catalog, const ItemOrder& order,
                                      std::span<const std::string> names) {
  std::vector<FieldColumn> columns;
  for (const std::string& name : names) {
    FieldColumn column{name, {}};
    for (const ProductId product : order.productOf) {
      column.values.push_back(fieldText(catalog, catalog.products[product], name));
    }
    const bool isEmpty = std::all_of(column.values.begin(), column.values.end(),
                                     [](const std::string& value) { return value.empty(); });
    if (!isEmpty) columns.push_back(std::move(column));
  }
  return columns;
}

ReopenedModel reopen(const Model& model) {
  ReopenedModel copy{writeModelSlices(model), nullptr};
  const std::array<std::span<const std::byte>, 2> slices = {copy.slices.engine, copy.slices.fields};
  copy.view = valueOrThrow(openModel(slices));
  return copy;
}

}  // namespace shelfwise
