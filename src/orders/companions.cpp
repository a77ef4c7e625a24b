#include "orders/companions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/random.h"
#include "orders/orders.h"

namespace shelfwise {

namespace {

struct Line {
  ProductId product;
  bool isHeldOut;  // every line of the product is
};

// The distinct products of one order, in order of their first lines.
struct OrderLines {
  std::vector<Line> lines;
  std::map<ProductId, std::size_t> places;  // in `lines`

  void add(const Line& line) {
    const auto [place, isNew] = places.try_emplace(line.product, lines.size());
    if (isNew) {
      lines.push_back(line);
    } else {
      Line& known = lines[place->second];
      known.isHeldOut = known.isHeldOut && line.isHeldOut;
    }
  }
};

std::optional<Companion> companionOf(const std::vector<Line>& order, SplitMix64& random) {
  std::vector<ProductId> heldOut;
  for (const Line& line : order) {
    if (line.isHeldOut) heldOut.push_back(line.product);
  }
  if (heldOut.empty() || order.size() < 2) return std::nullopt;
  Companion companion{.target = heldOut[random.below(heldOut.size())], .asked = {}, .others = {}};
  for (const Line& line : order) {
    if (line.product != companion.target) companion.others.push_back(line.product);
  }
  const std::size_t surplus =
      companion.others.size() - std::min(companion.others.size(), kMostOthers);
  companion.others.erase(companion.others.begin(),
                         companion.others.begin() + static_cast<std::ptrdiff_t>(surplus));
  companion.asked = companion.others[random.below(companion.others.size())];
  return companion;
}

}  // namespace

std::vector<Companion> heldOutCompanions(
    const EventLog& log, const std::function<bool(std::size_t, std::size_t)>& isHeldOut,
    std::uint64_t seed) {
  const OrderRule rule(log);
  SplitMix64 random(seed);
  std::vector<Companion> companions;
  std::vector<OrderLines> orders;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    const auto events = log.of(s);
    const std::vector<std::uint32_t> orderOf = rule.ordersOf(events);
    orders.clear();
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (orderOf[i] == kNoOrder) continue;
      if (orderOf[i] >= orders.size()) orders.resize(orderOf[i] + 1);
      orders[orderOf[i]].add({events[i].product, isHeldOut(s, i)});
    }
    for (const OrderLines& order : orders) {
      if (auto companion = companionOf(order.lines, random))
        companions.push_back(std::move(*companion));
    }
  }
  return companions;
}

}  // namespace shelfwise
