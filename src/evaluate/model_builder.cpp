#include "evaluate/model_builder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "base/elementary.h"
#include "evaluate/shipped_weights.h"
#include "train/graph_builder.h"
#include "train/ridge_edges.h"
#include "train/sequences.h"

namespace shelfwise {

namespace {

Status checkInput(const Catalog& catalog, const EventLog& log, const Links& links,
                  const ModelOptions& options) {
  const auto refuse = [](const std::string& what) {
    return Error{ErrorCode::kInvalidArgument, "buildModel: " + what};
  };
  if (catalog.products.empty()) return refuse("the catalogue has no product");
  if (options.minSupport == 0) return refuse("min-support is 0; 1 or more is possible");
  if (options.edgesPerRow == 0 || options.edgesPerRow > kMaxEdgesPerRow) {
    return refuse(std::to_string(options.edgesPerRow) + " edges per row; 1 to " +
                  std::to_string(kMaxEdgesPerRow) + " are possible");
  }
  const auto unknown = [&](std::uint32_t product) { return product >= catalog.products.size(); };
  for (const LoggedEvent& event : log.events) {
    if (unknown(event.product))
      return refuse("an event of product " + std::to_string(event.product));
  }
  for (const Link& link : links.rows) {
    if (unknown(link.from) || unknown(link.to)) return refuse("a link of an unknown product");
  }
  return Done{};
}

// Sequences of shoppers, then of baskets of nobody known, in the numbers of `numberOf`.
Sequences sequencesOf(const EventLog& log, std::span<const ItemId> numberOf) {
  Sequences sequences;
  std::vector<ItemId> items;
  for (std::size_t shopper = 0; shopper < log.shoppers.size(); ++shopper) {
    items.clear();
    for (const LoggedEvent& event : log.of(shopper)) {
      if (speaksForItem(event.type)) items.push_back(numberOf[event.product]);
    }
    sequences.append(items);
  }
  for (const std::vector<std::uint32_t>& basket : log.baskets) {
    items.clear();
    for (const std::uint32_t product : basket) items.push_back(numberOf[product]);
    sequences.append(items);
  }
  return sequences;
}

std::vector<std::uint32_t> shoppersPerProduct(const Catalog& catalog, const EventLog& log) {
  const auto products = static_cast<std::uint32_t>(catalog.products.size());
  std::vector<ItemId> identity(products);
  for (std::uint32_t p = 0; p < products; ++p) identity[p] = p;
  return sequencesWith(occurrencesOf(sequencesOf(log, identity), products));
}

// 255 * log(1 + shoppers) / log(1 + most shoppers); 0 below m shoppers.
std::vector<std::uint8_t> popularityOf(std::span<const std::uint32_t> shoppers,
                                       const ItemOrder& order, std::uint32_t minSupport) {
  const std::uint32_t most = *std::max_element(shoppers.begin(), shoppers.end());
  std::vector<std::uint8_t> popularity;
  for (const std::uint32_t product : order.productOf) {
    const std::uint32_t count = shoppers[product] < minSupport ? 0 : shoppers[product];
    const double share = count == 0 ? 0 : portableLog(1.0 + count) / portableLog(1.0 + most);
    popularity.push_back(static_cast<std::uint8_t>(255 * share + 0.5));
  }
  return popularity;
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

std::string fieldOf(const Product& product, std::string_view name) {
  if (name == "title") return product.title;
  if (name == "brand") return product.brand;
  if (name == "image") return product.image;
  if (name == "url") return product.url;
  return {};
}

}  // namespace

Result<BuiltModel> buildModel(const Catalog& catalog, const EventLog& log, const Links& links,
                              const ModelOptions& options, Executor& executor,
                              const Progress& progress) {
  const Status checked = checkInput(catalog, log, links, options);
  if (!checked.ok()) return checked.error();
  BuiltModel built;
  Model& model = built.model;
  model.minSupport = options.minSupport;

  progress("graph", 0, 1);
  const auto shoppers = shoppersPerProduct(catalog, log);
  const ItemOrder order = itemOrder(catalog, shoppers);
  model.graph = buildGraph(catalog, links, order, model.hubLimit);
  model.popularity = popularityOf(shoppers, order, options.minSupport);
  model.fusion = shippedWeights(model.graph.relations, log.ageKind);

  progress("edges", 0, 1);
  const Sequences sequences = sequencesOf(log, order.itemOf);
  PairRows pairs = sequenceEdges(sequences, model.graph.itemCount, options.minSupport,
                                 SequenceRidge{}, executor);
  normalize(pairs.rows);
  Result<QuantizedEdges> edges = quantizeEdges(pairs.rows, options.edgesPerRow);
  if (!edges.ok()) return edges.error();
  built.summary.edges.push_back(
      {Source::kSequence, edges.value().targets.size(), pairs.belowSupport});
  model.edges.push_back({Source::kSequence, std::move(edges).value()});

  for (const std::uint32_t product : order.productOf) {
    model.itemIds.push_back(catalog.products[product].id);
  }
  for (const std::string& name : options.fields) {
    FieldColumn column{name, {}};
    for (const std::uint32_t product : order.productOf) {
      column.values.push_back(fieldOf(catalog.products[product], name));
    }
    const bool filled = std::any_of(column.values.begin(), column.values.end(),
                                    [](const std::string& value) { return !value.empty(); });
    if (filled) model.fields.push_back(std::move(column));
  }
  progress("edges", 1, 1);
  return built;
}

}  // namespace shelfwise
