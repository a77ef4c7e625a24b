#include "shelf/given_history.h"

#include <algorithm>
#include <numeric>

#include "profile/profile.h"

namespace shelfwise {

namespace {

constexpr double kSecondsOfStep = 86'400;
constexpr double kOldest = 4'503'599'627'370'496;  // 2^52

std::uint64_t wholeAge(double age) {
  if (!(age > 0)) return 0;
  return static_cast<std::uint64_t>(std::min(age, kOldest));
}

std::vector<std::uint64_t> agesOf(std::span<const GivenEvent> events, bool allInSteps) {
  std::vector<std::uint64_t> ages;
  for (const GivenEvent& event : events) {
    const double unit = event.inSeconds || allInSteps ? 1 : kSecondsOfStep;
    ages.push_back(wholeAge(event.age * unit));
  }
  return ages;
}

}  // namespace

GivenHistory mendHistory(std::span<const GivenEvent> events, bool modelInSeconds) {
  const bool anyInSeconds = std::any_of(events.begin(), events.end(),
                                        [](const GivenEvent& event) { return event.inSeconds; });
  std::vector<std::uint64_t> ages = agesOf(events, !modelInSeconds && !anyInSeconds);
  std::vector<std::uint32_t> order(events.size());  // youngest first
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return ages[a] != ages[b] ? ages[a] < ages[b] : a > b;
  });
  if (!modelInSeconds && anyInSeconds) {
    std::uint64_t younger = 0;
    for (const std::uint32_t i : order) {
      ages[i] = younger;
      if (speaksForItem(events[i].type)) ++younger;
    }
  }
  GivenHistory history;
  const std::size_t kept = std::min<std::size_t>(order.size(), kMaxAgeSteps);
  for (std::size_t i = kept; i < order.size(); ++i) {
    const GivenEvent& event = events[order[i]];
    if (endsInterest(event.type)) history.finished.push_back(event.item);
  }
  order.resize(kept);
  std::sort(order.begin(), order.end());
  for (const std::uint32_t i : order) {
    history.events.push_back({events[i].item, events[i].type, ages[i]});
    history.positions.push_back(i);
  }
  return history;
}

}  // namespace shelfwise
