#include "learn/popularity.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "base/elementary.h"
#include "rank/held_out.h"

namespace shelfwise {

namespace {

constexpr std::uint32_t kPopularityCutoff = 100;

// Lists the distinct items that every shopper and basket is interested in.
class InterestList {
 public:
  explicit InterestList(const PerProduct<ItemId>& itemOf)
      : itemOf_(itemOf), listedBy_(itemOf.size(), std::numeric_limits<std::size_t>::max()) {
    interests_.itemCount = static_cast<std::uint32_t>(itemOf.size());
  }

  // Goes from the last event to the first, to list the time of an item's last event.
  void addShopper(std::span<const LoggedEvent> events) {
    for (std::size_t e = events.size(); e-- > 0;) {
      if (!speaksForItem(events[e].type)) continue;
      if (add(events[e].product)) interests_.times.push_back(events[e].time);
    }
    ++lists_;
  }

  void addBasket(std::span<const ProductId> products) {
    for (const ProductId product : products) add(product);
    ++lists_;
  }

  Interests take() && { return std::move(interests_); }

 private:
  bool add(ProductId product) {
    const ItemId item = itemOf_[product];
    if (std::exchange(listedBy_[item], lists_) == lists_) return false;
    interests_.items.push_back(item);
    return true;
  }

  const PerProduct<ItemId>& itemOf_;
  Interests interests_;
  std::vector<std::size_t> listedBy_;  // [items] the last of the shoppers and baskets to list it
  std::size_t lists_ = 0;
};

std::int64_t endOf(const EventLog& log) {
  const auto last =
      std::max_element(log.events.begin(), log.events.end(),
                       [](const LoggedEvent& a, const LoggedEvent& b) { return a.time < b.time; });
  return last == log.events.end() ? 0 : last->time;
}

struct ItemInterest {
  std::uint32_t shoppers = 0;
  double weighed = 0;
};

// [items]
std::vector<ItemInterest> sumsOf(const Interests& interests, std::int64_t halfLife) {
  const auto weightOf = [&](std::size_t entry) -> double {
    if (halfLife == 0) return 1;
    if (entry >= interests.times.size()) return 0;
    const auto age = static_cast<double>(interests.end - interests.times[entry]);
    return portablePow(0.5, age / static_cast<double>(halfLife));
  };
  std::vector<ItemInterest> sums(interests.itemCount);
  for (std::size_t entry = 0; entry < interests.items.size(); ++entry) {
    ItemInterest& sum = sums[interests.items[entry]];
    ++sum.shoppers;
    sum.weighed += weightOf(entry);
  }
  return sums;
}

}  // namespace

Interests interestsOf(const EventLog& log, std::span<const std::uint32_t> eventCounts,
                      const PerProduct<ItemId>& itemOf) {
  InterestList list(itemOf);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    list.addShopper(log.of(s).first(eventCounts[s]));
  }
  for (const auto& basket : log.baskets) list.addBasket(basket);
  Interests interests = std::move(list).take();
  interests.ageKind = log.ageKind;
  interests.end = endOf(log);
  interests.startOfLatest = startOfLatest(log);
  return interests;
}

std::vector<std::uint8_t> popularityCodes(const Interests& interests, std::uint32_t minSupport,
                                          std::int64_t halfLife) {
  const std::vector<ItemInterest> sums = sumsOf(interests, halfLife);
  double most = 0;
  for (const ItemInterest& sum : sums) {
    if (sum.shoppers >= minSupport) most = std::max(most, sum.weighed);
  }
  std::vector<std::uint8_t> codes(sums.size(), 0);
  if (most == 0) return codes;
  const double top = portableLog(1 + most);
  for (std::size_t item = 0; item < codes.size(); ++item) {
    if (sums[item].shoppers < minSupport) continue;
    const double share = portableLog(1 + sums[item].weighed) / top;
    codes[item] = static_cast<std::uint8_t>(std::floor(255 * share + 0.5));
  }
  return codes;
}

std::int64_t chooseHalfLife(const Interests& interests, const PerProduct<ItemId>& itemOf,
                            std::uint32_t minSupport, std::span<const TestCase> cases,
                            Executor& executor) {
  if (interests.ageKind != AgeKind::kSeconds) return 0;
  std::vector<TestCase> latest;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(latest),
               [&](const TestCase& c) { return c.time >= interests.startOfLatest; });
  if (latest.size() < kLeastCases) return 0;
  const auto ranked = rankedCases(latest, itemOf, /*ageInSeconds=*/true);
  std::int64_t best = 0;
  double bestNdcg = -1;
  for (const std::int64_t halfLife : kHalfLives) {
    const auto codes = popularityCodes(interests, minSupport, halfLife);
    const auto score = [&codes](const RankedCase&, std::span<float> scores) {
      std::copy(codes.begin(), codes.end(), scores.begin());
    };
    const double ndcg =
        meanOf(rankCasesBy(score, interests.itemCount, ranked, kPopularityCutoff, executor)).ndcg;
    if (ndcg <= bestNdcg) continue;
    bestNdcg = ndcg;
    best = halfLife;
  }
  return best;
}

}  // namespace shelfwise
