#include "values/event_words.h"

#include <algorithm>
#include <string>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

struct TypeWord {
  std::string_view word;  // as canonicalName() gives it
  EventType type;
};

// Beside the names of the types.
constexpr TypeWord kTypeWords[] = {
    {"pageview", EventType::kView},
    {"pv", EventType::kView},
    {"click", EventType::kView},
    {"viewitem", EventType::kView},
    {"itemview", EventType::kView},
    {"viewproduct", EventType::kView},
    {"productview", EventType::kView},
    {"productviewed", EventType::kView},
    {"detail", EventType::kView},
    {"detailpageview", EventType::kView},
    {"浏览", EventType::kView},
    {"点击", EventType::kView},
    {"cart", EventType::kAddToCart},
    {"cartadd", EventType::kAddToCart},
    {"addtobasket", EventType::kAddToCart},
    {"productadded", EventType::kAddToCart},
    {"加购", EventType::kAddToCart},
    {"加入购物车", EventType::kAddToCart},
    {"removefrombasket", EventType::kRemoveFromCart},
    {"productremoved", EventType::kRemoveFromCart},
    {"移出购物车", EventType::kRemoveFromCart},
    {"purchased", EventType::kPurchase},
    {"buy", EventType::kPurchase},
    {"order", EventType::kPurchase},
    {"transaction", EventType::kPurchase},
    {"sale", EventType::kPurchase},
    {"购买", EventType::kPurchase},
    {"下单", EventType::kPurchase},
    {"支付", EventType::kPurchase},
    {"搜索", EventType::kSearch},
    {"selectitem", EventType::kSelect},
    {"viewitemlist", EventType::kImpression},
    {"曝光", EventType::kImpression},
    {"addtowishlist", EventType::kWishlist},
    {"favorite", EventType::kWishlist},
    {"favourite", EventType::kWishlist},
    {"fav", EventType::kWishlist},
    {"收藏", EventType::kWishlist},
    {"rating", EventType::kRate},
    {"review", EventType::kRate},
    {"评分", EventType::kRate},
    {"评价", EventType::kRate},
    {"点赞", EventType::kLike},
    {"喜欢", EventType::kLike},
    {"不喜欢", EventType::kDislike},
    {"viewcategory", EventType::kCategory},
};

// Whether canonicalName() of the type's name is `word`: names are ASCII letters.
bool isNameOf(EventType type, std::string_view word) {
  const std::string_view name = eventTypeName(type);
  return std::equal(name.begin(), name.end(), word.begin(), word.end(), [](char n, char w) {
    return n == w || (n >= 'A' && n <= 'Z' && n - 'A' + 'a' == w);
  });
}

}  // namespace

std::optional<EventType> parseEventType(std::string_view text) {
  const std::string word = canonicalName(text);
  for (const EventType type : kEventTypes) {
    if (isNameOf(type, word)) return type;
  }
  for (const TypeWord& known : kTypeWords) {
    if (known.word == word) return known.type;
  }
  return std::nullopt;
}

}  // namespace shelfwise
