#include "survey/style_judge.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "values/lists.h"
#include "values/numbers.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

ValueStyle judged(ValueUse use, const Texts& cells, const char* name = "c") {
  StyleJudge judge;
  for (const auto& cell : cells) judge.see(cell);
  return judge.style(use, name);
}

std::string listSign(const Texts& cells, const char* name = "c") {
  return judged(ValueUse::kFact, cells, name).listSign;
}

TEST(StyleJudge, OfNothingFindsTheUsualStyle) {
  for (const auto use : {ValueUse::kFact, ValueUse::kCategories, ValueUse::kTime, ValueUse::kId}) {
    const auto style = judged(use, {});
    EXPECT_FALSE(style.decimalComma);
    EXPECT_EQ(style.listSign, "|");
    EXPECT_EQ(style.pathSign, ">");
    EXPECT_EQ(style.pathsSign, "|");
    EXPECT_EQ(style.timeFormat, "");
    EXPECT_FALSE(style.yesNo);
    EXPECT_TRUE(style.decided.empty());
    EXPECT_TRUE(style.doubts.empty());
  }
}

TEST(DecimalStyle, IsProvenByOneCell) {
  const auto comma = judged(ValueUse::kPrice, {"1.499", "89,90", "349"});
  EXPECT_TRUE(comma.decimalComma);
  EXPECT_EQ(comma.decided, Texts{"decimal comma"});
  EXPECT_TRUE(judged(ValueUse::kPrice, {"13.000", "1.299.000"}).decimalComma);
  EXPECT_TRUE(judged(ValueUse::kFact, {"12,5 cm", "1.299 cm"}).decimalComma);
  EXPECT_TRUE(judged(ValueUse::kQuantity, {"0,5"}).decimalComma);
  EXPECT_TRUE(judged(ValueUse::kPrice, {"€ 1.299,00", "EUR 5"}).decimalComma);
  EXPECT_FALSE(judged(ValueUse::kPrice, {"1,499", "89.90"}).decimalComma);
  EXPECT_FALSE(judged(ValueUse::kFact, {"Soft, 5 parts", "size 1,5 and 2"}).decimalComma);
}

TEST(DecimalStyle, ThatCellsContradictIsToldWhereItMatters) {
  const auto open = judged(ValueUse::kPrice, {"89,90", "89.90", "5.50", "1.499"});
  EXPECT_FALSE(open.decimalComma);
  ASSERT_EQ(open.doubts.size(), 1u);
  EXPECT_EQ(open.doubts[0],
            "some cells have a decimal comma and some a point; 1.499 is less than two");
  EXPECT_TRUE(judged(ValueUse::kPrice, {"89,90", "89.90"}).doubts.empty());
}

TEST(DecimalStyle, OfAPriceThatNothingProvesIsToldUnlessTheCurrencyHasNoDecimals) {
  EXPECT_EQ(
      judged(ValueUse::kPrice, {"13.000", "25.000"}).doubts,
      Texts{"nothing shows whether the point in 13.000 is a decimal sign; it is read as one"});
  EXPECT_TRUE(judged(ValueUse::kPrice, {"13.000 IDR"}).doubts.empty());
  EXPECT_EQ(judged(ValueUse::kPrice, {"R$ 1.299"}).decided,
            Texts{"decimal comma, as usual in BRL"});
  EXPECT_TRUE(judged(ValueUse::kPrice, {"13.000", "12.50"}).doubts.empty());
  EXPECT_TRUE(judged(ValueUse::kFact, {"13.000"}).doubts.empty());
}

TEST(DecimalStyle, IsNotProvenByListsOfNumbers) {
  EXPECT_FALSE(judged(ValueUse::kFact, {"0,1", "0,1,5", "5"}).decimalComma);
}

TEST(ListStyle, IsTheBarWhereCellsHaveOne) {
  EXPECT_EQ(listSign({"red|blue", "red, dark", "blue, light"}), "|");
  EXPECT_EQ(listSign({"red"}), "|");
}

TEST(ListStyle, IsTheCommaWhereTheHeaderSaysSo) {
  EXPECT_EQ(listSign({"winter, men", "rain"}, "Tags"), ",");
  EXPECT_EQ(listSign({"lampe,salon"}, "Tags (x,y,z...)"), ",");
  EXPECT_EQ(listSign({"Blue, Green"}, "Attribute 1 value(s)"), ",");
  EXPECT_EQ(listSign({"rot, blau"}, "Farben"), ",");
  EXPECT_EQ(listSign({"red;blue", "a"}, "product_colors"), ";");
  const std::string prose = "A tent that stays dry in every weather, and that one person can carry";
  EXPECT_EQ(listSign({prose, prose + "!"}, "tags"), "|");
}

TEST(ListStyle, IsTheCommaWherePartsRecurInOtherCells) {
  EXPECT_EQ(listSign({"Blue, Green", "Green, Red", "Red, Blue", "Blue"}), ",");
  EXPECT_EQ(listSign({"cotton, wool", "wool", "cotton", "wool, silk", "silk, cotton"}), ",");
  EXPECT_EQ(listSign({"a,b", "c,b", "a,d", "c,d"}), ",");
}

TEST(ListStyle, IsNotTheCommaInTextsAndNames) {
  EXPECT_EQ(listSign({"Soft, warm wool for cold days", "Light, warm wool for cold days"}), "|");
  EXPECT_EQ(listSign({"Soft, warm", "Soft, warm", "Soft, warm"}), "|");
  EXPECT_EQ(listSign({"Smith, John", "Smith, Anna", "Miller, John", "Miller, Anna"}), "|");
  EXPECT_EQ(listSign({"Acme, Inc.", "Bolt, Inc.", "Crew, Inc."}), "|");
  EXPECT_EQ(listSign({"1,5", "2,5"}), "|");
}

TEST(ListStyle, IsTheSemicolonBetweenShortParts) {
  EXPECT_EQ(listSign({"red; blue", "green"}), ";");
  EXPECT_EQ(listSign({"Tea &amp; Honey"}), "|");
  EXPECT_EQ(listSign({"红、蓝", "红"}), "、");
  EXPECT_EQ(listSign({"It is made of wool and of cotton; it keeps you warm all day"}), "|");
}

TEST(ListStyle, InBracketsIsTold) {
  EXPECT_EQ(judged(ValueUse::kFact, {"['red', 'blue']"}).decided, Texts{"lists in brackets"});
}

TEST(YesNoStyle, NeedsAllCellsToBeSuchWords) {
  const auto yesNo = [](const Texts& cells, const char* name = "c") {
    return judged(ValueUse::kFact, cells, name).yesNo;
  };
  EXPECT_TRUE(yesNo({"Y", "N", "Y"}));
  EXPECT_TRUE(yesNo({"yes", "yes"}));
  EXPECT_TRUE(yesNo({"1", "0"}));
  EXPECT_TRUE(yesNo({"是", "否"}));
  EXPECT_TRUE(yesNo({"1"}, "Active (0/1)"));
  EXPECT_FALSE(yesNo({"1"}));
  EXPECT_FALSE(yesNo({"N"}));
  EXPECT_FALSE(yesNo({"yes", "no", "maybe"}));
  EXPECT_FALSE(yesNo({"0", "1", "2"}));
}

TEST(PathStyle, IsTheSignThatTheCellsHave) {
  const auto path = [](const Texts& cells) {
    return judged(ValueUse::kCategories, cells).pathSign;
  };
  EXPECT_EQ(path({"Home > Mugs", "Home"}), ">");
  EXPECT_EQ(path({"Home » Mugs"}), "»");
  EXPECT_EQ(path({"Home &raquo; Mugs"}), "»");
  EXPECT_EQ(path({"Home › Mugs"}), "›");
  EXPECT_EQ(path({"Home/Kitchen/Mugs", "Home/Lamps"}), "/");
  EXPECT_EQ(path({"Home\\Mugs", "Home\\Lamps"}), "\\");
  EXPECT_EQ(path({"Food &gt; Tea/Coffee", "Food &gt; Nuts"}), ">");
}

TEST(PathStyle, IsNoSlashThatBelongsToNames) {
  const auto path = [](const Texts& cells) {
    return judged(ValueUse::kCategories, cells).pathSign;
  };
  EXPECT_EQ(path({"Tools/Hardware", "Dairy/Eggs", "Bags/Cases", "Tools/Hardware"}), ">");
  EXPECT_EQ(path({"Tools/Hardware", "Tools/Nails", "Mugs", "Lamps", "Tents"}), ">");
}

TEST(PathStyle, FindsTheSignBetweenPaths) {
  const auto between = [](const Texts& cells, const char* name = "c") {
    return judged(ValueUse::kCategories, cells, name).pathsSign;
  };
  EXPECT_EQ(between({"Clothing > Hoodies, Clothing > Sale", "Home > Mugs"}), ",");
  EXPECT_EQ(between({"Shop/Gear,Shop/Gear/Bags", "Shop/Bags"}), ",");
  EXPECT_EQ(between({"A > B; C > D", "A > B"}), ";");
  EXPECT_EQ(between({"A > B | C > D, E"}), "|");
  EXPECT_EQ(between({"Clothing > Hats, Scarves & Gloves", "Clothing > Shoes, Boots"}), "|");
  EXPECT_EQ(between({"Lamps,Salon", "Desks,Salon"}, "Categories (x,y,z...)"), ",");
  EXPECT_EQ(between({"Salt &amp; Nuts &gt; Hot"}), "|");
  EXPECT_EQ(between({"Home, Garden & Tools", "Hats, Scarves & Gloves"}), "|");
}

TEST(StyleJudge, SeesLongTextsWithoutHarm) {
  StyleJudge judge;
  judge.see(std::string(100'000, ','));
  judge.see(std::string(100'000, '9'));
  judge.see(std::string("a\0b", 3));
  EXPECT_EQ(judge.style(ValueUse::kFact, "tags").listSign, "|");
}

// Lists of a vocabulary are found and cut again, whichever sign stands between the words.
TEST(ListStyle, IsFoundForListsOfAVocabulary) {
  const Texts words = {"red", "blue", "green", "dark red", "light grey", "white", "black", "gold"};
  for (const std::string sign : {", ", ",", ";", "; ", "|"}) {
    StyleJudge judge;
    std::vector<Texts> lists;
    Texts cells;
    std::uint64_t state = 9;
    for (int i = 0; i < 200; ++i) {
      Texts list;
      std::string cell;
      for (const auto& word : words) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        if ((state >> 40) % 3 != 0) continue;
        cell += (list.empty() ? "" : sign) + word;
        list.push_back(word);
      }
      if (list.empty()) continue;
      judge.see(cell);
      cells.push_back(cell);
      lists.push_back(list);
    }
    const ValueStyle style = judge.style(ValueUse::kFact, "c");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      ASSERT_EQ(listOf(cells[i], style), lists[i]) << sign;
    }
  }
}

// Prices written with a decimal comma or point come back, whatever the thousands look like.
TEST(DecimalStyle, ReadsPricesAsTheyWereWritten) {
  for (const bool comma : {false, true}) {
    StyleJudge judge;
    Texts cells;
    std::vector<double> values;
    std::uint64_t state = 17;
    for (int i = 0; i < 300; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const auto whole = static_cast<unsigned>(state >> 33) % 9'000 + 1'000;
      std::string cell = std::to_string(whole / 1000) + (comma ? "." : ",") +
                         std::to_string(whole + 10'000).substr(2);
      if (i % 3 == 0) cell += comma ? ",50" : ".50";
      judge.see(cell);
      cells.push_back(cell);
      values.push_back(whole + (i % 3 == 0 ? 0.5 : 0.0));
    }
    const bool found = judge.style(ValueUse::kPrice, "price").decimalComma;
    EXPECT_EQ(found, comma);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      ASSERT_EQ(parseNumber(cells[i], found).value(), values[i]) << cells[i];
    }
  }
}

TEST(StyleJudge, FindsPathsBetweenCommasByWhatRecurs) {
  const auto style =
      judged(ValueUse::kCategories, {"Home > Kitchen > Mugs,Sale", "Home > Kitchen > Mugs",
                                     "Home > Lamps,Sale", "Home > Lamps", "Sale"});
  EXPECT_EQ(style.pathSign, ">");
  EXPECT_EQ(style.pathsSign, ",");
  const auto doubled =
      judged(ValueUse::kCategories, {"Home >> Kitchen >> Mugs;Sale", "Home >> Lamps;Sale"});
  EXPECT_EQ(doubled.pathsSign, ";");
  const auto names =
      judged(ValueUse::kCategories, {"Home, Garden > Tools", "Home, Garden > Pots", "Bath, Body"});
  EXPECT_EQ(names.pathsSign, "|");
}

TEST(StyleJudge, SlashesBetweenSpacesArePathsThoughSomeCellsHaveNone) {
  const Texts cells = {"Home / Kitchen / Mugs", "Sale", "Home / Lamps", "Home / Kitchen / Pans"};
  EXPECT_EQ(judged(ValueUse::kCategories, cells).pathSign, "/");
  const Texts names = {"Audio/Video", "Sale", "Home/Office", "Mugs"};
  EXPECT_EQ(judged(ValueUse::kCategories, names).pathSign, ">");
}

}  // namespace
}  // namespace shelfwise
