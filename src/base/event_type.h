// What a shopper can do, in the words that shops already use.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/enum_array.h"

namespace shelfwise {

enum class EventType : std::uint8_t {
  kView,
  kAddToCart,
  kRemoveFromCart,
  kPurchase,
  kSearch,
  kSelect,
  kImpression,
  kWishlist,
  kRate,
  kLike,
  kDislike,
  kHide,
  kCategory,
  kHome,
};

inline constexpr std::size_t kEventTypeCount = 14;
inline constexpr auto kEventTypes = enumValues<EventType, kEventTypeCount>();

template <class T>
using PerEventType = EnumArray<EventType, T, kEventTypeCount>;

// Whether such an event is about one item: all but searches and the pages of categories and home.
bool isAboutItem(EventType type);

// "view", "addToCart", ... : the spelling of the event log, the npm package and the docs.
std::string_view eventTypeName(EventType type);

// The inverse of eventTypeName; nothing for any other word.
std::optional<EventType> eventTypeFromName(std::string_view name);

}  // namespace shelfwise
