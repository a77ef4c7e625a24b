#include "values/lists.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

Texts listAt(const char* sign, const char* text) {
  ValueStyle style;
  style.listSign = sign;
  return listOf(text, style);
}

TEST(Lists, AreCutAtTheSignOfTheirColumn) {
  EXPECT_EQ(listAt("|", "red| blue |red"), (Texts{"red", "blue", "red"}));
  EXPECT_EQ(listAt(";", "red;blue;"), (Texts{"red", "blue"}));
  EXPECT_EQ(listAt(",", "winter, men"), (Texts{"winter", "men"}));
  EXPECT_EQ(listAt(",", "food\\, drink, tea"), (Texts{"food, drink", "tea"}));
  EXPECT_EQ(listAt("|", "Soft, warm"), Texts{"Soft, warm"});
  EXPECT_EQ(listAt("、", "红、蓝"), (Texts{"红", "蓝"}));
  EXPECT_EQ(listAt("", "a|b,c"), Texts{"a|b,c"});
}

TEST(Lists, HaveNoEmptyValuesAndNoWordsForNothing) {
  EXPECT_EQ(listAt("|", "|red||None|n/a| |"), Texts{"red"});
  EXPECT_EQ(listAt(",", ""), Texts{});
  EXPECT_EQ(listAt(",", "[None, '', \"red\"]"), Texts{"red"});
  EXPECT_EQ(listAt("|", "['None']"), Texts{});
}

TEST(Lists, InBracketsAreReadAsJsonPythonAndNumPyWriteThem) {
  EXPECT_EQ(bracketList(R"(["red", "blue"])"), (Texts{"red", "blue"}));
  EXPECT_EQ(bracketList("['red', 'dark \"blue\"']"), (Texts{"red", "dark \"blue\""}));
  EXPECT_EQ(bracketList("['red' 'blue']"), (Texts{"red", "blue"}));
  EXPECT_EQ(bracketList("[u'red', \"kids' \",]"), (Texts{"red", "kids'"}));
  EXPECT_EQ(bracketList("('red', 'blue')"), (Texts{"red", "blue"}));
  EXPECT_EQ(bracketList("{'red', 'blue'}"), (Texts{"red", "blue"}));
  EXPECT_EQ(bracketList("{red,blue}"), (Texts{"red", "blue"}));
  EXPECT_EQ(bracketList("[1, 2.5]"), (Texts{"1", "2.5"}));
  EXPECT_EQ(bracketList("[red, dark blue]"), (Texts{"red", "dark blue"}));
  EXPECT_EQ(bracketList(R"([["A", "B"], "C"])"), (Texts{"A > B", "C"}));
  EXPECT_EQ(bracketList(R"(["caf\u00e9 \ud83d\ude00", "a\"b\\", "x\ny"])"),
            (Texts{"café 😀", "a\"b\\", "x y"}));
  EXPECT_EQ(bracketList(R"(['10\xa0cm'])"), Texts{"10 cm"});
}

TEST(Lists, InBracketsAreTheWholeCell) {
  for (const char* text :
       {"", "red", "[", "[]x", "[NEW] Tent", "[1] and [2]", "['red'", "['red", "(new)", "{colour}",
        R"({"a": "b"})", R"(["\u12"])", R"(["\ud800"])", "[[['deep']]]", "[,]", "5 (five)"}) {
    EXPECT_EQ(bracketList(text), std::nullopt) << text;
  }
}

TEST(Lists, OfAnyTextsComeBackFromJson) {
  std::uint64_t state = 3;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
  };
  const std::string letters = "ab,;|[]'\"\\x{}>/";
  for (int i = 0; i < 5'000; ++i) {
    Texts values;
    std::string json = "[";
    for (std::uint64_t n = 1 + next(4); n > 0; --n) {
      std::string value = "v";
      for (std::uint64_t k = next(8); k > 0; --k) value += letters[next(letters.size())];
      json += values.empty() ? "\"" : ", \"";
      for (const char c : value)
        json += (c == '"' || c == '\\') ? std::string("\\") + c : std::string(1, c);
      json += '"';
      values.push_back(value);
    }
    ASSERT_EQ(bracketList(json + "]"), values) << json;
  }
}

TEST(Lists, OfRandomBytesEndWithoutHarm) {
  std::uint64_t state = 8;
  const std::string signs = "[]{}()'\"\\,u0123d8x ab";
  for (int i = 0; i < 50'000; ++i) {
    std::string text = "[";
    for (int k = 0; k < 12; ++k) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text += signs[(state >> 33) % signs.size()];
    }
    const auto list = bracketList(text);
    ASSERT_TRUE(!list || text.ends_with(']') || text.ends_with(' ')) << text;
  }
}

TEST(Addresses, EndWhereAnotherOneBegins) {
  EXPECT_EQ(addressesOf("https://x.invalid/1.jpg, https://x.invalid/2.jpg"),
            (Texts{"https://x.invalid/1.jpg", "https://x.invalid/2.jpg"}));
  EXPECT_EQ(addressesOf("http://x.invalid/1|http://x.invalid/2;//x.invalid/3"),
            (Texts{"http://x.invalid/1", "http://x.invalid/2", "//x.invalid/3"}));
  EXPECT_EQ(addressesOf("http://x.invalid/a\nhttp://x.invalid/b"),
            (Texts{"http://x.invalid/a", "http://x.invalid/b"}));
  EXPECT_EQ(addressesOf("https://x.invalid/w_1,h_2/a b;c.jpg"),
            Texts{"https://x.invalid/w_1,h_2/a b;c.jpg"});
  EXPECT_EQ(addressesOf("/m/a.JPG,/m/b.png"), (Texts{"/m/a.JPG", "/m/b.png"}));
  EXPECT_EQ(addressesOf(R"(["https://x.invalid/1", "https://x.invalid/2"])"),
            (Texts{"https://x.invalid/1", "https://x.invalid/2"}));
  EXPECT_EQ(addressesOf("a.jpg,"), Texts{"a.jpg"});
  EXPECT_EQ(addressesOf("None"), Texts{});
  EXPECT_EQ(addressesOf("a" + std::string(500'000, ' ') + "b"), Texts{"a b"});
  EXPECT_EQ(addressesOf(std::string(500'000, ',')), Texts{std::string(499'999, ',')});
}

TEST(YesAndNo, AreReadInManyLanguages) {
  for (const char* yes : {"Y", "yes", "TRUE", "1", "是", "Ja", "oui", "Sí", "si", "on", "t"}) {
    EXPECT_EQ(yesOrNo(yes), true) << yes;
  }
  for (const char* no : {"N", "No", "false", "0", "否", "nein", "non", "off", "não", "F"}) {
    EXPECT_EQ(yesOrNo(no), false) << no;
  }
  for (const char* other : {"", "2", "red", "yes please", "maybe", "01"}) {
    EXPECT_EQ(yesOrNo(other), std::nullopt) << other;
  }
}

TEST(Categories, ArePathsBetweenBars) {
  using Paths = std::vector<std::vector<std::string>>;
  EXPECT_EQ(parseCategories("Camp > Tents | Sale").value(), (Paths{{"Camp", "Tents"}, {"Sale"}}));
  EXPECT_EQ(parseCategories("A>B>").value(), (Paths{{"A", "B"}}));
  EXPECT_EQ(parseCategories(" | > |").value(), Paths{});
}

TEST(Categories, AreCutAtTheSignsOfTheirColumn) {
  using Paths = std::vector<std::vector<std::string>>;
  const auto read = [](const char* text, const char* path, const char* paths) {
    ValueStyle style;
    style.pathSign = path;
    style.pathsSign = paths;
    return parseCategories(text, style).value();
  };
  EXPECT_EQ(read("Home/Mugs", "/", "|"), (Paths{{"Home", "Mugs"}}));
  EXPECT_EQ(read("Home » Mugs » Tall", "»", "|"), (Paths{{"Home", "Mugs", "Tall"}}));
  EXPECT_EQ(read("A > B, A > C\\, D", ">", ","), (Paths{{"A", "B"}, {"A", "C, D"}}));
  EXPECT_EQ(read("A >> B", ">", "|"), (Paths{{"A", "B"}}));
  EXPECT_EQ(read("/A/B/", "/", ""), (Paths{{"A", "B"}}));
  EXPECT_EQ(read("A|B", "|", ""), (Paths{{"A", "B"}}));
}

TEST(Categories, OfAListInBracketsAreOnePathEach) {
  using Paths = std::vector<std::vector<std::string>>;
  EXPECT_EQ(parseCategories(R"(["Clothing >> Shorts"])").value(), (Paths{{"Clothing", "Shorts"}}));
  EXPECT_EQ(parseCategories("['Living', 'Sofas']").value(), (Paths{{"Living"}, {"Sofas"}}));
  EXPECT_EQ(parseCategories("[['A', 'B'], ['C']]").value(), (Paths{{"A", "B"}, {"C"}}));
}

TEST(Categories, HaveNoWordsForNoValue) {
  using Paths = std::vector<std::vector<std::string>>;
  EXPECT_EQ(parseCategories("None").value(), Paths{});
  EXPECT_EQ(parseCategories("Camp > N/A | (not set)").value(), (Paths{{"Camp"}}));
}

TEST(Categories, RefuseALoopAndAPathWithoutEnd) {
  EXPECT_EQ(parseCategories("A > B > A").error().message, "the category 'A' is its own ancestor");
  EXPECT_EQ(parseCategories("A > A").error().code, ErrorCode::kBadValue);
  std::string deep = "c0";
  for (int i = 1; i < 32; ++i) deep += " > c" + std::to_string(i);
  EXPECT_EQ(parseCategories(deep).value()[0].size(), kMaxCategoryDepth);
  EXPECT_EQ(parseCategories(deep + " > c32").error().message, "a category path is deeper than 32");
}

}  // namespace
}  // namespace shelfwise
