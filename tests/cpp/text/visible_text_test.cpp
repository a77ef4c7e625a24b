#include "text/visible_text.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

namespace shelfwise {
namespace {

// Everything that a terminal or an editor takes for more than a sign.
const std::vector<std::pair<std::string, std::string>> kHidden = {
    {"\x1B[2J", "\\x1B[2J"},                     // clears the screen
    {"\x1B]0;title\x07", "\\x1B]0;title\\x07"},  // names the window
    {"\r", "\\x0D"},                             // goes back over what is written
    {"\n", "\\x0A"},                             //
    {"\t", "\\x09"},                             //
    {std::string(1, '\0'), "\\x00"},             //
    {"\x7F", "\\x7F"},                           //
    {"\xC2\x9B"
     "2J",
     "\\xC2\\x9B"
     "2J"},  // the same as ESC [
    {"\xE2\x80\xAE"
     "txt",
     "\\xE2\\x80\\xAE"
     "txt"},                              // right to left from here
    {"\xE2\x81\xA6", "\\xE2\\x81\\xA6"},  //
    {"\xE2\x80\xA8", "\\xE2\\x80\\xA8"},  // a line break
    {"\x9B"
     "2J",
     "\\x9B"
     "2J"},                      // no UTF-8
    {"\xE8\x8C", "\\xE8\\x8C"},  // half a character
};

TEST(VisibleText, SpellsOutWhatSteersATerminal) {
  for (const auto& [hidden, shown] : kHidden) EXPECT_EQ(visible("a" + hidden), "a" + shown);
}

TEST(VisibleText, LeavesTextAsItIs) {
  for (const std::string text : {"", "Tent “Alpine 2” \\x1B", "茶具 é 😀", "ZWJ: 👩‍🚀"}) {
    EXPECT_EQ(visible(text), text);
    EXPECT_EQ(visibleLines(text), text);
  }
}

TEST(VisibleText, LinesKeepTheirBreaks) {
  EXPECT_EQ(visibleLines("a\n\x1B[1mb\n"), "a\n\\x1B[1mb\n");
}

TEST(VisibleText, IsVisibleWhateverTheBytes) {
  std::mt19937_64 random(19);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += static_cast<char>(random());
    const std::string shown = visible(text);
    EXPECT_EQ(visible(shown), shown);
    EXPECT_EQ(visibleLines(shown), shown);
  }
}

TEST(VisibleText, JsonKeepsItsValue) {
  std::string all;
  for (char32_t code = 0; code < 0x3000; ++code) appendUtf8(all, code);
  const boost::json::value value = {{"key\x7F", all}, {"list", {1, 2.5, nullptr}}};
  const std::string shown = visibleJson(boost::json::serialize(value));
  EXPECT_EQ(visible(shown), shown);
  EXPECT_EQ(boost::json::parse(shown), value);
}

TEST(VisibleText, JsonIsUtf8WhateverTheBytes) { EXPECT_EQ(visibleJson("\"\xFF\""), "\"\\ufffd\""); }

}  // namespace
}  // namespace shelfwise
