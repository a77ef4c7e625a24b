#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

TEST(Utf8, ReadsCharactersOfEveryLength) {
  const std::string text = "a\xC3\xA9\xE8\xBF\x90\xF0\x9F\x9B\x92";  // a é 运 🛒
  const Utf8Char latin = utf8CharAt(text, 1);
  EXPECT_EQ(latin.code, U'é');
  EXPECT_EQ(latin.length, 2u);
  EXPECT_EQ(utf8CharAt(text, 3).code, U'运');
  EXPECT_EQ(utf8CharAt(text, 6).code, U'🛒');
  EXPECT_EQ(utf8CharAt(text, 6).length, 4u);
  EXPECT_EQ(firstInvalidUtf8(text), text.size());
}

TEST(Utf8, EveryScalarValueSurvivesTheRoundTrip) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code == 0xD800) code = 0xE000;
    std::string text;
    appendUtf8(text, code);
    const Utf8Char read = utf8CharAt(text, 0);
    ASSERT_TRUE(read.valid) << static_cast<std::uint32_t>(code);
    ASSERT_EQ(read.code, code);
    ASSERT_EQ(read.length, text.size());
  }
}

TEST(Utf8, RefusesWhatTheStandardForbids) {
  for (const std::string bytes :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE8\xBF", "\xFF", "\xC3("}) {
    EXPECT_FALSE(utf8CharAt(bytes, 0).valid) << bytes;
    EXPECT_EQ(utf8CharAt(bytes, 0).length, 1u);
    EXPECT_EQ(firstInvalidUtf8("0123456789" + bytes), 10u);
  }
}

TEST(Utf8, TheSearchForBadBytesGoesOnBehindTheLastOne) {
  const std::string text =
      "ab\xFF"
      "cd\xFE";
  EXPECT_EQ(firstInvalidUtf8(text), 2u);
  EXPECT_EQ(firstInvalidUtf8(text, 3), 5u);
  EXPECT_EQ(firstInvalidUtf8(text, 6), 6u);
}

TEST(Utf8, LengthIsCountedInCharacters) {
  EXPECT_EQ(utf8Length(""), 0u);
  EXPECT_EQ(utf8Length("aé茶😀"), 4u);
  EXPECT_EQ(utf8Length("a\xFF\xE8\x8C"), 4u);  // three bytes of no character
}

}  // namespace
}  // namespace shelfwise
