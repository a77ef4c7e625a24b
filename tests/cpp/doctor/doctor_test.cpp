#include "doctor/doctor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace shelfwise {
namespace {

constexpr std::int64_t kNoon = 1'767'614'400;
constexpr std::int64_t kDay = 86'400;

Catalog catalogOfThree() {
  Catalog catalog;
  for (const char* id : {"a", "b", "c"}) {
    Product& product = catalog.products.emplace_back();
    product.id = id;
    product.title = id;
    product.price = 1;
    product.brand = "Norr";
  }
  return catalog;
}

struct Bought {
  const char* shopper;
  std::uint32_t product;
  std::int64_t day;
  const char* order = "";
};

EventLog logOf(std::initializer_list<Bought> events, AgeKind ages = AgeKind::kSeconds) {
  EventLogBuilder builder;
  for (const Bought& event : events) {
    LoggedEvent logged{.product = ProductId{event.product}, .time = kNoon + event.day * kDay};
    if (*event.order != 0) logged.order = builder.order(event.order);
    builder.add(event.shopper, logged);
  }
  return builder.finish(ages);
}

EventLog noLog() {
  EventLog log;
  log.offsets = {0};
  return log;
}

ListReadiness listIn(const Diagnosis& diagnosis, const std::string& name) {
  const auto list = std::find_if(diagnosis.lists.begin(), diagnosis.lists.end(),
                                 [&name](const auto& each) { return each.list == name; });
  EXPECT_NE(list, diagnosis.lists.end()) << name;
  return list == diagnosis.lists.end() ? ListReadiness{} : *list;
}

std::string told(const Diagnosis& diagnosis, const std::string& name) {
  const ListReadiness list = listIn(diagnosis, name);
  return (list.isReady ? "yes: " : "no: ") + list.why;
}

TEST(Doctor, CountsWhatEachListIsMadeOf) {
  const auto diagnosis = diagnose(
      catalogOfThree(),
      logOf({{"u1", 0, 0, "o1"}, {"u1", 1, 0, "o1"}, {"u1", 0, 9, "o2"}, {"u2", 2, 3, "o3"}}));
  EXPECT_EQ(told(diagnosis, "forYou"), "yes: 1 shopper with two products or more");
  EXPECT_EQ(told(diagnosis, "related"), "yes: 3 products with facts");
  EXPECT_EQ(told(diagnosis, "boughtTogether"), "yes: 1 order with two products or more");
  EXPECT_EQ(told(diagnosis, "cart"), "yes: 1 order with two products or more");
  EXPECT_EQ(told(diagnosis, "trending"), "yes: 4 events of 10 days");
  EXPECT_EQ(told(diagnosis, "bestSellers"), "yes: 4 purchases of 3 products");
  EXPECT_EQ(told(diagnosis, "buyAgain"), "yes: 1 shopper bought a product twice");
  EXPECT_EQ(told(diagnosis, "recentlyViewed"), "yes: from the shopper's device alone");
  EXPECT_EQ(told(diagnosis, "newArrivals"), "yes: by the first events of 3 products");
}

TEST(Doctor, SaysWhatIsMissingWithoutEvents) {
  const auto diagnosis = diagnose(catalogOfThree(), noLog());
  EXPECT_EQ(told(diagnosis, "forYou"), "yes: by facts alone, without events");
  EXPECT_EQ(told(diagnosis, "boughtTogether"), "no: no purchases");
  EXPECT_EQ(told(diagnosis, "trending"), "no: no events: give them by --events");
  EXPECT_EQ(told(diagnosis, "bestSellers"), "no: no events: give them by --events");
  EXPECT_TRUE(diagnosis.warnings.empty());
}

TEST(Doctor, SaysWhatIsMissingWithoutTimesAndOrders) {
  const auto diagnosis =
      diagnose(catalogOfThree(), logOf({{"u1", 0, 0}, {"u1", 1, 1}}, AgeKind::kSteps));
  EXPECT_EQ(told(diagnosis, "trending"),
            "no: no times: name the column as events.columns.time in the map");
  EXPECT_EQ(told(diagnosis, "buyAgain"), "no: no shopper bought a product twice");
  EXPECT_EQ(told(diagnosis, "boughtTogether").substr(0, 34), "no: no order with two products: na");
}

TEST(Doctor, TheSameOrderTwiceIsNoSecondPurchase) {
  const auto once = logOf({{"u1", 0, 0, "o1"}, {"u1", 0, 0, "o1"}, {"u1", 1, 0, "o1"}});
  EXPECT_EQ(told(diagnose(catalogOfThree(), once), "buyAgain"),
            "no: no shopper bought a product twice");
}

TEST(Doctor, WarnsOfWhatIsMissingInMostProducts) {
  Catalog catalog;
  for (const char* id : {"a", "b", "c"}) catalog.products.emplace_back().id = id;
  const auto diagnosis = diagnose(catalog, logOf({{"u1", 0, 0}, {"u2", 0, 1}}));
  ASSERT_EQ(diagnosis.warnings.size(), 6u);
  EXPECT_EQ(diagnosis.warnings[0],
            "3 of 3 products have no title; name its column as catalog.columns.title in the map");
  EXPECT_EQ(diagnosis.warnings[3],
            "there are only 2 events of shoppers; the more days a log has, the more it teaches");
  EXPECT_EQ(diagnosis.warnings[4], "2 of 3 products have no event");
  EXPECT_EQ(diagnosis.warnings[5].substr(0, 37), "no shopper has events of two products");
}

TEST(Doctor, SaysThatThereIsNoProduct) {
  const auto diagnosis = diagnose({}, noLog());
  ASSERT_EQ(diagnosis.warnings.size(), 1u);
  EXPECT_EQ(diagnosis.warnings[0], "there is no product: all rows of the catalogue are set aside");
}

}  // namespace
}  // namespace shelfwise
