// What a filter can ask of the shopper: `purchased`, `viewed`, `inCart`.

#pragma once

#include <span>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"

namespace shelfwise {

// In no order; an item may come more than once.
struct ShopperState {
  std::vector<ItemId> purchased;
  std::vector<ItemId> viewed;
  std::vector<ItemId> inCart;
};

struct StateEvent {
  ItemId item;
  EventType type;
};

// Of events, oldest first.  An item is in the cart if it was added and since then neither removed
// nor bought.
ShopperState shopperState(std::span<const StateEvent> events);

}  // namespace shelfwise
