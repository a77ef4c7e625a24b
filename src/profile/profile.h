// What this device knows of its shopper: the events, and only what is derived from them.
//
// An event's age in steps is lastStep - step: the number of later events that speak for an item.
// Other events (an impression, a hide) make no step, so no event grows older by them.  Deleting an
// event does not lower lastStep, so every other event keeps its age; forget() sets lastStep to 0.
// The number of an event is never given twice, not even after forget().  So whoever kept a number
// cannot delete another event with it.
//
// Three lists bound the memory:
//   1. speaking events, until they are kMaxAgeSteps old;
//   2. of all others the last kMaxAgeSteps;
//   3. of the events that left these lists, the newest purchase, dislike or hide of each item.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"
#include "base/result.h"

namespace shelfwise {

// Events this many steps old, or older, no longer count.
inline constexpr std::uint32_t kMaxAgeSteps = 1024;

struct ProfileEvent {
  std::uint32_t sequence;  // 1, 2, 3, ... in the order of tracking
  ItemId item;
  EventType type;
  std::int64_t seconds;    // since 1970-01-01 UTC
  std::uint32_t step = 0;  // lastStep after it was tracked
};

// The result of tracking an event.
struct Tracked {
  std::uint32_t sequence;
  std::uint32_t step;
  std::uint32_t dropped;  // the number of the last event that was dropped for it; 0 if none was
};

class Profile {
 public:
  // The cost does not grow with the number of events.  Adding a finished item costs O(finished
  // items).
  Tracked track(ItemId item, EventType type, std::int64_t seconds);

  // False if there is no event of that number, or no longer.
  bool remove(std::uint32_t sequence);

  void forget();

  // Fills an empty profile with events of another one, oldest first, and its last number and step.
  // Returns the numbers of the events that were dropped because they no longer count.  Fails with
  // kInvalidArgument if this profile holds events, or if a step is above `lastStep`.
  // The same error if the numbers do not ascend within 1 .. `lastSequence`.
  Result<std::vector<std::uint32_t>> restore(std::span<const ProfileEvent> events,
                                             std::uint32_t lastSequence, std::uint32_t lastStep);

  // All events, oldest first.
  std::vector<ProfileEvent> events() const;

  // The events that speak for their items and still count, oldest first.
  std::span<const ProfileEvent> speaking() const { return speaking_; }

  // The items that were bought, disliked or hidden, in no order; one may come more than once.
  std::vector<ItemId> finishedItems() const;

  std::uint32_t lastSequence() const { return lastSequence_; }
  std::uint32_t lastStep() const { return lastStep_; }

 private:
  std::uint32_t add(const ProfileEvent& event);
  std::uint32_t retire(const ProfileEvent& event);

  std::vector<ProfileEvent> speaking_;  // by number
  std::vector<ProfileEvent> silent_;    // by number
  std::vector<ProfileEvent> finished_;  // by item, one of each
  std::uint32_t lastSequence_ = 0;
  std::uint32_t lastStep_ = 0;
};

}  // namespace shelfwise
