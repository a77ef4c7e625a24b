// A history that a page gives in place of the profile, as scoring reads it.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recommend/scored_event.h"

namespace shelfwise {

struct GivenEvent {
  ItemId item;
  EventType type;
  double age;      // since it happened; may be anything
  bool inSeconds;  // else in steps: later events
};

struct GivenHistory {
  std::vector<ScoredEvent> events;       // at most kMaxAgeSteps, in the given order
  std::vector<std::uint32_t> positions;  // of each in the given history
  std::vector<ItemId> finished;          // bought, disliked or hidden by events that are left out
};

// What is not as the model needs it is mended:
// - An age below 0, or that is no number, is 0; a fraction is cut off; beyond 2^52 an age is 2^52.
// - A step counts as a day where a model counts seconds, and where a history has both.
// - Where a model counts steps and an age is in seconds, an age is the number of younger events
// that
//   speak for an item.  Of equal ones the one given later is the younger.
// - Of more than kMaxAgeSteps events the youngest count, of equal ones those given later.  What the
//   others finished stays finished.
GivenHistory mendHistory(std::span<const GivenEvent> events, bool modelInSeconds);

}  // namespace shelfwise
