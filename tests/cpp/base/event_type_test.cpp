#include "base/event_type.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace shelfwise {
namespace {

// The types that `holds`, in the order of the enum.
template <class Holds>
std::vector<EventType> typesThat(Holds&& holds) {
  std::vector<EventType> types;
  std::copy_if(kEventTypes.begin(), kEventTypes.end(), std::back_inserter(types), holds);
  return types;
}

TEST(EventType, EveryTypeHasANameThatLeadsBackToIt) {
  for (const EventType type : kEventTypes) {
    ASSERT_FALSE(eventTypeName(type).empty());
    EXPECT_EQ(eventTypeFromName(eventTypeName(type)), type);
  }
}

TEST(EventType, IsSpelledAsInTheEventLog) {
  EXPECT_EQ(eventTypeName(EventType::kAddToCart), "addToCart");
  EXPECT_EQ(eventTypeName(EventType::kHome), "home");
}

TEST(EventType, RefusesEveryOtherWord) {
  for (const auto* word : {"", "View", "view ", "buy", "add_to_cart"}) {
    EXPECT_EQ(eventTypeFromName(word), std::nullopt) << word;
  }
}

TEST(EventType, IsAboutAnItemUnlessItIsASearchOrAPage) {
  EXPECT_EQ(typesThat([](EventType type) { return !isAboutItem(type); }),
            (std::vector{EventType::kSearch, EventType::kCategory, EventType::kHome}));
}

TEST(EventType, SpeaksForItsItemIfItShowsInterest) {
  EXPECT_EQ(
      typesThat(speaksForItem),
      (std::vector{EventType::kView, EventType::kAddToCart, EventType::kPurchase,
                   EventType::kSelect, EventType::kWishlist, EventType::kRate, EventType::kLike}));
}

TEST(EventType, EndsTheInterestInAnItemThatIsBoughtOrRejected) {
  EXPECT_EQ(typesThat(endsInterest),
            (std::vector{EventType::kPurchase, EventType::kDislike, EventType::kHide}));
}

TEST(EventType, APurchaseIsStrongestAndAViewIsWeakest) {
  std::vector<EventType> types = typesThat(speaksForItem);
  std::sort(types.begin(), types.end(), [](EventType a, EventType b) {
    return kEventTypeRows[a].strength > kEventTypeRows[b].strength;
  });
  EXPECT_EQ(types, (std::vector{EventType::kPurchase, EventType::kAddToCart, EventType::kRate,
                                EventType::kLike, EventType::kWishlist, EventType::kSelect,
                                EventType::kView}));
}

}  // namespace
}  // namespace shelfwise
