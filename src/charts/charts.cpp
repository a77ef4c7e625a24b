#include "charts/charts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "base/elementary.h"

namespace shelfwise {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kLongestHalfLife = 7 * kDay;
constexpr std::int64_t kLongestNewDays = 90;
constexpr std::int64_t kShareOfLog = 4;  // of its span, where that is shorter

using Codes = std::vector<std::uint8_t>;

// One shopper and one item: the first and the last time that they met.
struct Meeting {
  ItemId item;
  std::int64_t first;
  std::int64_t last;
};

// The meetings by events that `counts`, shopper by shopper.
template <class Counts>
std::vector<Meeting> meetingsOf(const EventLog& log, const PerProduct<ItemId>& itemOf,
                                Counts&& counts) {
  std::vector<Meeting> meetings;
  std::vector<Meeting> own;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    own.clear();
    for (const LoggedEvent& event : log.of(s)) {
      if (counts(event.type)) own.push_back({itemOf[event.product], event.time, event.time});
    }
    std::sort(own.begin(), own.end(), [](const Meeting& a, const Meeting& b) {
      return std::pair(a.item, a.first) < std::pair(b.item, b.first);
    });
    const std::size_t before = meetings.size();
    for (const Meeting& one : own) {
      if (meetings.size() > before && meetings.back().item == one.item) {
        meetings.back().last = one.last;
      } else {
        meetings.push_back(one);
      }
    }
  }
  return meetings;
}

std::vector<std::uint32_t> countsOf(std::span<const Meeting> meetings, std::size_t items) {
  std::vector<std::uint32_t> counts(items, 0);
  for (const Meeting& meeting : meetings) ++counts[meeting.item];
  return counts;
}

// Empty if no item has the support.
Codes logCodes(const std::vector<std::uint32_t>& counts, std::uint32_t minSupport) {
  const std::uint32_t most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  if (most < minSupport) return {};
  const double top = portableLog(1.0 + most);
  Codes codes(counts.size(), 0);
  for (std::size_t item = 0; item < codes.size(); ++item) {
    if (counts[item] < minSupport) continue;
    const double share = portableLog(1.0 + counts[item]) / top;
    codes[item] = static_cast<std::uint8_t>(std::floor(255 * share + 0.5));
  }
  return codes;
}

Codes bestSellers(const EventLog& log, const PerProduct<ItemId>& itemOf, std::uint32_t support) {
  auto counts =
      countsOf(meetingsOf(log, itemOf, [](EventType type) { return type == EventType::kPurchase; }),
               itemOf.size());
  for (const auto& basket : log.baskets) {
    for (const ProductId product : basket) ++counts[itemOf[product]];
  }
  return logCodes(counts, support);
}

Codes mostViewed(const EventLog& log, const PerProduct<ItemId>& itemOf, std::uint32_t support) {
  const auto isView = [](EventType type) {
    return type == EventType::kView || type == EventType::kSelect;
  };
  return logCodes(countsOf(meetingsOf(log, itemOf, isView), itemOf.size()), support);
}

struct Span {
  std::int64_t begin;
  std::int64_t end;
  std::int64_t length() const { return end - begin; }
};

Span spanOf(std::span<const LoggedEvent> events) {
  Span span{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  for (const LoggedEvent& event : events) {
    span.begin = std::min(span.begin, event.time);
    span.end = std::max(span.end, event.time);
  }
  return span;
}

Codes shareCodes(const std::vector<double>& scores) {
  const double most = *std::max_element(scores.begin(), scores.end());
  Codes codes(scores.size(), 0);
  for (std::size_t item = 0; item < codes.size(); ++item) {
    if (scores[item] <= 0) continue;
    codes[item] =
        static_cast<std::uint8_t>(std::max(1.0, std::floor(255 * (scores[item] / most) + 0.5)));
  }
  return codes;
}

Codes trending(std::span<const Meeting> meetings, const Span& span, std::size_t items,
               std::uint32_t minSupport) {
  const std::int64_t halfLife = std::min(kLongestHalfLife, span.length() / kShareOfLog);
  if (halfLife == 0) return {};
  std::vector<double> weighed(items, 0.0);
  std::vector<std::uint32_t> recent(items, 0);
  double all = 0;
  for (const Meeting& meeting : meetings) {
    const auto age = static_cast<double>(span.end - meeting.last);
    const double weight = portablePow(0.5, age / static_cast<double>(halfLife));
    weighed[meeting.item] += weight;
    all += weight;
    if (span.end - meeting.last <= 2 * halfLife) ++recent[meeting.item];
  }
  const auto counts = countsOf(meetings, items);
  const double usualShare = all / static_cast<double>(meetings.size());
  std::vector<double> scores(items, 0.0);
  for (std::size_t item = 0; item < items; ++item) {
    if (recent[item] < minSupport) continue;
    const double usual = counts[item] * usualShare;
    scores[item] = (weighed[item] - usual) / std::sqrt(usual + 1);
  }
  return shareCodes(scores);
}

Codes newArrivals(std::vector<Meeting> meetings, const Span& span, std::size_t items,
                  std::uint32_t minSupport) {
  const std::int64_t days = std::min(kLongestNewDays, span.length() / kShareOfLog / kDay);
  if (days == 0) return {};
  std::sort(meetings.begin(), meetings.end(), [](const Meeting& a, const Meeting& b) {
    return std::pair(a.item, a.first) < std::pair(b.item, b.first);
  });
  Codes codes(items, 0);
  std::uint32_t shoppers = 0;  // of the item, so far
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    shoppers = i > 0 && meetings[i].item == meetings[i - 1].item ? shoppers + 1 : 1;
    if (shoppers != minSupport) continue;
    const std::int64_t age = (span.end - meetings[i].first) / kDay;
    if (age < days) {
      codes[meetings[i].item] = static_cast<std::uint8_t>(255 - 254 * age / days);
    }
  }
  return codes;
}

}  // namespace

ChartCodes chartsOf(const EventLog& log, const PerProduct<ItemId>& itemOf,
                    std::uint32_t minSupport) {
  ChartCodes charts;
  charts[Chart::kBestSellers] = bestSellers(log, itemOf, minSupport);
  charts[Chart::kMostViewed] = mostViewed(log, itemOf, minSupport);
  const auto meetings = meetingsOf(log, itemOf, speaksForItem);
  if (log.ageKind != AgeKind::kSeconds || meetings.empty()) return charts;
  const Span span = spanOf(log.events);
  charts[Chart::kTrending] = trending(meetings, span, itemOf.size(), minSupport);
  charts[Chart::kNewArrivals] = newArrivals(meetings, span, itemOf.size(), minSupport);
  return charts;
}

}  // namespace shelfwise
