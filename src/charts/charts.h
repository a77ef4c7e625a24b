// The charts of a shop, from its log.
//
// A code says something of an item only if at least `minSupport` distinct shoppers stand behind it.
// A basket counts as a shopper, but has no time.  The clock is the log's last time.
//
// bestSellers, mostViewed: 255 * log(1 + n) / log(1 + most), rounded, of the n shoppers who bought
//   the item, or viewed or selected it.
//
// trending: a shopper of an item weighs 2^-(age of the last event / half-life).  The half-life is 7
//   days, or a quarter of the log where that is shorter.  With w the sum for an item, n its
//   shoppers, and W and N the sums of all items, it would usually have u = n W / N.  It trends by
//   (w - u) / sqrt(u + 1), 255 for the largest.  The support counts the shoppers of the last two
//   half-lives.
//
// newArrivals: an item arrives on the day on which its shopper number `minSupport` meets it.  It is
//   new for 90 days, or for a quarter of the log where that is shorter: 255 on the last day of the
//   log, and less by equal steps.

#pragma once

#include <cstdint>

#include "base/per_product.h"
#include "ingest/event_log.h"
#include "sections/chart_section.h"

namespace shelfwise {

// A chart is empty where no item can be on it.  Best sellers and most viewed items are if none has
// the support.  The other two are if times are no seconds, or if the log is shorter than 4 seconds
// (for trending) or 4 days.  Requires a support of at least 1.
ChartCodes chartsOf(const EventLog& log, const PerProduct<ItemId>& itemOf,
                    std::uint32_t minSupport);

}  // namespace shelfwise
