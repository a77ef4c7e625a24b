#include "lists/item_traits.h"

#include <algorithm>
#include <utility>

namespace shelfwise {

namespace {

std::vector<std::vector<EntityId>> factsOf(const GraphTriples& graph) {
  std::vector<std::vector<EntityId>> facts(graph.itemCount);
  for (const Triple& triple : graph.triples) {
    if (triple.tail >= graph.itemCount) facts[triple.head].push_back(triple.tail);
  }
  for (auto& row : facts) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return facts;
}

}  // namespace

ItemTraits itemTraits(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                      std::vector<std::uint32_t> eventCounts) {
  ItemTraits traits;
  traits.popularity = percentilesOf(eventCounts);
  traits.eventCounts = std::move(eventCounts);
  traits.facts = factsOf(graph);
  traits.categories = leafCategories(catalog, order);
  return traits;
}

std::vector<double> percentilesOf(std::span<const std::uint32_t> values) {
  std::vector<std::uint32_t> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> percentiles;
  for (const std::uint32_t value : values) {
    const auto [begin, end] = std::equal_range(sorted.begin(), sorted.end(), value);
    const auto doubled = (begin - sorted.begin()) + (end - sorted.begin());
    percentiles.push_back(static_cast<double>(doubled) / (2 * static_cast<double>(sorted.size())));
  }
  return percentiles;
}

}  // namespace shelfwise
