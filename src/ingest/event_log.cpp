#include "ingest/event_log.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "arrays/counting_sort.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::int64_t kLatest = 30 * 86'400;  // seconds
constexpr std::int64_t kLatestShare = 10;      // a tenth

constexpr std::uint64_t kLeastOfNobody = 20;
constexpr std::uint64_t kWordTimes = 3;
constexpr std::uint64_t kShareTimes = 10;
constexpr std::size_t kLeastShoppers = 3;
constexpr std::uint64_t kLeastOfRobot = 10'000;
constexpr std::uint64_t kRobotTimes = 500;

// What exports write where nobody is logged in.
bool isWordForNobody(std::string_view id) {
  static constexpr std::string_view kWords[] = {"0",
                                                "-1",
                                                "1",
                                                "guest",
                                                "guests",
                                                "anonymous",
                                                "anon",
                                                "nobody",
                                                "user",
                                                "visitor",
                                                "undefined",
                                                "gast",
                                                "invité",
                                                "invitado",
                                                "ospite",
                                                "游客",
                                                "匿名",
                                                "访客",
                                                "00000000-0000-0000-0000-000000000000"};
  const std::string word = canonicalName(id);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view known) { return id == known || word == known; });
}

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

std::vector<std::uint32_t> EventLogBuilder::findNobody(
    const std::vector<std::uint64_t>& events) const {
  std::vector<std::uint64_t> sorted = events;
  std::sort(sorted.begin(), sorted.end());
  const std::uint64_t median = sorted[sorted.size() / 2];
  const std::uint64_t second = sorted.size() < 2 ? 0 : sorted[sorted.size() - 2];
  std::uint64_t mostOfReal = 0;
  for (std::size_t s = 0; s < events.size(); ++s) {
    if (!isWordForNobody(log_.shoppers[s])) mostOfReal = std::max(mostOfReal, events[s]);
  }
  std::vector<std::uint32_t> nobody;
  for (std::uint32_t s = 0; s < events.size(); ++s) {
    const std::uint64_t own = events[s];
    if (own < kLeastOfNobody || sorted.size() < 2) continue;
    const bool byWord = isWordForNobody(log_.shoppers[s]) && own >= kWordTimes * mostOfReal;
    const bool byShare =
        sorted.size() > kLeastShoppers && own * 2 > rows_.size() && own >= kShareTimes * second;
    const bool isRobot = own >= kLeastOfRobot && own >= kRobotTimes * median;
    if (byWord || byShare || isRobot) nobody.push_back(s);
  }
  return nobody;
}

std::vector<EventLogBuilder::Nobody> EventLogBuilder::dropNobody() {
  std::vector<Nobody> dropped;
  std::vector<std::uint64_t> events(log_.shoppers.size(), 0);
  for (const ShopperEvent& row : rows_) ++events[row.shopper];
  const auto nobody = events.empty() ? std::vector<std::uint32_t>() : findNobody(events);
  if (nobody.empty()) return dropped;
  constexpr std::uint32_t kGone = 0xFFFF'FFFF;
  std::vector<std::uint32_t> numbers(log_.shoppers.size(), 0);
  for (const std::uint32_t shopper : nobody) {
    dropped.push_back({log_.shoppers[shopper], events[shopper], 0, rows_.size()});
    numbers[shopper] = kGone;
  }
  std::vector<std::string> kept;
  for (std::uint32_t s = 0; s < numbers.size(); ++s) {
    if (numbers[s] == kGone) continue;
    numbers[s] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(log_.shoppers[s]));
  }
  std::vector<ShopperEvent> rows;
  for (const ShopperEvent& row : rows_) {
    if (numbers[row.shopper] != kGone) {
      rows.push_back({numbers[row.shopper], row.event});
    } else if (row.event.order != kNoOrder) {
      const auto place = std::lower_bound(nobody.begin(), nobody.end(), row.shopper);
      ++dropped[static_cast<std::size_t>(place - nobody.begin())].inOrders;
      addToBasket(row.event);
    }
  }
  rows_ = std::move(rows);
  log_.shoppers = std::move(kept);
  shoppers_.clear();
  return dropped;
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
