#include "integrity/bursts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "integrity/near_copies.h"
#include "train/sequences.h"

namespace shelfwise {

namespace {

constexpr std::size_t kWindows = 50;
constexpr double kDeviations = 6;
constexpr std::uint32_t kNoGroup = 0xFFFF'FFFF;

// The products that a shopper speaks for, ascending.
std::vector<std::uint32_t> productsOf(const EventLog& log, std::size_t shopper) {
  std::vector<std::uint32_t> products;
  for (const LoggedEvent& event : log.of(shopper)) {
    if (speaksForItem(event.type)) products.push_back(event.product);
  }
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

// What each shopper shares with others by one of the signs, and how usual that is.
struct Sign {
  std::vector<std::uint32_t> groups;  // [shoppers]; kNoGroup: tells nothing
  double rate = 1;                    // of shoppers in a large group, or in any one group
};

// A group as large as a burst is a sign; so is a member's chance to be in one.
Sign copiesAmong(const std::vector<std::vector<std::uint32_t>>& histories) {
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

// The most of `shoppers` in one group, if that makes a burst; else 0.
std::uint32_t burstIn(const Sign& sign, const std::vector<std::uint32_t>& shoppers) {
  std::vector<std::uint32_t> groups;
  for (const std::uint32_t shopper : shoppers) {
    if (sign.groups[shopper] != kNoGroup) groups.push_back(sign.groups[shopper]);
  }
  std::sort(groups.begin(), groups.end());
  std::size_t most = 0;
  for (auto first = groups.begin(); first != groups.end();) {
    const auto last = std::upper_bound(first, groups.end(), *first);
    most = std::max(most, static_cast<std::size_t>(last - first));
    first = last;
  }
  const auto n = static_cast<double>(shoppers.size());
  const double usual = n * sign.rate;
  const double bound = usual + kDeviations * std::sqrt(usual * (1 - sign.rate));
  const bool isBurst =
      most >= kFewestInBurst && 2 * most >= shoppers.size() && static_cast<double>(most) > bound;
  return isBurst ? static_cast<std::uint32_t>(most) : 0;
}

}  // namespace

std::vector<Burst> findBursts(const EventLog& log, std::size_t products) {
  std::vector<std::vector<std::uint32_t>> histories;
  std::vector<std::vector<std::uint32_t>> shoppersOf(products);
  for (std::uint32_t s = 0; s < log.shoppers.size(); ++s) {
    histories.push_back(productsOf(log, s));
    for (const std::uint32_t product : histories.back()) shoppersOf[product].push_back(s);
  }
  if (histories.empty()) return {};
  const Sign copies = copiesAmong(histories);
  const Sign fresh = newcomers(log);
  std::vector<Burst> bursts;
  for (std::uint32_t product = 0; product < products; ++product) {
    const auto& shoppers = shoppersOf[product];
    if (shoppers.size() < kFewestInBurst) continue;
    const Burst burst{product, static_cast<std::uint32_t>(shoppers.size()),
                      burstIn(copies, shoppers), burstIn(fresh, shoppers)};
    if (burst.copies > 0 || burst.newAtOnce > 0) bursts.push_back(burst);
  }
  return bursts;
}

}  // namespace shelfwise
