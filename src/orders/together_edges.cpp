#include "orders/together_edges.h"

#include <algorithm>

namespace shelfwise {

namespace {

constexpr double kMostSubstitutes = 0.5;

float voteOf(std::uint32_t size) { return 1.0f / static_cast<float>(size - 1); }

}  // namespace

double substituteShare(const Orders& orders, const SubstituteCategories& categories) {
  double substitutes = 0;
  double all = 0;
  for (std::uint32_t o = 0; o < orders.items.count(); ++o) {
    const auto items = orders.items.of(o);
    std::uint64_t same = 0;
    for (std::size_t a = 0; a < items.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b)
        same += categories.areSubstitutes(items[a], items[b]) ? 1 : 0;
    }
    const double vote = 1.0 / (orders.sizes[o] - 1);
    const std::uint64_t pairs = std::uint64_t{items.size()} * (items.size() - 1) / 2;
    substitutes += vote * static_cast<double>(same);
    all += vote * static_cast<double>(pairs);
  }
  return all > 0 ? substitutes / all : 0;
}

SubstituteCategories substituteCategories(const Orders& orders, SubstituteCategories categories) {
  if (substituteShare(orders, categories) >= kMostSubstitutes) return {};
  return categories;
}

PairRows togetherEdges(const Orders& orders, std::uint32_t itemCount, std::uint32_t minSupport,
                       const SubstituteCategories& categories, const CountDamping& damping,
                       Executor& executor) {
  const Occurrences occurrences = occurrencesOf(orders.items, itemCount);
  PairRows together = pairRows(itemCount, minSupport, executor, [&](ItemId row, PairRow& sums) {
    for (const auto& place : occurrences.of(row)) {
      const float vote = voteOf(orders.sizes[place.sequence]);
      for (const ItemId item : orders.items.of(place.sequence)) {
        if (item == row || categories.areSubstitutes(row, item)) continue;
        sums.add(item, vote, orders.shoppers[place.sequence]);
      }
    }
  });
  dampByCounts(occurrences, damping, together.rows);
  return together;
}

}  // namespace shelfwise
