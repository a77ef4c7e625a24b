#include "base/event_type.h"

#include <algorithm>

namespace shelfwise {

namespace {

template <class Holds>
constexpr bool everyRow(Holds&& holds) {
  return std::all_of(kEventTypes.begin(), kEventTypes.end(),
                     [&](EventType type) { return holds(type, kEventTypeRows[type]); });
}

static_assert(everyRow([](EventType type, const EventTypeRow& row) { return row.type == type; }),
              "one row for each event type, in the order of the enum");

static_assert(everyRow([](EventType type, const EventTypeRow& row) {
                return !row.name.empty() &&
                       std::none_of(kEventTypes.begin(), kEventTypes.end(), [&](EventType other) {
                         return other != type && eventTypeName(other) == row.name;
                       });
              }),
              "every event type has a name of its own");

static_assert(everyRow([](EventType, const EventTypeRow& row) {
                return row.strength == 0 || row.isAboutItem;
              }),
              "only an event about an item speaks for one");

static_assert(everyRow([](EventType, const EventTypeRow& row) {
                return (row.strength > 0) == (row.shippedWeight > 0);
              }),
              "a type has a weight if it speaks for its item, and else none");

}  // namespace

std::optional<EventType> eventTypeFromName(std::string_view name) {
  for (const EventType type : kEventTypes) {
    if (eventTypeName(type) == name) return type;
  }
  return std::nullopt;
}

}  // namespace shelfwise
