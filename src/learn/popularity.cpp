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

constexpr std::uint32_t kCutoff = 100;

struct Interest {
  std::uint32_t shoppers = 0;
  double weighed = 0;
};

// Counts every shopper and basket once an item.
class InterestCounter {
 public:
  InterestCounter(const PerProduct<ItemId>& itemOf, std::int64_t end, std::int64_t halfLife)
      : itemOf_(itemOf),
        end_(end),
        halfLife_(halfLife),
        interests_(itemOf.size()),
        countedBy_(itemOf.size(), std::numeric_limits<std::size_t>::max()) {}

  void addShopper(std::span<const LoggedEvent> events) {
    for (std::size_t e = events.size(); e-- > 0;) {
      if (speaksForItem(events[e].type)) add(events[e].product, weightAt(events[e].time));
    }
    ++counted_;
  }

  void addBasket(std::span<const ProductId> products) {
    for (const ProductId product : products) add(product, halfLife_ == 0 ? 1 : 0);
    ++counted_;
  }

  const std::vector<Interest>& interests() const { return interests_; }

 private:
  double weightAt(std::int64_t time) const {
    if (halfLife_ == 0) return 1;
    return portablePow(0.5, static_cast<double>(end_ - time) / static_cast<double>(halfLife_));
  }

  void add(ProductId product, double weight) {
    const ItemId item = itemOf_[product];
    if (std::exchange(countedBy_[item], counted_) == counted_) return;
    ++interests_[item].shoppers;
    interests_[item].weighed += weight;
  }

  const PerProduct<ItemId>& itemOf_;
  std::int64_t end_;
  std::int64_t halfLife_;
  std::vector<Interest> interests_;     // [items]
  std::vector<std::size_t> countedBy_;  // [items] the last of the shoppers and baskets to count
  std::size_t counted_ = 0;
};

std::int64_t endOf(const EventLog& log) {
  const auto last =
      std::max_element(log.events.begin(), log.events.end(),
                       [](const LoggedEvent& a, const LoggedEvent& b) { return a.time < b.time; });
  return last == log.events.end() ? 0 : last->time;
}

}  // namespace

std::vector<std::uint8_t> popularityCodes(const EventLog& log,
                                          std::span<const std::uint32_t> events,
                                          const PerProduct<ItemId>& itemOf,
                                          std::uint32_t minSupport, std::int64_t halfLife) {
  InterestCounter counter(itemOf, endOf(log), halfLife);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    counter.addShopper(log.of(s).first(events[s]));
  }
  for (const auto& basket : log.baskets) counter.addBasket(basket);
  const auto& interests = counter.interests();
  double most = 0;
  for (const Interest& interest : interests) {
    if (interest.shoppers >= minSupport) most = std::max(most, interest.weighed);
  }
  std::vector<std::uint8_t> codes(itemOf.size(), 0);
  if (most == 0) return codes;
  const double top = portableLog(1 + most);
  for (std::size_t item = 0; item < codes.size(); ++item) {
    if (interests[item].shoppers < minSupport) continue;
    const double share = portableLog(1 + interests[item].weighed) / top;
    codes[item] = static_cast<std::uint8_t>(std::floor(255 * share + 0.5));
  }
  return codes;
}

std::int64_t chooseHalfLife(const EventLog& log, std::span<const std::uint32_t> events,
                            const PerProduct<ItemId>& itemOf, std::uint32_t minSupport,
                            std::span<const TestCase> cases, Executor& executor) {
  if (log.ageKind != AgeKind::kSeconds) return 0;
  std::vector<TestCase> latest;
  const std::int64_t start = startOfLatest(log);
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(latest),
               [start](const TestCase& c) { return c.time >= start; });
  if (latest.size() < kLeastCases) return 0;
  const auto ranked = rankedCases(latest, itemOf, /*ageInSeconds=*/true);
  const auto itemCount = static_cast<std::uint32_t>(itemOf.size());
  std::int64_t best = 0;
  double bestNdcg = -1;
  for (const std::int64_t halfLife : kHalfLives) {
    const auto codes = popularityCodes(log, events, itemOf, minSupport, halfLife);
    const auto score = [&codes](const RankedCase&, std::span<float> scores) {
      std::copy(codes.begin(), codes.end(), scores.begin());
    };
    const double ndcg = meanOf(rankCasesBy(score, itemCount, ranked, kCutoff, executor)).ndcg;
    if (ndcg <= bestNdcg) continue;
    bestNdcg = ndcg;
    best = halfLife;
  }
  return best;
}

}  // namespace shelfwise
