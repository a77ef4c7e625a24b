#include "table/input_text.h"

#include <gtest/gtest.h>

#include <string>

#include "fixtures/input_files.h"

namespace shelfwise {
namespace {

using namespace std::string_literals;

Result<std::string> read(const std::string& bytes, std::uint64_t maxBytes = kMaxTextBytes) {
  return inputText(inputOf("shop.csv", bytes), maxBytes);
}

void expectError(const std::string& bytes, ErrorCode code, const std::string& part) {
  const auto text = read(bytes);
  ASSERT_FALSE(text.ok()) << part;
  EXPECT_EQ(text.error().code, code) << text.error().message;
  EXPECT_EQ(text.error().message.find("shop.csv: "), 0u) << text.error().message;
  EXPECT_NE(text.error().message.find(part), std::string::npos) << text.error().message;
}

// Text that does not shrink to nothing, so that its gzip has a body.
std::string longText() {
  std::string text = "id,title\n";
  for (int i = 0; i < 60; ++i) text += std::to_string(i * i * 7919) + ",tent " + std::to_string(i);
  return text;
}

TEST(InputText, IsThePlainTextOrTheUnpackedOne) {
  EXPECT_EQ(read("id\n1\n").value(), "id\n1\n");
  EXPECT_EQ(read(gzipped("id\n1\n")).value(), "id\n1\n");
}

TEST(InputText, JoinsTheMembersOfAGzipFile) {
  EXPECT_EQ(read(gzipped("id\n") + gzipped("") + gzipped("1\n")).value(), "id\n1\n");
}

TEST(InputText, HasNoByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBFid").value(), "id");
  EXPECT_EQ(read(gzipped("\xEF\xBB\xBFid")).value(), "id");
}

TEST(InputText, OfNothingIsAnEmptyFile) {
  expectError("", ErrorCode::kEmptyFile, "the file is empty");
  expectError("\xEF\xBB\xBF", ErrorCode::kEmptyFile, "the file is empty");
  expectError(gzipped(""), ErrorCode::kEmptyFile, "the file is empty");
}

TEST(InputText, RefusesAGzipFileThatIsCutAnywhere) {
  const std::string whole = gzipped(longText());
  ASSERT_GT(whole.size(), 300u);
  for (std::size_t size = 2; size < whole.size(); ++size) {
    expectError(whole.substr(0, size), ErrorCode::kCorruptGzip,
                "truncated: it ends at byte " + std::to_string(size));
  }
}

TEST(InputText, NeverGivesAnotherTextWhenAByteOfAGzipFileIsFlipped) {
  const std::string whole = gzipped(longText());
  for (std::size_t at = 2; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
    const auto text = read(flipped);
    if (text.ok()) {
      EXPECT_EQ(text.value(), longText()) << "byte " << at;
    } else {
      EXPECT_EQ(text.error().code, ErrorCode::kCorruptGzip) << "byte " << at;
    }
  }
}

TEST(InputText, RefusesWhatFollowsAGzipFile) {
  const std::string member = gzipped("id\n1\n");
  expectError(member + "junk", ErrorCode::kCorruptGzip,
              "ends at byte " + std::to_string(member.size()) + ", but 4 bytes follow");
  expectError(member + "\0\0"s, ErrorCode::kCorruptGzip, "2 bytes follow");
}

TEST(InputText, StopsAtTheLimitHoweverSmallTheFileIs) {
  const std::string bomb = gzipped(std::string(10'000'000, 'a'));
  ASSERT_LT(bomb.size(), 20'000u);
  const auto text = read(bomb, 1'000'000);
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(text.error().message, "shop.csv: the text is longer than 1000000 bytes");
  EXPECT_EQ(read(std::string(101, 'a'), 100).error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(read(gzipped(std::string(100, 'a')), 100).ok());
  EXPECT_EQ(read(gzipped(std::string(101, 'a')), 100).error().code, ErrorCode::kTooLarge);
}

TEST(InputText, RefusesWhatIsNoText) {
  expectError("\x89PNG\r\n\x1A\n", ErrorCode::kNotText, "a PNG picture");
  expectError("PK\x03\x04 sheet", ErrorCode::kNotText, "Excel");
  expectError("id\n1\0002"s, ErrorCode::kNotText, "byte 4 is NUL");
  expectError("\xFF\xFEi\0d\0"s, ErrorCode::kNotText, "UTF-16");
  expectError("\xFE\xFF\0i\0d"s, ErrorCode::kNotText, "UTF-16");
  expectError("i\0d\0,\0"s, ErrorCode::kNotText, "UTF-16");
  expectError(gzipped(gzipped("id\n1\n")), ErrorCode::kNotText, "gzip file inside a gzip file");
}

}  // namespace
}  // namespace shelfwise
