#include "lists/breakdown.h"

#include <algorithm>
#include <numeric>

namespace shelfwise {

std::array<ShopperGroup, 3> shopperGroups(std::span<const RankedCase> cases,
                                          std::span<const double> popularity) {
  std::vector<double> taste;
  for (const RankedCase& c : cases) taste.push_back(meanPopularity(c.history, popularity));
  std::vector<std::uint32_t> order(cases.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return taste[a] != taste[b] ? taste[a] < taste[b] : a < b;
  });
  std::array<ShopperGroup, 3> groups{{{"tail", {}}, {"middle", {}}, {"head", {}}}};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::size_t begin = order.size() * g / groups.size();
    const std::size_t end = order.size() * (g + 1) / groups.size();
    for (std::size_t i = begin; i < end; ++i) groups[g].cases.push_back(order[i]);
    std::sort(groups[g].cases.begin(), groups[g].cases.end());
  }
  return groups;
}

GroupFigures groupFigures(const ShopperGroup& group, std::span<const RankedCase> cases,
                          std::span<const Answer> answers, const ItemTraits& traits) {
  std::vector<Metrics> metrics;
  for (const std::uint32_t number : group.cases) metrics.push_back(answers[number].metrics);
  return {group.name, static_cast<std::uint32_t>(group.cases.size()), meanOf(metrics),
          listFigures(cases, answers, group.cases, traits)};
}

ColdFigures coldFigures(std::uint32_t mostEvents, std::span<const RankedCase> cases,
                        std::span<const Answer> answers, const ItemTraits& traits, std::uint32_t k,
                        std::uint64_t seed) {
  std::vector<Metrics> metrics;
  std::vector<double> ndcg;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    for (std::size_t t = 0; t < cases[c].test.size(); ++t) {
      if (traits.eventCounts[cases[c].test[t]] > mostEvents) continue;
      metrics.push_back(metricsOf(std::span(answers[c].ranks).subspan(t, 1), k));
      ndcg.push_back(metrics.back().ndcg);
    }
  }
  const Metrics mean = meanOf(metrics);
  return {mostEvents, static_cast<std::uint32_t>(metrics.size()), mean.hr, mean.ndcg,
          bootstrapInterval(ndcg, seed)};
}

}  // namespace shelfwise
