// Figures of a model by group: shoppers by the popularity of their histories, and rare items.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lists/item_traits.h"
#include "lists/list_metrics.h"
#include "rank/metrics.h"
#include "rank/ranking.h"

namespace shelfwise {

// A third of the shoppers, by the mean popularity of their histories' items (Abdollahpouri et al.
// 2019): "tail" for the least popular histories, then "middle" and "head".
struct ShopperGroup {
  std::string name;
  std::vector<std::uint32_t> cases;  // their numbers, ascending
};

// Equal means keep the order of cases.  If the cases do not divide by three, the later groups are
// larger.
std::array<ShopperGroup, 3> shopperGroups(std::span<const RankedCase> cases,
                                          std::span<const double> popularity);

struct GroupFigures {
  std::string name;
  std::uint32_t shoppers = 0;
  Metrics metrics;
  ListFigures lists;
};
GroupFigures groupFigures(const ShopperGroup& group, std::span<const RankedCase> cases,
                          std::span<const Answer> answers, const ItemTraits& traits);

// Figures of targets with few or no training events.  Each test item with at most `mostEvents`
// training events is a case of its own, ranked among all candidates.
struct ColdFigures {
  std::uint32_t mostEvents = 0;
  std::uint32_t cases = 0;  // the figures below are 0 if there is none
  double hr = 0;
  double ndcg = 0;
  Interval ci95;  // of ndcg
};
ColdFigures coldFigures(std::uint32_t mostEvents, std::span<const RankedCase> cases,
                        std::span<const Answer> answers, const ItemTraits& traits, std::uint32_t k,
                        std::uint64_t seed);

}  // namespace shelfwise
