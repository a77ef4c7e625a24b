// B: what is bought together.
//
//   F[i -> j] = sum over orders with both of 1 / (size - 1)  /  (count_i^.7 * count_j^.3 + 10)
//
// An order gives each of its products one vote in all, so a small order says more of its pairs than
// a large one; count_i is the number of orders with i, those of a single product left out.
//
// Two products that replace one another (kg/substitutes.h) make no edge.  Where at least half of
// the votes would go to such pairs, the categories of this shop do not tell what replaces what, and
// no pair is left out.

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

// `categories`, or none where at least half of the votes go to substitutes.
SubstituteCategories substituteCategories(const Orders& orders, SubstituteCategories categories);

// Leaves out substitutes by `categories`.
PairRows togetherEdges(const Orders& orders, std::uint32_t itemCount, std::uint32_t minSupport,
                       const SubstituteCategories& categories, const CountDamping& damping,
                       Executor& executor);

}  // namespace shelfwise
