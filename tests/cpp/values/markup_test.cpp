#include "values/markup.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "text/utf8.h"

namespace shelfwise {
namespace {

TEST(Markup, IsLeftOutOfATextAndItsEntitiesAreDecoded) {
  EXPECT_EQ(withoutMarkup("Tea &amp; Honey &ndash; Mild"), "Tea & Honey – Mild");
  EXPECT_EQ(withoutMarkup("<b>NEW</b> Sofa<br>Bed"), "NEW Sofa Bed");
  EXPECT_EQ(withoutMarkup("<p class=\"a > b\">Warm</p><p>Soft</p>"), " Warm  Soft ");
  EXPECT_EQ(withoutMarkup("a<!-- no -->b<!DOCTYPE html>c"), "abc");
  EXPECT_EQ(withoutMarkup("<![CDATA[Salt & <i>Nuts</i>]]>"), "Salt & Nuts");
  EXPECT_EQ(withoutMarkup("x<script>if (a < b) {}</script>y<STYLE>p{}</STYLE>z"), "xyz");
  EXPECT_EQ(withoutMarkup("Brush<br/>Set"), "Brush Set");
}

TEST(Markup, DecodesEntitiesOnce) {
  EXPECT_EQ(withoutMarkup("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
  EXPECT_EQ(withoutMarkup("&lt;b&gt;"), "<b>");
}

TEST(Markup, KnowsNamesAndNumbersOfEntities) {
  EXPECT_EQ(withoutMarkup("&eacute;&Eacute;&euro;&apos;&quot;&hellip;"), "éÉ€'\"…");
  EXPECT_EQ(withoutMarkup("&#233;&#xE9;&#XE9;&#128512;&#150;&#x80;"), "ééé😀–€");
  EXPECT_EQ(withoutMarkup("&thetasym;&zwnj;&AElig;"), "ϑ\u200CÆ");
}

TEST(Markup, LeavesWhatIsNoTagAndNoEntity) {
  for (const char* text :
       {"< 5 cm", "5 < 6 > 4", "a<b",     "I <3 tents",  "R&D",        "Fish & Chips;", "&unknown;",
        "&#;",    "&#x;",      "&#0;",    "&#xD800;",    "&#1114112;", "&#99999999;",   "AT&T;",
        "<foo>",  "<b",        "&copy=2", "x <b y < z>", "<!-- open",  "&amp"}) {
    EXPECT_EQ(withoutMarkup(text), text);
  }
}

TEST(Markup, IsLookedForByItsSigns) {
  EXPECT_TRUE(mayHaveMarkup("a & b"));
  EXPECT_TRUE(mayHaveMarkup("<"));
  EXPECT_FALSE(mayHaveMarkup("plain > text"));
}

TEST(Markup, OfAnyCharacterAsANumberIsThatCharacter) {
  for (char32_t code = 160; code < 0x3000; ++code) {
    std::string expected;
    appendUtf8(expected, code);
    ASSERT_EQ(withoutMarkup("&#" + std::to_string(static_cast<std::uint32_t>(code)) + ";"),
              expected);
  }
}

TEST(Markup, OfRandomSignsEndsWithoutHarm) {
  std::uint64_t state = 21;
  const std::string signs = "<>/!-&#;xbr p=\"'[CDATA";
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (int k = 0; k < 16; ++k) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text += signs[(state >> 33) % signs.size()];
    }
    ASSERT_LE(withoutMarkup(text).size(), text.size() + 4);
  }
}

TEST(Markup, OfManyOpenSignsIsReadInLinearTime) {
  const std::string open(300'000, '<');
  EXPECT_EQ(withoutMarkup(open), open);
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<b x";
  EXPECT_EQ(withoutMarkup(tags), tags);
  for (const char* part : {"<!--", "<!", "<b a=\"", "<script>", "&#1", "<![CDATA["}) {
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += part;
    EXPECT_LE(withoutMarkup(many).size(), many.size()) << part;
  }
}

}  // namespace
}  // namespace shelfwise
