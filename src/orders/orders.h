// Orders: the products that were bought together.
//
// - Where the log has order ids, the purchases of one shopper with one id are an order.  So is
//   every basket, which is an order without a shopper id.
// - Where it has no order ids but times, a shopper's purchases less than a day after the first of
//   them are an order.
// - Where it has neither, there are no orders.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/per_product.h"
#include "ingest/event_log.h"
#include "train/sequences.h"

namespace shelfwise {

inline constexpr std::int64_t kOrderWindow = 86'400;  // seconds

// Of a larger order only the first products make pairs, so that the work stays linear.
inline constexpr std::size_t kLargestOrder = 500;

// How a log tells which purchases are one order.
class OrderRule {
 public:
  explicit OrderRule(const EventLog& log);

  // The number of the order of each of a shopper's events, from 0 in order of the first purchases;
  // kNoOrder for an event of no order.  The orders of earlier events do not depend on later events.
  std::vector<std::uint32_t> ordersOf(std::span<const LoggedEvent> events) const;

 private:
  enum class Kind : std::uint8_t { kById, kByTime, kNone };
  Kind kind_ = Kind::kNone;
};

// Orders of two or more products, those of one shopper one after the other.
struct Orders {
  Sequences items;                      // distinct, at most kLargestOrder
  std::vector<std::uint32_t> sizes;     // [orders] products, also beyond kLargestOrder
  std::vector<std::uint32_t> shoppers;  // [orders]; baskets without a shopper id: one each
  std::uint64_t single = 0;             // orders of one product, which are not among these
};

// Of every shopper's first eventCounts[shopper] events, and of the log's baskets.
Orders ordersOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                const PerProduct<ItemId>& itemOf);

}  // namespace shelfwise
