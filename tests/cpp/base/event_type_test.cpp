#include "base/event_type.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(EventType, EveryTypeHasANameThatLeadsBackToIt) {
  for (const EventType i : kEventTypes) {
    const auto type = static_cast<EventType>(i);
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
  std::size_t aboutItems = 0;
  for (const EventType i : kEventTypes) {
    aboutItems += isAboutItem(static_cast<EventType>(i)) ? 1 : 0;
  }
  EXPECT_EQ(aboutItems, kEventTypeCount - 3);
  EXPECT_FALSE(isAboutItem(EventType::kSearch));
  EXPECT_FALSE(isAboutItem(EventType::kCategory));
  EXPECT_FALSE(isAboutItem(EventType::kHome));
}

}  // namespace
}  // namespace shelfwise
