#include "integrity/bursts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "integrity/near_copies.h"

namespace shelfwise {

namespace {

constexpr std::size_t kWindows = 50;
constexpr double kDeviations = 6;
constexpr std::uint32_t kNoGroup = 0xFFFF'FFFF;

// The distinct products of a shopper's events that speak for an item, ascending.
std::vector<ProductId> productsOf(const EventLog& log, std::size_t shopper) {
  std::vector<ProductId> products;
  for (const LoggedEvent& event : log.of(shopper)) {
    if (speaksForItem(event.type)) products.push_back(event.product);
  }
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

// One sign of a burst: the group of each shopper, and the rate that chance is computed with.
struct Sign {
  std::vector<std::uint32_t> groups;  // [shoppers]; kNoGroup: in none
  double rate = 1;                    // share of shoppers in large groups, or in each group
};

// Groups of near copies.  The rate is the share of shoppers in groups of kFewestInBurst or more.
Sign copiesAmong(const std::vector<std::vector<ProductId>>& histories) {
  Sign sign;
  NearCopies copies;
  std::vector<std::uint32_t> sizes;
  for (const auto& products : histories) {
    sign.groups.push_back(products.size() < kFewestToCompare ? kNoGroup : copies.groupOf(products));
    if (sign.groups.back() == kNoGroup) continue;
    sizes.resize(std::max<std::size_t>(sizes.size(), sign.groups.back() + 1));
    ++sizes[sign.groups.back()];
  }
  std::size_t inLarge = 0;
  for (const std::uint32_t size : sizes) inLarge += size >= kFewestInBurst ? size : 0;
  sign.rate = static_cast<double>(inLarge) / static_cast<double>(histories.size());
  return sign;
}

// Fiftieths of the shoppers by their first events.
Sign newcomers(const EventLog& log) {
  const std::size_t count = log.shoppers.size();
  Sign sign{std::vector<std::uint32_t>(count, kNoGroup), 1.0 / kWindows};
  if (log.ageKind != AgeKind::kSeconds || count < kWindows) return sign;
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto firstTime = [&](std::size_t s) {
    return log.of(s).empty() ? 0 : log.of(s).front().time;
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return firstTime(a) != firstTime(b) ? firstTime(a) < firstTime(b) : a < b;
  });
  for (std::size_t place = 0; place < count; ++place) {
    sign.groups[order[place]] = static_cast<std::uint32_t>(place * kWindows / count);
  }
  return sign;
}

// The largest group among `shoppers`, if it makes a burst; else none.
std::vector<std::uint32_t> burstIn(const Sign& sign, std::span<const std::uint32_t> shoppers) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;  // group, shopper
  for (const std::uint32_t shopper : shoppers) {
    if (sign.groups[shopper] != kNoGroup) members.emplace_back(sign.groups[shopper], shopper);
  }
  std::sort(members.begin(), members.end());
  std::vector<std::uint32_t> most;
  for (auto first = members.begin(); first != members.end();) {
    const auto last =
        std::find_if(first, members.end(), [&](const auto& m) { return m.first != first->first; });
    if (static_cast<std::size_t>(last - first) > most.size()) {
      most.clear();
      for (auto member = first; member != last; ++member) most.push_back(member->second);
    }
    first = last;
  }
  const auto n = static_cast<double>(shoppers.size());
  const double usual = n * sign.rate;
  const double bound = usual + kDeviations * std::sqrt(usual * (1 - sign.rate));
  const bool isBurst = most.size() >= kFewestInBurst && 2 * most.size() >= shoppers.size() &&
                       static_cast<double>(most.size()) > bound;
  return isBurst ? most : std::vector<std::uint32_t>{};
}

// `products`: the number of products with kFewestInBurst shoppers or more.
void forgetWhatIsUsual(std::vector<Burst>& bursts, std::size_t products) {
  const auto isNewAtOnce = [](const Burst& burst) { return !burst.newAtOnce.empty(); };
  const auto count =
      static_cast<std::size_t>(std::count_if(bursts.begin(), bursts.end(), isNewAtOnce));
  if (count <= std::max<std::size_t>(1, products / kUsualBursts)) return;
  for (Burst& burst : bursts) burst.newAtOnce.clear();
  std::erase_if(bursts, [](const Burst& burst) { return burst.copies == 0; });
}

}  // namespace

std::span<const std::uint32_t> Burst::leftOut() const {
  return std::span(newAtOnce).subspan(std::min<std::size_t>(kFewestInBurst, newAtOnce.size()));
}

std::vector<Burst> findBursts(const EventLog& log) {
  std::vector<std::vector<ProductId>> histories;
  std::vector<std::pair<ProductId, std::uint32_t>> pairs;  // product, shopper
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    histories.push_back(productsOf(log, s));
    for (const ProductId product : histories.back()) pairs.emplace_back(product, s);
  }
  if (histories.empty()) return {};
  std::sort(pairs.begin(), pairs.end());
  const Sign copies = copiesAmong(histories);
  const Sign fresh = newcomers(log);
  std::vector<Burst> bursts;
  std::vector<std::uint32_t> shoppers;
  std::size_t products = 0;
  for (std::size_t i = 0; i < pairs.size();) {
    const ProductId product = pairs[i].first;
    shoppers.clear();
    for (; i < pairs.size() && pairs[i].first == product; ++i) shoppers.push_back(pairs[i].second);
    if (shoppers.size() < kFewestInBurst) continue;
    ++products;
    Burst burst{product, static_cast<std::uint32_t>(shoppers.size()),
                static_cast<std::uint32_t>(burstIn(copies, shoppers).size()),
                burstIn(fresh, shoppers)};
    if (burst.copies > 0 || !burst.newAtOnce.empty()) bursts.push_back(std::move(burst));
  }
  forgetWhatIsUsual(bursts, products);
  return bursts;
}

EventLog withBurstsCapped(EventLog log, std::span<const Burst> bursts) {
  std::vector<std::pair<std::uint32_t, ProductId>> leftOut;  // shopper, product
  for (const Burst& burst : bursts) {
    for (const std::uint32_t shopper : burst.leftOut())
      leftOut.emplace_back(shopper, burst.product);
  }
  if (leftOut.empty()) return log;
  std::sort(leftOut.begin(), leftOut.end());
  std::size_t kept = 0;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    const std::size_t end = log.offsets[s + 1];
    log.offsets[s] = kept;
    for (; next < end; ++next) {
      const LoggedEvent event = log.events[next];
      const bool isLeftOut =
          std::binary_search(leftOut.begin(), leftOut.end(), std::pair{s, event.product});
      if (!isLeftOut) log.events[kept++] = event;
    }
  }
  log.offsets[log.shoppers.size()] = kept;
  log.events.resize(kept);
  return log;
}

}  // namespace shelfwise
