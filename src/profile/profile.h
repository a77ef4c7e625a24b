// What this device knows of its shopper: the events, and nothing that is not derived from them.
//
// An event's age in steps is lastStep - step: how many later events speak for an item.  What says
// nothing for an item (an impression, a hide) makes no step, so it makes no other event older.
// lastStep is not lowered by a deletion, so deleting one event leaves the age of every other as it
// was; forget() sets it back to 0.  Numbers of events are never given twice, not even after
// forget(): who kept one cannot delete another event with it.
//
// Three lists bound the memory:
//   1. speaking events, until they are kMaxAgeSteps old;
//   2. of all others the last kMaxAgeSteps;
//   3. of what left these lists, the newest purchase, dislike or hide of each item.

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
  std::uint32_t step = 0;  // lastStep once it was tracked
};

// What became of a tracked event.
struct Tracked {
  std::uint32_t sequence;
  std::uint32_t step;
  std::uint32_t dropped;  // the number of the event that was dropped for it; 0 if none was
};

class Profile {
 public:
  // Costs the same however many events there are, but for the finished items when one is added.
  Tracked track(ItemId item, EventType type, std::int64_t seconds);

  // False if there is no event of that number (any more).
  bool remove(std::uint32_t sequence);

  void forget();

  // Fills an empty profile with events of another one, oldest first, and its last number and step.
  // Returns the numbers of those that were dropped because they no longer count.
  // kInvalidArgument if this one has tracked events already, if the numbers do not grow from 1 or
  // more to `lastSequence` or less, or if a step is above `lastStep`.
  Result<std::vector<std::uint32_t>> restore(std::span<const ProfileEvent> events,
                                             std::uint32_t lastSequence, std::uint32_t lastStep);

  // Whether restore() drops an event of that type and step, whatever its item.
  static bool isOutdated(EventType type, std::uint32_t step, std::uint32_t lastStep);

  // All of them, oldest first.
  std::vector<ProfileEvent> events() const;

  // Those that speak for their items and still count, oldest first.
  std::span<const ProfileEvent> speaking() const { return speaking_; }

  // The items that were bought, disliked or hidden, in no order, some of them twice.
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
