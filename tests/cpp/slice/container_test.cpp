#include "slice/container.h"

#include <gtest/gtest.h>

#include <string>

#include "memory/bytes.h"
#include "memory/crc32c.h"

namespace shelfwise {
namespace {

std::vector<std::byte> bytesOf(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

std::vector<std::byte> twoSections() {
  const auto first = bytesOf("hello");
  const auto second = bytesOf(std::string(100, 'x'));
  const Section sections[] = {{"AAAA", first}, {"bbb1", second}};
  return writeContainer(0x1122334455667788, sections);
}

// Puts a right checksum on a changed header or table.
void seal(std::vector<std::byte>& file) {
  const auto count = static_cast<std::size_t>(ByteReader(std::span(file).subspan(32, 4)).u32());
  const std::uint32_t sum =
      crc32c(std::span(file).subspan(64, count * 24), crc32c(std::span(file).first(60)));
  for (std::size_t i = 0; i < 4; ++i) file[60 + i] = static_cast<std::byte>(sum >> (8 * i));
}

ErrorCode codeOf(std::span<const std::byte> file) {
  const auto container = readContainer(file);
  return container.ok() ? ErrorCode::kInternal : container.error().code;
}

TEST(Container, ComesBackAsItWasWritten) {
  const auto file = twoSections();
  const auto container = readContainer(file);
  ASSERT_TRUE(container.ok());
  EXPECT_EQ(container.value().generation, 0x1122334455667788u);
  ASSERT_EQ(container.value().sections.size(), 2u);
  EXPECT_EQ(container.value().find("bbb1")->bytes.size(), 100u);
  EXPECT_EQ(container.value().find("none"), nullptr);
}

TEST(Container, LiesAsTheFormatSays) {
  const auto file = twoSections();
  EXPECT_EQ(file[0], std::byte{0x89});
  EXPECT_EQ(ByteReader(std::span(file).subspan(16)).u64(), file.size());
  EXPECT_EQ(ByteReader(std::span(file).subspan(64 + 8)).u64(), 128u);       // 64 + 2 * 24 = 112
  EXPECT_EQ(ByteReader(std::span(file).subspan(64 + 24 + 8)).u64(), 192u);  // after 5 bytes
  EXPECT_EQ(file.size(), 292u);
}

TEST(Container, MayHaveNoSection) {
  const auto file = writeContainer(1, {});
  EXPECT_EQ(file.size(), 64u);
  EXPECT_TRUE(readContainer(file).ok());
}

TEST(Container, EveryFlippedBitIsFound) {
  const auto file = twoSections();
  for (std::size_t i = 0; i < file.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      auto flipped = file;
      flipped[i] ^= static_cast<std::byte>(1 << bit);
      EXPECT_FALSE(readContainer(flipped).ok()) << "byte " << i << " bit " << bit;
    }
  }
}

TEST(Container, EveryTruncationAndAnyAppendedByteIsFound) {
  auto file = twoSections();
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_EQ(codeOf(std::span(file).first(size)), ErrorCode::kCorruptSlice) << size;
  }
  file.push_back(std::byte{0});
  EXPECT_EQ(codeOf(file), ErrorCode::kCorruptSlice);
}

TEST(Container, AnotherVersionIsUnsupported) {
  auto file = twoSections();
  file[8] = std::byte{9};
  seal(file);
  const auto container = readContainer(file);
  ASSERT_FALSE(container.ok());
  EXPECT_EQ(container.error().code, ErrorCode::kUnsupportedVersion);
  EXPECT_NE(container.error().message.find("version 9"), std::string::npos);
}

TEST(Container, RefusesWhatAWriterWouldNotWriteEvenUnderARightChecksum) {
  struct Change {
    std::size_t offset;
    int value;
    const char* what;
  };
  for (const Change change : {Change{12, 1, "unknown flag"}, Change{40, 1, "reserved byte"},
                              Change{32, 200, "section count"}, Change{64, ' ', "tag"},
                              Change{64 + 8, 192, "a hole"}, Change{64 + 24 + 8, 129, "overlap"},
                              Change{64 + 24 + 16, 99, "bytes after the last section"},
                              Change{64 + 24 + 23, 0x7F, "length overflow"}}) {
    auto file = twoSections();
    file[change.offset] = static_cast<std::byte>(change.value);
    if (change.offset != 32) seal(file);
    EXPECT_EQ(codeOf(file), ErrorCode::kCorruptSlice) << change.what;
  }
  const auto section = bytesOf("x");
  const Section twins[] = {{"AAAA", section}, {"AAAA", section}};
  EXPECT_EQ(codeOf(writeContainer(1, twins)), ErrorCode::kCorruptSlice);
  auto padded = twoSections();
  padded[140] = std::byte{1};  // between "hello" and the next section
  EXPECT_EQ(codeOf(padded), ErrorCode::kCorruptSlice);
}

}  // namespace
}  // namespace shelfwise
