// Edges of source together: products bought in one order.
//
//   F[i -> j] = sum over orders with both of 1 / (size - 1)  /  (count_i^.7 * count_j^.3 + 10)
//
// An order gives each of its products one vote in all, so a pair of a small order counts more than
// a pair of a large one.  The number of orders with i is count_i; orders of a single product are
// left out.
//
// Two products that replace one another (kg/substitutes.h) get no edge.  Where at least half of the
// votes would go to such pairs, the shop's categories do not tell substitutes.  Then no pair is
// left out.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "orders/orders.h"
#include "orders/substitute_categories.h"
#include "train/pair_rows.h"

namespace shelfwise {

inline constexpr CountDamping kTogetherDamping{.shrink = 10};

// The share of the orders' votes that go to substitutes; 0 without orders.
double substituteShare(const Orders& orders, const SubstituteCategories& categories);

// `categories`, or empty ones where at least half of the votes go to substitutes.
SubstituteCategories substituteCategories(const Orders& orders, SubstituteCategories categories);

// The edges, without pairs of substitutes by `categories`.
PairRows togetherEdges(const Orders& orders, std::uint32_t itemCount, std::uint32_t minSupport,
                       const SubstituteCategories& categories, const CountDamping& damping,
                       Executor& executor);

}  // namespace shelfwise
