// Recognises event types in the words of logs.

#pragma once

#include <optional>
#include <string_view>

#include "base/event_type.h"

namespace shelfwise {

// Knows the names in base/event_type.h in every usual spelling ("add_to_cart", "Add to cart"), and
// usual English and Chinese words for them ("click", "pv", "buy", "加购").  Nothing for any other
// word.
std::optional<EventType> parseEventType(std::string_view text);

}  // namespace shelfwise
