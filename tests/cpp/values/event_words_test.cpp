#include "values/event_words.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

TEST(EventWords, AreReadHoweverTheyAreWritten) {
  EXPECT_EQ(parseEventType("addToCart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("Add to cart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("add_to_cart"), EventType::kAddToCart);
  EXPECT_EQ(parseEventType("pv"), EventType::kView);
  EXPECT_EQ(parseEventType("购买"), EventType::kPurchase);
  EXPECT_EQ(parseEventType("heartbeat"), std::nullopt);
  EXPECT_EQ(parseEventType(std::string(1'000'000, 'x')), std::nullopt);
  EXPECT_EQ(parseEventType(""), std::nullopt);
}

TEST(EventWords, AllHaveTheirOwnNameAsAWord) {
  for (const EventType type : kEventTypes) {
    EXPECT_EQ(parseEventType(eventTypeName(type)), type) << eventTypeName(type);
  }
}

TEST(EventWords, OfTheUsualSystemsAreKnown) {
  const auto expect = [](EventType type, std::initializer_list<const char*> words) {
    for (const char* word : words) EXPECT_EQ(parseEventType(word), type) << word;
  };
  expect(EventType::kView,
         {"view_item", "Product Viewed", "detail-page-view", "product_viewed", "ViewContent",
          "Viewed Product", "clickedObjectIDs", "pv", "page_view"});
  expect(EventType::kAddToCart, {"add_to_cart", "Product Added", "add-to-cart", "addtocart",
                                 "product_added_to_cart", "addedToCartObjectIDs", "cart"});
  expect(EventType::kRemoveFromCart, {"remove_from_cart", "Product Removed", "remove-from-cart"});
  expect(EventType::kPurchase,
         {"purchase", "Order Completed", "purchase-complete", "transaction", "checkout_completed",
          "convertedObjectIDs", "purchasedObjectIDsAfterSearch", "ecommerceOrder", "buy"});
  expect(EventType::kSearch, {"search", "Products Searched", "view_search_results"});
  expect(EventType::kSelect, {"select_item", "Product Clicked"});
  expect(EventType::kImpression, {"view_item_list", "Product List Viewed"});
  expect(EventType::kWishlist, {"add_to_wishlist", "Product Added to Wishlist", "fav"});
  expect(EventType::kCategory, {"category-page-view", "collection_viewed"});
  expect(EventType::kHome, {"home-page-view"});
}

TEST(EventWords, ThatNoProductNeedsAreSetAside) {
  for (const char* word :
       {"session_start", "scroll", "first_visit", "begin_checkout", "identify", "track", "page",
        "shopping-cart-page-view", "user_engagement", "view_cart", "add_payment_info", "refund",
        "Order Refunded", "Checkout Started", "page_ping", "Cart Viewed", "checkout_started"}) {
    EXPECT_TRUE(isSetAsideWord(word)) << word;
    EXPECT_EQ(parseEventType(word), std::nullopt) << word;
  }
  for (const char* word : {"heartbeat", "promo_seen", "", "view", "purchase", "page_view"}) {
    EXPECT_FALSE(isSetAsideWord(word)) << word;
  }
}

}  // namespace
}  // namespace shelfwise
