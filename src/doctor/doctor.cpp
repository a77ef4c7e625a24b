#include "doctor/doctor.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>

#include "base/per_product.h"
#include "console/numbers.h"
#include "orders/orders.h"

namespace shelfwise {

namespace {

// With fewer held-out events, a build keeps its shipped weights.
constexpr std::uint64_t kFewEvents = 1'000;

// What there is to count.
struct Counts {
  std::uint64_t products = 0, untitled = 0, unpriced = 0, plain = 0;  // plain: no facts at all
  std::uint64_t events = 0, purchases = 0, seen = 0, bought = 0;      // seen, bought: products
  std::uint64_t shoppers = 0, shoppersOfTwo = 0, buyersAgain = 0;
  std::uint64_t orders = 0;  // of two products or more
  std::uint64_t days = 0;    // from the first event to the last
  bool hasTimes = false;
};

void countProducts(const Catalog& catalog, Counts& counts) {
  counts.products = catalog.products.size();
  for (const Product& product : catalog.products) {
    if (product.title.empty()) ++counts.untitled;
    if (!product.price) ++counts.unpriced;
    if (product.brand.empty() && product.categories.empty() && product.facts.empty()) {
      ++counts.plain;
    }
  }
}

// Whether a shopper bought a product in two orders, or at two times where there are no orders.
bool boughtAgain(std::span<const LoggedEvent> events) {
  std::vector<std::tuple<ProductId, std::uint32_t, std::int64_t>> bought;
  for (const LoggedEvent& event : events) {
    if (event.type != EventType::kPurchase) continue;
    const bool hasOrder = event.order != kNoOrder;
    bought.emplace_back(event.product, event.order, hasOrder ? 0 : event.time);
  }
  std::sort(bought.begin(), bought.end());
  bought.erase(std::unique(bought.begin(), bought.end()), bought.end());
  return std::adjacent_find(bought.begin(), bought.end(), [](const auto& a, const auto& b) {
           return std::get<0>(a) == std::get<0>(b);
         }) != bought.end();
}

void countShoppers(const EventLog& log, Counts& counts) {
  counts.shoppers = log.shoppers.size();
  for (std::size_t shopper = 0; shopper < log.shoppers.size(); ++shopper) {
    const auto events = log.of(shopper);
    const bool isOfTwo = std::any_of(
        events.begin(), events.end(),
        [&events](const LoggedEvent& event) { return event.product != events.front().product; });
    if (isOfTwo) ++counts.shoppersOfTwo;
    if (boughtAgain(events)) ++counts.buyersAgain;
  }
}

void countEvents(const Catalog& catalog, const EventLog& log, Counts& counts) {
  PerProduct<bool> seen(catalog.products.size(), false);
  PerProduct<bool> bought(catalog.products.size(), false);
  const auto mark = [](PerProduct<bool>& marks, ProductId product) {
    static_cast<std::vector<bool>&>(marks)[numberOf(product)] = true;
  };
  counts.events = log.events.size();
  for (const LoggedEvent& event : log.events) {
    mark(seen, event.product);
    if (event.type != EventType::kPurchase) continue;
    ++counts.purchases;
    mark(bought, event.product);
  }
  for (const auto& basket : log.baskets) {
    counts.purchases += basket.size();
    for (const ProductId product : basket) {
      mark(seen, product);
      mark(bought, product);
    }
  }
  counts.seen = static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), true));
  counts.bought = static_cast<std::uint64_t>(std::count(bought.begin(), bought.end(), true));
}

void countOrders(const Catalog& catalog, const EventLog& log, Counts& counts) {
  PerProduct<ItemId> itemOf;
  for (ItemId item = 0; item < catalog.products.size(); ++item) itemOf.push_back(item);
  std::vector<std::uint32_t> all;
  for (std::size_t shopper = 0; shopper < log.shoppers.size(); ++shopper) {
    all.push_back(static_cast<std::uint32_t>(log.of(shopper).size()));
  }
  counts.orders = ordersOf(log, all, itemOf).sizes.size();
}

void countDays(const EventLog& log, Counts& counts) {
  constexpr std::int64_t kDay = 86'400;
  counts.hasTimes = log.ageKind == AgeKind::kSeconds && !log.events.empty();
  if (!counts.hasTimes) return;
  const auto [first, last] = std::minmax_element(
      log.events.begin(), log.events.end(),
      [](const LoggedEvent& a, const LoggedEvent& b) { return a.time < b.time; });
  counts.days = static_cast<std::uint64_t>((last->time - first->time) / kDay) + 1;
}

// "1 order", "1,204 orders"
std::string many(std::uint64_t count, const std::string& noun) {
  return countText(count) + " " + noun + (count == 1 ? "" : "s");
}

constexpr const char* kNoEvents = "no events: give them by --events";
constexpr const char* kNoTimes = "no times: name the column as events.columns.time in the map";

ListReadiness forYou(const Counts& counts) {
  if (counts.shoppersOfTwo > 0) {
    return {"forYou", true, many(counts.shoppersOfTwo, "shopper") + " with two products or more"};
  }
  const bool hasFacts = counts.plain < counts.products;
  if (counts.events == 0) {
    return {"forYou", hasFacts, hasFacts ? "by facts alone, without events" : kNoEvents};
  }
  return {"forYou", hasFacts, "no shopper with two products: by facts alone"};
}

ListReadiness related(const Counts& counts) {
  const std::uint64_t described = counts.products - counts.plain;
  if (described > 0) return {"related", true, many(described, "product") + " with facts"};
  return {"related", counts.shoppersOfTwo > 0,
          counts.shoppersOfTwo > 0 ? "by shoppers alone: no brand, category or fact"
                                   : "no brand, category or fact, and no shopper of two products"};
}

ListReadiness together(const std::string& list, const Counts& counts) {
  if (counts.orders > 0) {
    return {list, true, many(counts.orders, "order") + " with two products or more"};
  }
  if (counts.purchases == 0) return {list, false, "no purchases"};
  return {list, false,
          "no order with two products: name the column of order ids as events.columns.order in "
          "the map, or give times"};
}

ListReadiness trending(const Counts& counts) {
  if (counts.events == 0) return {"trending", false, kNoEvents};
  if (!counts.hasTimes) return {"trending", false, kNoTimes};
  return {"trending", true, many(counts.events, "event") + " of " + many(counts.days, "day")};
}

ListReadiness bestSellers(const Counts& counts) {
  if (counts.purchases > 0) {
    return {"bestSellers", true,
            many(counts.purchases, "purchase") + " of " + many(counts.bought, "product")};
  }
  if (counts.events > 0) return {"bestSellers", false, "no purchases: by other events"};
  return {"bestSellers", false, kNoEvents};
}

ListReadiness buyAgain(const Counts& counts) {
  if (counts.buyersAgain > 0) {
    return {"buyAgain", true, many(counts.buyersAgain, "shopper") + " bought a product twice"};
  }
  return {"buyAgain", false, "no shopper bought a product twice"};
}

ListReadiness newArrivals(const Counts& counts) {
  if (counts.events == 0) return {"newArrivals", false, kNoEvents};
  if (!counts.hasTimes) return {"newArrivals", false, kNoTimes};
  return {"newArrivals", true, "by the first events of " + many(counts.seen, "product")};
}

// More than half of the products.
bool most(std::uint64_t part, const Counts& counts) { return part * 2 > counts.products; }

void warnOfProducts(const Counts& counts, std::vector<std::string>& warnings) {
  const std::string ofAll = " of " + many(counts.products, "product");
  if (counts.products == 0) {
    warnings.push_back("there is no product: all rows of the catalogue are set aside");
    return;
  }
  if (most(counts.untitled, counts)) {
    warnings.push_back(countText(counts.untitled) + ofAll +
                       " have no title; name its column as catalog.columns.title in the map");
  }
  if (most(counts.unpriced, counts)) {
    warnings.push_back(countText(counts.unpriced) + ofAll +
                       " have no price; name its column as catalog.columns.price in the map");
  }
  if (most(counts.plain, counts)) {
    warnings.push_back(countText(counts.plain) + ofAll +
                       " have neither brand nor category nor facts: only their titles and events "
                       "tell what is alike");
  }
}

void warnOfEvents(const Counts& counts, std::vector<std::string>& warnings) {
  if (counts.events + counts.purchases == 0) return;
  if (counts.events < kFewEvents) {
    warnings.push_back("there are only " + many(counts.events, "event") +
                       " of shoppers; the more days a log has, the more it teaches");
  }
  const std::uint64_t unseen = counts.products - counts.seen;
  if (most(unseen, counts)) {
    warnings.push_back(countText(unseen) + " of " + many(counts.products, "product") +
                       " have no event");
  }
  if (counts.shoppers > 1 && counts.shoppersOfTwo == 0) {
    warnings.push_back(
        "no shopper has events of two products: the column of the shopper may be "
        "that of an order or of a visit");
  }
}

}  // namespace

Diagnosis diagnose(const Catalog& catalog, const EventLog& log) {
  Counts counts;
  countProducts(catalog, counts);
  countShoppers(log, counts);
  countEvents(catalog, log, counts);
  countOrders(catalog, log, counts);
  countDays(log, counts);
  Diagnosis diagnosis;
  diagnosis.lists = {forYou(counts),
                     related(counts),
                     together("boughtTogether", counts),
                     together("cart", counts),
                     trending(counts),
                     bestSellers(counts),
                     buyAgain(counts),
                     {"recentlyViewed", true, "from the shopper's device alone"},
                     newArrivals(counts)};
  warnOfProducts(counts, diagnosis.warnings);
  warnOfEvents(counts, diagnosis.warnings);
  return diagnosis;
}

}  // namespace shelfwise
