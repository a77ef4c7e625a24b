#include "rank/held_out.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "train/sequences.h"

namespace shelfwise {

namespace {

// An event type counts if this many shoppers, or a fifth of them, have such an event.
constexpr std::size_t kEnoughShoppers = 1000;
constexpr std::size_t kShareOfShoppers = 5;

// An item is no longer new to a shopper who met it more than this many events before.
constexpr std::size_t kLongestApproach = 10;

// The strongest event type that enough shoppers have; kView without one.
EventType strongestType(const EventLog& log) {
  PerEventType<std::size_t> shoppersWith{};
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    PerEventType<bool> seen{};
    for (const LoggedEvent& event : log.of(s)) seen[event.type] = true;
    for (const EventType type : kEventTypes) shoppersWith[type] += seen[type] ? 1 : 0;
  }
  const std::size_t enough =
      std::clamp<std::size_t>(log.shoppers.size() / kShareOfShoppers, 1, kEnoughShoppers);
  EventType strongest = EventType::kView;
  std::uint8_t most = 0;
  for (const EventType type : kEventTypes) {
    const std::uint8_t strength = kEventTypeRows[type].strength;
    if (shoppersWith[type] < enough || strength <= most) continue;
    strongest = type;
    most = strength;
  }
  return strongest;
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

// The number of events that came before the one at `from`.
std::size_t eventsBefore(std::span<const LoggedEvent> events, std::size_t from, bool byInstant) {
  while (byInstant && from > 0 && events[from - 1].time == events[from].time) --from;
  return from;
}

// How many of a shopper's events are for training, came before the held-out one, and are logged
// before it.  Without a held-out event, all are for training and none came before.
struct HistoryParts {
  std::size_t training;
  std::size_t before;
  std::size_t logged;
};

HistoryParts historyParts(std::span<const LoggedEvent> events, EventType type, bool byInstant) {
  const auto from = heldOutFrom(events, type);
  const std::size_t before = from ? eventsBefore(events, *from, byInstant) : 0;
  if (before == 0) return {events.size(), 0, events.size()};
  return {std::max<std::size_t>(eventsBefore(events, before - 1, byInstant), 1), before, *from};
}

// The products asked for, of the order that the held-out event ends.
std::vector<ProductId> askedProducts(std::span<const LoggedEvent> events, const HistoryParts& parts,
                                     EventType type) {
  std::set<ProductId> known;
  for (const LoggedEvent& event : events.first(parts.before)) known.insert(event.product);
  std::vector<ProductId> asked;
  for (std::size_t e = parts.logged + 1; e-- > parts.before && asked.size() < kMostOfAnOrder;) {
    const bool speaks = e == parts.logged || events[e].type == type;
    if (speaks && known.insert(events[e].product).second) asked.push_back(events[e].product);
  }
  return asked;
}

HeldOut holdOut(const EventLog& log, EventType type, bool byInstant) {
  HeldOut heldOut;
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    std::span<const LoggedEvent> events = log.of(s);
    if (events.size() > kLongestHistory) events = events.last(kLongestHistory);
    const auto skipped = static_cast<std::uint32_t>(log.of(s).size() - events.size());
    const HistoryParts parts = historyParts(events, type, byInstant);
    heldOut.countsBefore.push_back(skipped + static_cast<std::uint32_t>(parts.logged));
    heldOut.trainingCounts.push_back(skipped + static_cast<std::uint32_t>(parts.training));
    if (parts.before == 0) continue;
    const auto history = skipped + static_cast<std::uint32_t>(parts.before);
    for (const ProductId product : askedProducts(events, parts, type)) {
      heldOut.cases.push_back({s, product, events[parts.logged].time, history});
    }
  }
  return heldOut;
}

std::size_t shoppersAskedAbout(const HeldOut& heldOut) {
  std::size_t shoppers = 0;
  for (std::size_t c = 0; c < heldOut.cases.size(); ++c) {
    const bool isSame = c > 0 && heldOut.cases[c - 1].shopper == heldOut.cases[c].shopper;
    shoppers += isSame ? 0 : 1;
  }
  return shoppers;
}

}  // namespace

HeldOut holdOut(const EventLog& log) {
  const EventType type = strongestType(log);
  if (log.ageKind == AgeKind::kSeconds) {
    HeldOut returns = holdOut(log, type, /*byInstant=*/true);
    if (shoppersAskedAbout(returns) >= kLeastCases) return returns;
  }
  return holdOut(log, type, /*byInstant=*/false);
}

}  // namespace shelfwise
