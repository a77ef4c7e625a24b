#include "base/event_type.h"

namespace shelfwise {

namespace {

constexpr PerEventType<std::string_view> kNames = {{
    "view",
    "addToCart",
    "removeFromCart",
    "purchase",
    "search",
    "select",
    "impression",
    "wishlist",
    "rate",
    "like",
    "dislike",
    "hide",
    "category",
    "home",
}};

}  // namespace

bool isAboutItem(EventType type) {
  return type != EventType::kSearch && type != EventType::kCategory && type != EventType::kHome;
}

std::string_view eventTypeName(EventType type) { return kNames[type]; }

std::optional<EventType> eventTypeFromName(std::string_view name) {
  for (const EventType type : kEventTypes) {
    if (kNames[type] == name) return type;
  }
  return std::nullopt;
}

}  // namespace shelfwise
