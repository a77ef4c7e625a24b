#include "pack/gzip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string_view>

namespace shelfwise {
namespace {

std::vector<std::byte> bytesOf(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

TEST(Gzip, WritesTheSameBytesOnEveryMachine) {
  const std::vector<unsigned> expected = {
      0x1f, 0x8b, 8,    0,    0,    0,   0,   0,
      2,    0xff,                                   // no name, no time, smallest, any system
      0x01, 3,    0,    0xfc, 0xff, 'a', 'b', 'c',  // one block, not packed
      0xc2, 0x41, 0x24, 0x35, 3,    0,   0,   0,    // CRC-32 and length
  };
  const auto member = gzip(bytesOf("abc"));
  ASSERT_EQ(member.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(std::to_integer<unsigned>(member[i]), expected[i]) << "byte " << i;
  }
}

TEST(Gzip, GivesBackWhatItWasGiven) {
  std::mt19937 random(7);
  for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 300'000u}) {
    std::vector<std::byte> content(size);
    for (auto& byte : content) byte = static_cast<std::byte>(random() % 11);
    const auto back = gunzip(gzip(content), size);
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(back.value(), content);
  }
}

// As the codes of vectors: normal, in steps of .3 of a standard deviation.
TEST(Gzip, PacksWhatRepeatsNothingCloseToItsEntropy) {
  constexpr std::size_t kCodes = 400'000;
  std::mt19937 random(3);
  std::normal_distribution<double> normal;
  std::vector<std::byte> content(kCodes);
  std::array<double, 256> counts{};
  for (auto& byte : content) {
    const auto code = std::clamp<int>(static_cast<int>(std::lround(normal(random) / 0.3)), -15, 15);
    byte = static_cast<std::byte>(code);
    ++counts[std::to_integer<std::size_t>(byte)];
  }
  double bits = 0;
  for (const double count : counts) {
    if (count > 0) bits -= count * std::log2(count / kCodes);
  }
  EXPECT_LT(static_cast<double>(gzip(content).size()), 1.02 * bits / 8);
}

TEST(Gunzip, RefusesAMemberThatIsCutAnywhere) {
  const auto member = gzip(bytesOf("a sentence that is neither long nor short, sentence"));
  for (std::size_t length = 0; length < member.size(); ++length) {
    const auto content = gunzip(std::span(member).first(length), 51);
    ASSERT_FALSE(content.ok()) << length;
    EXPECT_EQ(content.error().code, ErrorCode::kCorruptGzip);
  }
}

TEST(Gunzip, RefusesContentOfAnotherLengthAndBytesBehindTheMember) {
  auto member = gzip(bytesOf("abc"));
  EXPECT_EQ(gunzip(member, 1).error().message, "the gzip member holds more than 1 bytes");
  EXPECT_EQ(gunzip(member, 4).error().message, "the gzip member holds 3 bytes instead of 4");
  member.push_back(std::byte{0});
  EXPECT_EQ(gunzip(member, 3).error().message, "the gzip member is followed by 1 bytes");
  EXPECT_EQ(gunzip(bytesOf("<html>"), 3).error().message, "the gzip member is damaged");
}

struct Unpacked {
  UnpackedMember member;
  std::vector<std::byte> content;
};

Unpacked unpack(std::span<const std::byte> packed, std::uint64_t maxBytes) {
  Unpacked unpacked{};
  unpacked.member = unpackMember(packed, maxBytes, [&](std::span<const std::byte> piece) {
    unpacked.content.insert(unpacked.content.end(), piece.begin(), piece.end());
  });
  return unpacked;
}

TEST(UnpackMember, EndsWhereItsMemberEnds) {
  auto packed = gzip(bytesOf("abc"));
  const std::size_t first = packed.size();
  const auto second = gzip(bytesOf("defg"));
  packed.insert(packed.end(), second.begin(), second.end());
  const Unpacked one = unpack(packed, 100);
  EXPECT_EQ(one.member.end, MemberEnd::kWhole);
  EXPECT_EQ(one.member.packedBytes, first);
  EXPECT_EQ(one.content, bytesOf("abc"));
  EXPECT_EQ(unpack(std::span(packed).subspan(first), 100).content, bytesOf("defg"));
}

TEST(UnpackMember, GivesNoMoreThanItMay) {
  const std::vector<std::byte> content(1'000'000, std::byte{7});
  const auto packed = gzip(content);
  EXPECT_EQ(unpack(packed, 1'000'000).member.end, MemberEnd::kWhole);
  for (const std::uint64_t most : {0u, 1u, 200'000u, 999'999u}) {
    const Unpacked unpacked = unpack(packed, most);
    EXPECT_EQ(unpacked.member.end, MemberEnd::kTooLong);
    EXPECT_EQ(unpacked.content.size(), most);
  }
}

TEST(UnpackMember, TellsCutFromDamaged) {
  auto packed = gzip(bytesOf("a sentence that is neither long nor short, sentence"));
  EXPECT_EQ(unpack({}, 100).member.end, MemberEnd::kTruncated);
  EXPECT_EQ(unpack(std::span(packed).first(packed.size() - 1), 100).member.end,
            MemberEnd::kTruncated);
  packed[packed.size() - 5] ^= std::byte{1};  // of the CRC-32
  EXPECT_EQ(unpack(packed, 100).member.end, MemberEnd::kDamaged);
}

}  // namespace
}  // namespace shelfwise
