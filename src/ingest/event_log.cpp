#include "ingest/event_log.h"

#include <algorithm>
#include <ranges>

#include "arrays/counting_sort.h"

namespace shelfwise {

namespace {

constexpr std::int64_t kLatest = 30 * 86'400;  // seconds
constexpr std::int64_t kLatestShare = 10;      // a tenth

}  // namespace

std::uint32_t EventLogBuilder::order(std::string_view id) {
  return orders_.emplace(id, static_cast<std::uint32_t>(orders_.size())).first->second;
}

void EventLogBuilder::add(std::string_view shopper, const LoggedEvent& event) {
  const auto next = static_cast<std::uint32_t>(log_.shoppers.size());
  const auto [known, isNew] = shoppers_.emplace(shopper, next);
  if (isNew) log_.shoppers.emplace_back(shopper);
  rows_.push_back({known->second, event});
}

void EventLogBuilder::addToBasket(const LoggedEvent& event) {
  basketRows_.emplace_back(event.order, event.product);
}

EventLog EventLogBuilder::finish(AgeKind ageKind) {
  log_.ageKind = ageKind;
  placeByShopper();
  for (std::size_t s = 0; s < log_.shoppers.size(); ++s) sortByTime(s);
  fillBaskets();
  return std::move(log_);
}

// A counting sort, so that the events of a shopper keep the order of the file.
void EventLogBuilder::placeByShopper() {
  const auto shoppers = std::views::transform(rows_, &ShopperEvent::shopper);
  CountingSort<std::size_t> byShopper(shoppers, log_.shoppers.size());
  log_.offsets = byShopper.offsets();
  log_.events.resize(rows_.size());
  for (const auto& row : rows_) log_.events[byShopper.place(row.shopper)] = row.event;
  rows_ = {};
}

void EventLogBuilder::sortByTime(std::size_t shopper) {
  const std::size_t begin = log_.offsets[shopper];
  const auto events = std::span(log_.events).subspan(begin, log_.offsets[shopper + 1] - begin);
  const auto earlier = [](const LoggedEvent& a, const LoggedEvent& b) { return a.time < b.time; };
  if (std::is_sorted(events.begin(), events.end(), earlier)) return;
  std::vector<std::pair<std::int64_t, std::size_t>> order;
  for (std::size_t i = 0; i < events.size(); ++i) order.emplace_back(events[i].time, i);
  std::sort(order.begin(), order.end());
  const std::vector<LoggedEvent> unsorted(events.begin(), events.end());
  for (std::size_t i = 0; i < events.size(); ++i) events[i] = unsorted[order[i].second];
}

void EventLogBuilder::fillBaskets() {
  std::sort(basketRows_.begin(), basketRows_.end());
  basketRows_.erase(std::unique(basketRows_.begin(), basketRows_.end()), basketRows_.end());
  for (std::size_t i = 0; i < basketRows_.size(); ++i) {
    const bool isFirst = i == 0 || basketRows_[i].first != basketRows_[i - 1].first;
    if (isFirst) log_.baskets.emplace_back();
    log_.baskets.back().push_back(basketRows_[i].second);
  }
}

std::int64_t startOfLatest(const EventLog& log) {
  const auto [first, last] = std::minmax_element(
      log.events.begin(), log.events.end(),
      [](const LoggedEvent& a, const LoggedEvent& b) { return a.time < b.time; });
  if (first == log.events.end()) return 0;
  return last->time - std::min(kLatest, (last->time - first->time) / kLatestShare);
}

}  // namespace shelfwise
