#include "filter/shopper_state.h"

#include <algorithm>

namespace shelfwise {

ShopperState shopperState(std::span<const StateEvent> events) {
  ShopperState state;
  std::vector<ItemId> settled;  // the latest event about the cart decides
  for (std::size_t i = events.size(); i-- > 0;) {
    const auto [item, type] = events[i];
    if (type == EventType::kView) state.viewed.push_back(item);
    if (type == EventType::kPurchase) state.purchased.push_back(item);
    const bool adds = type == EventType::kAddToCart;
    if (!adds && type != EventType::kRemoveFromCart && type != EventType::kPurchase) continue;
    if (std::find(settled.begin(), settled.end(), item) != settled.end()) continue;
    settled.push_back(item);
    if (adds) state.inCart.push_back(item);
  }
  return state;
}

}  // namespace shelfwise
