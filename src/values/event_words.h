// Recognises event types in the words of logs.

#pragma once

#include <optional>
#include <string_view>

#include "base/event_type.h"

namespace shelfwise {

// Knows the names in base/event_type.h in every usual spelling ("add_to_cart", "Add to cart").
// Knows usual words for them in English, Chinese, German, French and Spanish ("click", "pv",
// "加购").  Knows the standard words of GA4, Universal Analytics, Segment and RudderStack, Google
// Retail, Algolia Insights, Matomo, Snowplow, Shopify, Meta and Klaviyo.  Nothing for any other
// word.
std::optional<EventType> parseEventType(std::string_view text);

// Whether `text` is a standard word of these systems for something that no product needs:
// "session_start", "scroll", "begin_checkout", "Order Refunded".  Never true where parseEventType()
// knows a type.
bool isSetAsideWord(std::string_view text);

}  // namespace shelfwise
