#include "table/encodings.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "fixtures/input_files.h"
#include "table/input_text.h"

namespace shelfwise {
namespace {

using namespace std::string_literals;

std::string decoded(const std::string& bytes, std::string_view encoding) {
  const auto text = utf8Of("shop.csv", bytes, encoding, 1'000'000);
  return text.ok() ? text.value() : text.error().message;
}

TEST(Encodings, AreReadByTheirTables) {
  EXPECT_EQ(decoded("\xD6\xD0\xCE\xC4\xE7\x52", "GBK"), "中文鏡");
  EXPECT_EQ(decoded("\xD6\xD0\x94\x39\xFC\x36\x81\x30\x8A\x31\xA2\xE3", "GB18030"), "中😀ä€");
  EXPECT_EQ(decoded("\xA4\xA4\xA4\xE5", "Big5"), "中文");
  EXPECT_EQ(decoded("\x93\xFA\x96\x7B\xB1", "Shift_JIS"), "日本ｱ");
  EXPECT_EQ(decoded("\xC6\xFC\xCB\xDC", "EUC-JP"), "日本");
  EXPECT_EQ(decoded("\x1B$BF|K\\\x1B(B!", "ISO-2022-JP"), "日本!");
  EXPECT_EQ(decoded("\xC7\xD1\xB1\xB9", "EUC-KR"), "한국");
  EXPECT_EQ(decoded("\x8C\x63", "cp949"), "똠");
  EXPECT_EQ(decoded("\xF0\xD2\xC9\xD7\xC5\xD4", "KOI8-R"), "Привет");
  EXPECT_EQ(decoded("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251"), "Привет");
  EXPECT_EQ(decoded("\x80\xE9", "windows-1252"), "€é");
  EXPECT_EQ(decoded("\xA4", "ISO-8859-15"), "€");
  EXPECT_EQ(decoded("\x9E", "windows-1250"), "ž");
  EXPECT_EQ(decoded("\xFE", "ISO-8859-9"), "ş");
  EXPECT_EQ(decoded("caf\xE9", "latin1"), "café");
}

TEST(Gb18030, HasCharactersOfFourBytesInTwoRanges) {
  EXPECT_EQ(decoded("\x90\x30\x81\x30\xE3\x32\x9A\x35", "GB18030"), "\U00010000\U0010FFFF");
  EXPECT_EQ(decoded("\x81\x30\x81\x30\x84\x31\xA4\x39", "GB18030"), "\u0080\uFFFF");
  EXPECT_EQ(decoded("\x84\x31\x82\x35\x83\x36\xC7\x38\x84\x30\x81\x31\x81\x35\xF4\x37", "GB18030"),
            "\uFE0F\uD7FF\uF900\u1E3F");
  EXPECT_EQ(decoded("a\x81\x30\x8A\x31\x81\x30\x8A\x31\xD6\xD0z", "GB18030"), "aää中z");
  for (const std::string bad : {"\x84\x31\xA5\x30", "\xE3\x32\x9A\x36", "\x81\x30\x81",
                                "\x81\x30\x80\x30", "\x81\x30\x81\x40"}) {
    EXPECT_EQ(decoded("a" + bad, "GB18030"), "shop.csv, row 1: byte 2 of the file is not GB18030");
  }
  std::string emoji;
  for (int i = 0; i < 100'000; ++i) emoji += "\x94\x39\xFC\x36";
  EXPECT_EQ(decoded(emoji, "GB18030").size(), emoji.size());
}

TEST(Encodings, AreNamedByTheirLettersAndDigits) {
  for (const std::string_view name : {"windows-1252", "Windows 1252", "WINDOWS_1252", "cp1252"}) {
    EXPECT_EQ(decoded("\x80", name), "€") << name;
  }
  EXPECT_EQ(decoded("caf\xE9", "UTF-8"), "caf\xE9");  // left to those who read rows
}

TEST(Utf16, IsReadInBothOrders) {
  const std::string little = "i\0d\0\n\0\x2D\x4E"s;
  const std::string big = "\0i\0d\0\n\x4E\x2D"s;
  for (const std::string_view name : {"UTF-16", "utf16", "Unicode"}) {
    EXPECT_EQ(decoded("\xFF\xFE" + little, name), "id\n中");
    EXPECT_EQ(decoded("\xFE\xFF" + big, name), "id\n中");
    EXPECT_EQ(decoded(little, name), "id\n中");
    EXPECT_EQ(decoded(big, name), "id\n中");
  }
  EXPECT_EQ(decoded(little, "UTF-16LE"), "id\n中");
  EXPECT_EQ(decoded(big, "UTF-16BE"), "id\n中");
  EXPECT_EQ(decoded("\x3D\xD8\x00\xDE"s, "UTF-16LE"), "😀");
}

TEST(Encodings, LeaveTextThatIsPlainlyUtf8) {
  const std::string text = "größer, schöner, süßer, übermütig, ähnlich\n";
  EXPECT_EQ(decoded(text, "windows-1252"), text);
  EXPECT_EQ(decoded(text, "GBK"), text);
  // A few characters are no evidence: the name holds.
  EXPECT_EQ(decoded("\xC3\xA4", "windows-1252"), "Ã¤");
}

TEST(Encodings, TellTheLineAndByteThatIsNoneOfTheirs) {
  EXPECT_EQ(decoded("id\n\xD6\xD0\n\xFF\xFF\n", "GBK"),
            "shop.csv, row 3: byte 7 of the file is not GBK");
  EXPECT_EQ(decoded("a\xD6", "GBK"), "shop.csv, row 1: byte 2 of the file is not GBK");
  EXPECT_EQ(decoded("i\0d"s, "UTF-16LE"), "shop.csv, row 1: byte 3 of the file is not UTF-16LE");
  EXPECT_EQ(decoded("\0\xD8i\0"s, "UTF-16LE"),
            "shop.csv, row 1: byte 1 of the file is not UTF-16LE");
  for (const std::string pair : {"\xEF\xFC", "\xEB\x40", "\x81\x20", "\x81\xFD", "\xFD\x40"}) {
    EXPECT_EQ(decoded(pair, "Shift_JIS"), "shop.csv, row 1: byte 1 of the file is not Shift_JIS");
  }
  for (const std::string pair : {"\xC8\x41", "\xFE\x41", "\x80\x41"}) {
    EXPECT_EQ(decoded(pair, "EUC-KR"), "shop.csv, row 1: byte 1 of the file is not EUC-KR");
  }
}

// Whatever the bytes are, they are refused or become UTF-8; the sanitizers watch.
TEST(Encodings, SurviveAnyBytes) {
  std::uint64_t state = 5;
  const std::vector<std::string> names = {"GBK",       "GB18030", "GB2312",      "Big5",
                                          "Shift_JIS", "EUC-JP",  "ISO-2022-JP", "EUC-KR",
                                          "UTF-16",    "UTF-32",  "KOI8-U",      "windows-1255"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (int i = 0; i < 12; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      bytes += static_cast<char>(state >> 56);
    }
    const std::string& name = names[static_cast<std::size_t>(round) % names.size()];
    const auto text = utf8Of("f", bytes, name, 1000);
    if (!text.ok()) {
      EXPECT_EQ(text.error().code, ErrorCode::kBadEncoding) << name;
    }
  }
}

TEST(Encodings, ThatNobodyKnowsAreRefusedWithTheList) {
  for (const std::string_view name : {"klingon", "", "wchar_t", "windows-9999"}) {
    const auto text = utf8Of("shop.csv", "a", name, 100);
    ASSERT_FALSE(text.ok()) << name;
    EXPECT_EQ(text.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(text.error().message.find("GB18030"), std::string::npos);
    EXPECT_FALSE(checkEncoding(name).ok());
  }
  EXPECT_TRUE(checkEncoding("Shift-JIS").ok());
}

TEST(InputText, IsDecodedByTheEncodingThatIsNamed) {
  const auto read = [](const std::string& bytes, std::string_view encoding) {
    return inputText(inputOf("shop.csv", bytes), 100, encoding);
  };
  EXPECT_EQ(read("\xFF\xFEi\0d\0"s, "UTF-16").value(), "id");
  EXPECT_EQ(read("\xFF\xFEi\0d\0"s, "UTF-16LE").value(), "id");
  EXPECT_EQ(read(gzipped("\xD6\xD0"), "GBK").value(), "中");
  EXPECT_EQ(read("\xEF\xBB\xBF\xC3\xA4", "windows-1252").value(), "ä");  // the mark says UTF-8
  EXPECT_EQ(read("i\0"s, "windows-1252").error().code, ErrorCode::kNotText);
  EXPECT_EQ(read(std::string(60, '\xE9'), "latin1").error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace shelfwise
