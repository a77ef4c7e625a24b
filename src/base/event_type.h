// The event types: what a shopper can do, in the words that shops use.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "arrays/enum_array.h"

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

struct EventTypeRow {
  EventType type;
  std::string_view name;  // in the event log, the npm package and the docs
  bool isAboutItem;       // false: a search, or a page of a category or of the shop
  bool endsInterest;      // the shopper needs no more recommendations of the item

  // How strongly the event shows that the shopper wants its item; 0 if it does not.  Held-out
  // events are of the strongest type that a log has enough of.
  std::uint8_t strength;
  float shippedWeight;  // the type's weight where no weights are learned
};

// All properties of the event types.  Their order is part of the slice format.
inline constexpr PerEventType<EventTypeRow> kEventTypeRows = {{{
    // type, name, is about an item, ends the interest in it, strength, shipped weight
    {EventType::kView, "view", true, false, 1, 0.7f},
    {EventType::kAddToCart, "addToCart", true, false, 6, 1.0f},
    {EventType::kRemoveFromCart, "removeFromCart", true, false, 0, 0.0f},
    {EventType::kPurchase, "purchase", true, true, 7, 1.0f},
    {EventType::kSearch, "search", false, false, 0, 0.0f},
    {EventType::kSelect, "select", true, false, 2, 0.7f},
    {EventType::kImpression, "impression", true, false, 0, 0.0f},
    {EventType::kWishlist, "wishlist", true, false, 3, 1.0f},
    {EventType::kRate, "rate", true, false, 5, 0.7f},
    {EventType::kLike, "like", true, false, 4, 1.0f},
    {EventType::kDislike, "dislike", true, true, 0, 0.0f},
    {EventType::kHide, "hide", true, true, 0, 0.0f},
    {EventType::kCategory, "category", false, false, 0, 0.0f},
    {EventType::kHome, "home", false, false, 0, 0.0f},
}}};

// "view", "addToCart", ...
constexpr std::string_view eventTypeName(EventType type) { return kEventTypeRows[type].name; }

constexpr bool isAboutItem(EventType type) { return kEventTypeRows[type].isAboutItem; }

// Whether such an event shows that the shopper wants its item.
constexpr bool speaksForItem(EventType type) { return kEventTypeRows[type].strength > 0; }

// Whether the item is not recommended after such an event.
constexpr bool endsInterest(EventType type) { return kEventTypeRows[type].endsInterest; }

// The inverse of eventTypeName; nothing for any other word.
std::optional<EventType> eventTypeFromName(std::string_view name);

}  // namespace shelfwise
