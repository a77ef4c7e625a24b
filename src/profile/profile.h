// What this device knows of its shopper: the events, and nothing that is not derived from them.
//
// An event's age in steps is lastSequence - sequence.  lastSequence is not lowered by a deletion,
// so deleting one event leaves the age of every other as it was; forget() sets it back to 0.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"
#include "base/result.h"

namespace shelfwise {

// Events this many steps old, or older, are dropped: they no longer count.
inline constexpr std::uint32_t kMaxAgeSteps = 1024;

struct ProfileEvent {
  std::uint32_t sequence;  // 1, 2, 3, ... in the order of tracking
  ItemId item;
  EventType type;
  std::int64_t seconds;  // since 1970-01-01 UTC
};

class Profile {
 public:
  // Adds an event and returns its sequence number.
  std::uint32_t track(ItemId item, EventType type, std::int64_t seconds);

  // False if there is no event of that number (any more).
  bool remove(std::uint32_t sequence);

  void forget();

  // Fills an empty profile with what events() and lastSequence() told of another one; events that
  // no longer count are dropped.  kInvalidArgument if this one has tracked events already, or if
  // the sequences do not grow from 1 or more to `lastSequence` or less.
  Status restore(std::vector<ProfileEvent> events, std::uint32_t lastSequence);

  // Oldest first.
  std::span<const ProfileEvent> events() const { return events_; }
  std::uint32_t lastSequence() const { return lastSequence_; }

 private:
  void dropOld();

  std::vector<ProfileEvent> events_;
  std::uint32_t lastSequence_ = 0;
};

}  // namespace shelfwise
