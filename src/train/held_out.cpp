#include "train/held_out.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "train/sequences.h"

namespace shelfwise {

namespace {

constexpr std::array kStrongestFirst = {
    EventType::kPurchase, EventType::kAddToCart, EventType::kRate, EventType::kLike,
    EventType::kWishlist, EventType::kSelect,    EventType::kView,
};

// A type counts where this many shoppers, or a fifth of them, show it.
constexpr std::size_t kEnoughShoppers = 1000;
constexpr std::size_t kShareOfShoppers = 5;

// An item that the shopper met earlier than this many events before is not new any more.
constexpr std::size_t kLongestApproach = 10;

EventType strongestType(const EventLog& log) {
  std::array<std::size_t, kEventTypeCount> shoppersWith{};
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    std::array<bool, kEventTypeCount> seen{};
    for (const LoggedEvent& event : log.of(s)) seen[static_cast<std::size_t>(event.type)] = true;
    for (std::size_t t = 0; t < kEventTypeCount; ++t) shoppersWith[t] += seen[t] ? 1 : 0;
  }
  const std::size_t enough =
      std::clamp<std::size_t>(log.shoppers.size() / kShareOfShoppers, 1, kEnoughShoppers);
  for (const EventType type : kStrongestFirst) {
    if (shoppersWith[static_cast<std::size_t>(type)] >= enough) return type;
  }
  return EventType::kView;
}

// Where the item of the held-out event first occurs; nothing if no event qualifies.
std::optional<std::size_t> heldOutFrom(std::span<const LoggedEvent> events, EventType type) {
  for (std::size_t last = events.size(); last-- > 1;) {
    if (events[last].type != type) continue;
    const auto first = std::find_if(events.begin(), events.end(), [&](const LoggedEvent& event) {
      return event.product == events[last].product;
    });
    const auto from = static_cast<std::size_t>(first - events.begin());
    if (from > 0 && last - from <= kLongestApproach) return from;
  }
  return std::nullopt;
}

// How many events came before the one at `from`.
std::size_t eventsBefore(std::span<const LoggedEvent> events, std::size_t from, bool byInstant) {
  while (byInstant && from > 0 && events[from - 1].time == events[from].time) --from;
  return from;
}

HeldOut holdOut(const EventLog& log, EventType type, bool byInstant) {
  HeldOut heldOut;
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    std::span<const LoggedEvent> events = log.of(s);
    if (events.size() > kLongestHistory) events = events.last(kLongestHistory);
    const auto skipped = static_cast<std::uint32_t>(log.of(s).size() - events.size());
    std::size_t kept = events.size();
    std::size_t trained = events.size();
    if (const auto from = heldOutFrom(events, type)) {
      const std::size_t before = eventsBefore(events, *from, byInstant);
      if (before > 0) {
        kept = *from;
        trained = std::max<std::size_t>(eventsBefore(events, before - 1, byInstant), 1);
        heldOut.cases.push_back({s, events[kept].product, events[kept].time,
                                 skipped + static_cast<std::uint32_t>(before)});
      }
    }
    heldOut.eventsBefore.push_back(skipped + static_cast<std::uint32_t>(kept));
    heldOut.trainingEvents.push_back(skipped + static_cast<std::uint32_t>(trained));
  }
  return heldOut;
}

}  // namespace

HeldOut holdOut(const EventLog& log) {
  const EventType type = strongestType(log);
  if (log.ageKind == AgeKind::kSeconds) {
    HeldOut returns = holdOut(log, type, /*byInstant=*/true);
    if (returns.cases.size() >= kLeastCases) return returns;
  }
  return holdOut(log, type, /*byInstant=*/false);
}

}  // namespace shelfwise
