#include "base/event_type.h"

#include <array>

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, kEventTypeCount> kNames = {
    "view",     "addToCart", "removeFromCart", "purchase", "search", "select",   "impression",
    "wishlist", "rate",      "like",           "dislike",  "hide",   "category", "home",
};

}  // namespace

bool isAboutItem(EventType type) {
  return type != EventType::kSearch && type != EventType::kCategory && type != EventType::kHome;
}

std::string_view eventTypeName(EventType type) { return kNames[static_cast<std::size_t>(type)]; }

std::optional<EventType> eventTypeFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<EventType>(i);
  }
  return std::nullopt;
}

}  // namespace shelfwise
