#include "text/tokens.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

using Words = std::vector<std::string>;

TEST(Tokens, AreLowerCaseWordsWithoutMarks) {
  EXPECT_EQ(tokens("Jerdon J1010 6-Inch, Two-Sided (White) & more!"),
            (Words{"jerdon", "j1010", "6", "inch", "two", "sided", "white", "more"}));
}

TEST(Tokens, KeepAPointBetweenDigitsOnly) {
  EXPECT_EQ(tokens("Firm 0.5oz. v2.0 3. end .7"),
            (Words{"firm", "0.5oz", "v2.0", "3", "end", "7"}));
}

TEST(Tokens, LoseAccentsAndApostrophes) {
  EXPECT_EQ(tokens("L'Oréal Straße Ærø Þór Łódź cœur Women’s ÇA"),
            (Words{"loreal", "strasse", "aero", "thor", "lodz", "coeur", "womens", "ca"}));
  EXPECT_EQ(tokens("cafe\xCC\x81 m² 10µm"), (Words{"cafe", "m2", "10um"}));
}

TEST(Tokens, AreHanCharactersAndTheirNeighbourPairs) {
  EXPECT_EQ(tokens("运动鞋"), (Words{"运", "运动", "动", "动鞋", "鞋"}));
}

TEST(Tokens, PairsDoNotReachAcrossOtherText) {
  EXPECT_EQ(tokens("鞋2021新款，女"), (Words{"鞋", "2021", "新", "新款", "款", "女"}));
  EXPECT_EQ(tokens("红 色"), (Words{"红", "色"}));
}

TEST(Tokens, ReadFullWidthFormsAsNarrowOnes) {
  EXPECT_EQ(tokens("ＡＢＣ１２（Ｘ）"), (Words{"abc12", "x"}));
}

TEST(Tokens, LeaveOtherScriptsAsTheyAre) {
  EXPECT_EQ(tokens("чай カメラ・ケース 가방"), (Words{"чай", "カメラ", "ケース", "가방"}));
}

TEST(Tokens, AreNoneInATextOfMarks) {
  EXPECT_TRUE(tokens("").empty());
  EXPECT_TRUE(tokens(" -- , . '' 🛒 €").empty());
}

TEST(Tokens, EndAWordAtBytesThatAreNoUtf8) {
  EXPECT_EQ(tokens("ab\xFF"
                   "cd\xE8\xBF"),
            (Words{"ab", "cd"}));
}

TEST(Tokens, OfTheirOwnWordsAreTheSameWords) {
  std::uint64_t state = 11;
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text.push_back(static_cast<char>(state >> 33 & 0x7F));
    }
    const Words words = tokens(text);
    std::string joined;
    for (const auto& word : words) joined += word + " ";
    ASSERT_EQ(tokens(joined), words) << text;
  }
}

}  // namespace
}  // namespace shelfwise
