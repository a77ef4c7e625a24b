#include "profile/profile.h"

#include <algorithm>

namespace shelfwise {

std::uint32_t Profile::track(ItemId item, EventType type, std::int64_t seconds) {
  events_.push_back({++lastSequence_, item, type, seconds});
  std::erase_if(events_, [&](const ProfileEvent& event) {
    return lastSequence_ - event.sequence >= kMaxAgeSteps;
  });
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

}  // namespace shelfwise
