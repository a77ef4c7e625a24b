// What lists of recommendations are like beyond their hits.
//
//   coverage    items that are in any list / all items ("catalogue coverage", Ge,
//               Delgado-Battenfeld and Jannach 2010)
//   gini        how unequally the lists' places are given to the n items (Fleder and Hosanagar
//               2009); with x_1 <= ... <= x_n, how often each item is listed:
//                 sum over i of (2 i - n - 1) x_i / (n * sum of x_i)
//               0: all as often; (n - 1) / n: one item has every place
//   popularity  mean percentile, by training events, of a list's items; beside it that of the
//               shopper's history (the calibration of popularity, Abdollahpouri et al. 2019)
//   diversity   1 - the mean over a list's pairs of items of |A and B| / |A or B|, of their facts
//               in the knowledge graph (intra-list diversity, Ziegler et al. 2005, Jaccard's
//               index); of two items without facts: 1
//   divergence  Kullback and Leibler's divergence of the list's mix of leaf categories from the
//               history's (miscalibration, Steck 2018).  An item in several categories counts in
//               each of them by an equal share; p and q are the means over the items that have one:
//                 sum over c of p(c) ln(p(c) / ((1 - a) q(c) + a p(c))),   a = 0.01
//               0: the same mix; ln(100) = 4.61: nothing in common
//
// A history counts each of its items once.  All but coverage and gini are means over shoppers: of
// those with a list, with two listed items, or with a category on both sides.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/ids.h"
#include "lists/item_traits.h"
#include "rank/ranking.h"

namespace shelfwise {

struct ListFigures {
  double length = 0;    // items of a list
  double coverage = 0;  // in [0, 1]
  double gini = 0;      // in [0, 1); 0 if nothing is listed
  double popularity = 0;
  double historyPopularity = 0;
  std::optional<double> diversity;   // in [0, 1]; none without facts or lists of two items
  std::optional<double> divergence;  // in [0, 4.61]; none without categories
};

// The figures of the cases with these numbers.  Requires one answer per case, and items of
// `traits`.
ListFigures listFigures(std::span<const RankedCase> cases, std::span<const Answer> answers,
                        std::span<const std::uint32_t> numbers, const ItemTraits& traits);

// The parts, of one shopper or of all lists.

// `listed` is [items], how often each is listed.  Both are 0 without items.
double coverageOf(std::span<const std::uint32_t> listed);
double giniIndex(std::vector<std::uint32_t> listed);

// 0 without items.
double meanPopularity(std::span<const ItemId> items, std::span<const double> popularity);

// Nothing for fewer than two items.
std::optional<double> listDiversity(std::span<const ItemId> list,
                                    std::span<const std::vector<EntityId>> facts);

// Nothing if the history or the list has no category.
std::optional<double> categoryDivergence(std::span<const ItemId> history,
                                         std::span<const ItemId> list,
                                         std::span<const std::vector<std::uint32_t>> categories);

}  // namespace shelfwise
