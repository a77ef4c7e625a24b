#include "memory/bytes.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace shelfwise {
namespace {

std::vector<std::byte> bytesOf(std::initializer_list<int> values) {
  std::vector<std::byte> bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

TEST(Bytes, AreLittleEndian) {
  ByteWriter out;
  out.u16(0x0102);
  out.u32(0x03040506);
  EXPECT_EQ(std::move(out).take(), bytesOf({2, 1, 6, 5, 4, 3}));
}

TEST(Bytes, VarintsTakeSevenBitsAByte) {
  ByteWriter out;
  out.varint(127);
  out.varint(300);  // 0b10'0101100
  EXPECT_EQ(std::move(out).take(), bytesOf({127, 0xAC, 2}));
}

TEST(Bytes, ComeBackAsTheyWereWritten) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 1000; ++round) {
    const auto small = static_cast<std::uint32_t>(random() >> (32 + random() % 32));
    const std::uint64_t large = random();
    ByteWriter out;
    out.varint(small);
    out.u64(large);
    out.f32(static_cast<float>(small));
    const auto bytes = std::move(out).take();
    ByteReader in(bytes);
    EXPECT_EQ(in.varint(), small);
    EXPECT_EQ(in.u64(), large);
    EXPECT_EQ(in.f32(), static_cast<float>(small));
    EXPECT_TRUE(in.finished());
  }
}

TEST(Bytes, TheLargestVarintIsRead) {
  ByteWriter out;
  out.varint(std::numeric_limits<std::uint32_t>::max());
  const auto bytes = std::move(out).take();
  ByteReader in(bytes);
  EXPECT_EQ(in.varint(), std::numeric_limits<std::uint32_t>::max());
  EXPECT_EQ(bytes.size(), 5u);
}

TEST(Bytes, AVarintThatIsNotTheShortestFormFails) {
  for (const auto& bytes : {bytesOf({0x80, 0}), bytesOf({0xFF, 0xFF, 0xFF, 0xFF, 0x10}),
                            bytesOf({0x80, 0x80, 0x80, 0x80, 0x80, 1}), bytesOf({0x80})}) {
    ByteReader in(bytes);
    EXPECT_EQ(in.varint(), 0u);
    EXPECT_TRUE(in.failed());
  }
}

TEST(Bytes, AReadPastTheEndFailsForGood) {
  const auto bytes = bytesOf({1, 2, 3});
  ByteReader in(bytes);
  EXPECT_EQ(in.u16(), 0x0201);
  in.u32();
  EXPECT_TRUE(in.failed());
  EXPECT_FALSE(in.finished());
  EXPECT_EQ(in.u8(), 0);
  EXPECT_TRUE(in.take(std::numeric_limits<std::uint64_t>::max()).empty());
}

}  // namespace
}  // namespace shelfwise
