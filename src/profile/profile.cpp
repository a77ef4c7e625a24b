#include "profile/profile.h"

#include <algorithm>
#include <string>
#include <utility>

namespace shelfwise {

std::uint32_t Profile::track(ItemId item, EventType type, std::int64_t seconds) {
  events_.push_back({++lastSequence_, item, type, seconds});
  dropOld();
  return lastSequence_;
}

bool Profile::remove(std::uint32_t sequence) {
  return std::erase_if(events_,
                       [&](const ProfileEvent& event) { return event.sequence == sequence; }) > 0;
}

void Profile::forget() {
  events_.clear();
  lastSequence_ = 0;
}

Status Profile::restore(std::vector<ProfileEvent> events, std::uint32_t lastSequence) {
  if (lastSequence_ != 0) {
    return Error{ErrorCode::kInvalidArgument, "the profile to be restored is not empty"};
  }
  std::uint32_t previous = 0;
  for (const ProfileEvent& event : events) {
    if (event.sequence <= previous || event.sequence > lastSequence) {
      return Error{ErrorCode::kInvalidArgument, "event " + std::to_string(event.sequence) +
                                                    " follows event " + std::to_string(previous) +
                                                    " of " + std::to_string(lastSequence)};
    }
    previous = event.sequence;
  }
  events_ = std::move(events);
  lastSequence_ = lastSequence;
  dropOld();
  return Done{};
}

void Profile::dropOld() {
  std::erase_if(events_, [&](const ProfileEvent& event) {
    return lastSequence_ - event.sequence >= kMaxAgeSteps;
  });
}

}  // namespace shelfwise
