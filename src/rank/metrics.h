// Ranking metrics of one shopper, and their means over many shoppers.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

struct Metrics {
  double hr = 0;      // 1 if a test item is among the first k
  double ndcg = 0;    // sum of 1 / log2(rank + 1) over test items of rank <= k, / the best possible
  double recall = 0;  // test items of rank <= k / test items
  double mrr = 0;     // 1 / rank of the first test item, 0 beyond k
};

// A 95 % interval by bootstrap over shoppers.
struct Interval {
  double low = 0;
  double high = 0;
};

// The rank of `target` among the candidates, from 1.  Items with equal scores share their mean
// rank, which may be a half.  An item of `history` (ascending) is no candidate.
double rankOf(std::span<const float> scores, std::span<const ItemId> history, ItemId target);

// The metrics of one shopper from the ranks of the test items, at cut-off k.  The best possible
// list holds min(ranks.size(), k) test items first.  Requires ranks not empty and k >= 1.
Metrics metricsOf(std::span<const double> ranks, std::uint32_t k);

// The means over all shoppers.
Metrics meanOf(std::span<const Metrics> shoppers);

// The 95 % interval of the mean of `values` by the percentile bootstrap: 1,000 samples of as many
// shoppers, drawn with replacement by the seed.  An empty sample gives {0, 0}.
Interval bootstrapInterval(std::span<const double> values, std::uint64_t seed);

}  // namespace shelfwise
