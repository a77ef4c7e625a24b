// A shop's event log after reading: what every shopper did, oldest first.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"

namespace shelfwise {

// The unit of an event's age: seconds, or steps (the number of later events of the same shopper).
enum class AgeKind : std::uint8_t { kSteps, kSeconds };

inline constexpr std::uint32_t kNoOrder = 0xFFFF'FFFF;

// The part of a given split that a row belongs to; kNone where the file has no such column.
enum class Part : std::uint8_t { kNone, kTrain, kValidation, kTest };

struct LoggedEvent {
  ProductId product;
  EventType type = EventType::kPurchase;
  Part part = Part::kNone;
  std::uint32_t order = kNoOrder;  // rows of one order share a number
  std::int64_t time = 0;  // seconds since 1970-01-01 UTC if ageKind is kSeconds, else a position
  float quantity = 1;     // pieces, > 0
};

// The events of shopper s are events[offsets[s]] .. events[offsets[s + 1] - 1], oldest first.
// Equal times keep file order.
struct EventLog {
  std::vector<std::string> shoppers;  // ids, in order of first appearance
  std::vector<std::size_t> offsets;   // shoppers.size() + 1 entries, starts with 0
  std::vector<LoggedEvent> events;
  AgeKind ageKind = AgeKind::kSteps;

  // Whether the rows gave times or positions.  Otherwise events are in file order, which may mean
  // nothing.
  bool ordered = false;

  // Baskets: orders without a shopper id, in file order.  Distinct products of each, ascending.
  std::vector<std::vector<ProductId>> baskets;

  std::span<const LoggedEvent> of(std::size_t shopper) const {
    return std::span(events).subspan(offsets[shopper], offsets[shopper + 1] - offsets[shopper]);
  }
};

// The start of the log's last 30 days, or of its last tenth where that is shorter.  0 without
// events.
std::int64_t startOfLatest(const EventLog& log);

// Builds a log from events that are added in file order.
class EventLogBuilder {
 public:
  // The number of an order, dense and in order of first appearance.
  std::uint32_t order(std::string_view id);

  void add(std::string_view shopper, const LoggedEvent& event);

  // Adds a row without a shopper id to the basket of its order.  Requires event.order to be an
  // order.
  void addToBasket(const LoggedEvent& event);

  // The number of events added with add().  It is the next event's position where a file has
  // neither time nor position.
  std::int64_t count() const { return static_cast<std::int64_t>(rows_.size()); }

  EventLog finish(AgeKind ageKind);

 private:
  struct ShopperEvent {
    std::uint32_t shopper;
    LoggedEvent event;
  };

  void placeByShopper();
  void sortByTime(std::size_t shopper);
  void fillBaskets();

  EventLog log_;
  std::unordered_map<std::string, std::uint32_t> shoppers_;  // for look-up only
  std::unordered_map<std::string, std::uint32_t> orders_;    // for look-up only
  std::vector<ShopperEvent> rows_;
  std::vector<std::pair<std::uint32_t, ProductId>> basketRows_;  // order, product
};

}  // namespace shelfwise
