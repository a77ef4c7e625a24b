#include "profile/profile.h"

#include <algorithm>
#include <string>

#include "arrays/heap_sort.h"
#include "base/joined_text.h"

namespace shelfwise {

namespace {

Status checkOrder(std::span<const ProfileEvent> events, std::uint32_t lastSequence,
                  std::uint32_t lastStep) {
  std::uint32_t previous = 0;
  for (const ProfileEvent& event : events) {
    if (event.sequence <= previous || event.sequence > lastSequence) {
      return Error{ErrorCode::kInvalidArgument, joined("event ", event.sequence, " follows event ",
                                                       previous, " of ", lastSequence)};
    }
    if (event.step > lastStep) {
      return Error{ErrorCode::kInvalidArgument,
                   joined("step ", event.step, " comes after the last, ", lastStep)};
    }
    previous = event.sequence;
  }
  return Done{};
}

bool isOld(std::uint32_t step, std::uint32_t lastStep) { return lastStep - step >= kMaxAgeSteps; }

bool eraseSequence(std::vector<ProfileEvent>& events, std::uint32_t sequence) {
  return std::erase_if(events,
                       [&](const ProfileEvent& event) { return event.sequence == sequence; }) > 0;
}

}  // namespace

Tracked Profile::track(ItemId item, EventType type, std::int64_t seconds) {
  if (speaksForItem(type)) ++lastStep_;
  const ProfileEvent event{++lastSequence_, item, type, seconds, lastStep_};
  return {event.sequence, event.step, add(event)};
}

bool Profile::remove(std::uint32_t sequence) {
  return eraseSequence(speaking_, sequence) || eraseSequence(silent_, sequence) ||
         eraseSequence(finished_, sequence);
}

void Profile::forget() {
  speaking_.clear();
  silent_.clear();
  finished_.clear();
  lastStep_ = 0;
}

Result<std::vector<std::uint32_t>> Profile::restore(std::span<const ProfileEvent> events,
                                                    std::uint32_t lastSequence,
                                                    std::uint32_t lastStep) {
  if (!speaking_.empty() || !silent_.empty() || !finished_.empty()) {
    return Error{ErrorCode::kInvalidArgument, "the profile to be restored is not empty"};
  }
  const Status ordered = checkOrder(events, lastSequence, lastStep);
  if (!ordered.ok()) return ordered.error();
  lastSequence_ = lastSequence;
  lastStep_ = lastStep;
  std::vector<std::uint32_t> dropped;
  for (const ProfileEvent& event : events) {
    const std::uint32_t number = add(event);
    if (number != 0) dropped.push_back(number);
  }
  return dropped;
}

std::vector<ProfileEvent> Profile::events() const {
  std::vector<ProfileEvent> all = finished_;
  all.insert(all.end(), speaking_.begin(), speaking_.end());
  all.insert(all.end(), silent_.begin(), silent_.end());
  heapSort(all,
           [](const ProfileEvent& a, const ProfileEvent& b) { return a.sequence < b.sequence; });
  return all;
}

std::vector<ItemId> Profile::finishedItems() const {
  std::vector<ItemId> items;
  for (const auto* list : {&speaking_, &silent_, &finished_}) {
    for (const ProfileEvent& event : *list) {
      if (endsInterest(event.type)) items.push_back(event.item);
    }
  }
  return items;
}

// Adds an event to its list.  Returns the number of the event that was dropped, the last one where
// several were of one step; 0 if none was.
std::uint32_t Profile::add(const ProfileEvent& event) {
  const bool speaks = speaksForItem(event.type);
  if (speaks && isOld(event.step, lastStep_)) return retire(event);
  auto& list = speaks ? speaking_ : silent_;
  list.push_back(event);
  std::uint32_t dropped = 0;
  while (list.size() > kMaxAgeSteps || (speaks && isOld(list.front().step, lastStep_))) {
    const ProfileEvent oldest = list.front();
    list.erase(list.begin());
    dropped = retire(oldest);
  }
  return dropped;
}

// Keeps an event that left its list if it finishes its item.  Returns the number of the event that
// was dropped, this one or an older one of its item; 0 if none was.
std::uint32_t Profile::retire(const ProfileEvent& event) {
  if (!endsInterest(event.type)) return event.sequence;
  const auto at =
      std::lower_bound(finished_.begin(), finished_.end(), event.item,
                       [](const ProfileEvent& kept, ItemId item) { return kept.item < item; });
  if (at == finished_.end() || at->item != event.item) {
    finished_.insert(at, event);
    return 0;
  }
  const std::uint32_t older = std::min(at->sequence, event.sequence);
  if (at->sequence < event.sequence) *at = event;
  return older;
}

}  // namespace shelfwise
