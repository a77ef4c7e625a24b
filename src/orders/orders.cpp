#include "orders/orders.h"

#include <algorithm>
#include <map>

namespace shelfwise {

namespace {

bool isOrdered(const LoggedEvent& event) {
  return event.type == EventType::kPurchase && event.order != kNoOrder;
}

// Appends one order after the other.
class OrderList {
 public:
  explicit OrderList(const PerProduct<ItemId>& itemOf)
      : itemOf_(itemOf), lastOrder_(itemOf.size()) {}

  void add(ProductId product) {
    if (lastOrder_[product] == number_) return;
    lastOrder_[product] = number_;
    products_.push_back(product);
  }

  // Ends the order.
  void close(std::uint32_t shopper) {
    if (products_.size() >= 2) {
      items_.clear();
      const std::size_t kept = std::min(products_.size(), kLargestOrder);
      for (std::size_t i = 0; i < kept; ++i) items_.push_back(itemOf_[products_[i]]);
      orders_.items.append(items_);
      orders_.sizes.push_back(static_cast<std::uint32_t>(products_.size()));
      orders_.shoppers.push_back(shopper);
    }
    if (products_.size() == 1) ++orders_.single;
    products_.clear();
    ++number_;
  }

  Orders take() && { return std::move(orders_); }

 private:
  const PerProduct<ItemId>& itemOf_;
  PerProduct<std::uint64_t> lastOrder_;  // number of the last order with it, or 0
  std::uint64_t number_ = 1;
  std::vector<ProductId> products_;
  std::vector<ItemId> items_;
  Orders orders_;
};

}  // namespace

OrderRule::OrderRule(const EventLog& log) {
  if (!log.baskets.empty() || std::any_of(log.events.begin(), log.events.end(), isOrdered)) {
    kind_ = Kind::kById;
  } else if (log.ageKind == AgeKind::kSeconds) {
    kind_ = Kind::kByTime;
  }
}

std::vector<std::uint32_t> OrderRule::ordersOf(std::span<const LoggedEvent> events) const {
  std::vector<std::uint32_t> orders(events.size(), kNoOrder);
  std::map<std::uint32_t, std::uint32_t> numbers;
  std::uint32_t count = 0;
  std::int64_t end = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const LoggedEvent& event = events[i];
    if (kind_ == Kind::kById && isOrdered(event)) {
      const auto next = static_cast<std::uint32_t>(numbers.size());
      orders[i] = numbers.try_emplace(event.order, next).first->second;
    } else if (kind_ == Kind::kByTime && event.type == EventType::kPurchase) {
      if (count == 0 || event.time >= end) {
        ++count;
        end = event.time + kOrderWindow;
      }
      orders[i] = count - 1;
    }
  }
  return orders;
}

Orders ordersOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                const PerProduct<ItemId>& itemOf) {
  const OrderRule rule(log);
  OrderList list(itemOf);
  std::vector<std::vector<ProductId>> lines;  // products of each of a shopper's orders
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    const auto known = log.of(s).first(eventCounts[s]);
    const std::vector<std::uint32_t> orders = rule.ordersOf(known);
    lines.clear();
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (orders[i] == kNoOrder) continue;
      if (orders[i] >= lines.size()) lines.resize(orders[i] + 1);
      lines[orders[i]].push_back(known[i].product);
    }
    for (const auto& order : lines) {
      for (const ProductId product : order) list.add(product);
      list.close(s);
    }
  }
  auto nobody = static_cast<std::uint32_t>(log.shoppers.size());
  for (const auto& basket : log.baskets) {
    for (const ProductId product : basket) list.add(product);
    list.close(nobody++);
  }
  return std::move(list).take();
}

}  // namespace shelfwise
