#include "schema/type_words.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

ColumnMap::Events mapOfWords() {
  ColumnMap::Events map;
  map.types = {{"glance", EventType::kView},
               {"add_2_bag", EventType::kAddToCart},
               {"promo_*", std::nullopt},
               {"promo_buy", EventType::kPurchase},
               {"view", EventType::kLike}};
  return map;
}

TEST(TypeWords, FollowTheMapExactlyThenInAnotherSpellingThenByPattern) {
  const ColumnMap::Events map = mapOfWords();
  TypeWords words(map);
  EXPECT_EQ(words.read("glance").type, EventType::kView);
  EXPECT_EQ(words.read("Add 2 Bag").type, EventType::kAddToCart);
  EXPECT_EQ(words.read("promo_seen").meaning, WordMeaning::kLeftOut);
  EXPECT_EQ(words.read("promo_buy").type, EventType::kPurchase);
  EXPECT_EQ(words.read("view").type, EventType::kLike);
}

TEST(TypeWords, KnowUsualWordsAndThoseWithoutUse) {
  const ColumnMap::Events map = mapOfWords();
  TypeWords words(map);
  EXPECT_EQ(words.read("purchase").type, EventType::kPurchase);
  EXPECT_EQ(words.read("session_start").meaning, WordMeaning::kWithoutUse);
  EXPECT_EQ(words.read("heartbeat").meaning, WordMeaning::kUnknown);
  EXPECT_EQ(words.read("").meaning, WordMeaning::kUnknown);
}

TEST(TypeWords, GiveTheSameAnswerHoweverManyWordsThereAre) {
  const ColumnMap::Events map = mapOfWords();
  TypeWords words(map);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 3'000; ++i) {
      EXPECT_EQ(words.read("word" + std::to_string(i)).meaning, WordMeaning::kUnknown);
      EXPECT_EQ(words.read("promo_" + std::to_string(i)).meaning, WordMeaning::kLeftOut);
    }
  }
}

}  // namespace
}  // namespace shelfwise
