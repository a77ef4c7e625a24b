// Event types, however logs write them.

#pragma once

#include <optional>
#include <string_view>

#include "base/event_type.h"

namespace shelfwise {

// The event types of base/event_type.h however they are written ("add_to_cart", "Add to cart"), and
// usual words for them, English and Chinese ("click", "pv", "buy", "加购").
std::optional<EventType> parseEventType(std::string_view text);

}  // namespace shelfwise
