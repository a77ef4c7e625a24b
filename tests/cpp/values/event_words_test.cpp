#include "values/event_words.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(EventWords, AreReadHoweverTheyAreWritten) {
  EXPECT_EQ(parseEventType("addToCart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("Add to cart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("add_to_cart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("pv"), EventType::kView);
  EXPECT_EQ(parseEventType("购买"), EventType::kPurchase);
  EXPECT_EQ(parseEventType("heartbeat"), std::nullopt);
  EXPECT_EQ(parseEventType(""), std::nullopt);
}

TEST(EventWords, AllHaveTheirOwnNameAsAWord) {
  for (const EventType type : kEventTypes) {
    EXPECT_EQ(parseEventType(eventTypeName(type)), type) << eventTypeName(type);
  }
}

}  // namespace
}  // namespace shelfwise
