#include "live/overlay.h"

#include <gtest/gtest.h>

#include <string>

#include "base/random.h"
#include "memory/bytes.h"

namespace shelfwise {
namespace {

LiveCell number(std::int64_t digits, std::uint32_t decimals) {
  return {.kind = LiveKind::kNumber, .number = {digits, decimals}};
}
LiveCell truth(bool value) { return {.kind = LiveKind::kBoolean, .truth = value}; }

std::vector<std::uint8_t> bytesOf(const std::vector<std::byte>& bytes) {
  std::vector<std::uint8_t> numbers;
  for (const std::byte byte : bytes) numbers.push_back(static_cast<std::uint8_t>(byte));
  return numbers;
}

TEST(Overlay, HasTheBytesOfTheFormat) {
  const LiveChanges changes{{"p", "s"}, {1, 4}, {number(25, 1), truth(false), {}, truth(true)}};
  // 9 items, 2 rows, 2 columns; numbers "p" of 1 decimal, booleans "s"; items 1 and 1 + 1 + 2.
  // p: 1 + 2 * 25, nothing; s: false, true.
  const std::vector<std::uint8_t> expected = {9, 2, 2, 0, 1, 'p', 1, 1, 1, 's', 1, 2, 51, 0, 1, 2};
  EXPECT_EQ(bytesOf(writeOverlay(changes, 9)), expected);
}

LiveChanges randomChanges(SplitMix64& random, std::uint32_t itemCount) {
  LiveChanges changes{{"price", "stock", "sale"}, {}, {}};
  for (ItemId item = 0; item < itemCount; ++item) {
    if (random.below(3) > 0) continue;
    changes.items.push_back(item);
    const auto digits = static_cast<std::int64_t>(random.below(200'000)) - 100'000;
    const bool ends = digits % 10 == 0;
    changes.cells.push_back(random.below(4) == 0 ? LiveCell{} : number(digits, ends ? 0 : 2));
    changes.cells.push_back(
        random.below(4) == 0 ? LiveCell{} : number(static_cast<std::int64_t>(random.below(5)), 0));
    changes.cells.push_back(random.below(2) == 0 ? LiveCell{} : truth(random.below(2) == 0));
  }
  return changes;
}

TEST(Overlay, IsReadAsItWasWritten) {
  SplitMix64 random{11};
  for (int i = 0; i < 200; ++i) {
    const auto itemCount = static_cast<std::uint32_t>(1 + random.below(300));
    const LiveChanges changes = randomChanges(random, itemCount);
    const auto read = readOverlay(writeOverlay(changes, itemCount), itemCount);
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(read.value(), changes);
  }
}

TEST(Overlay, KnowsTheNumbersThatHaveRoom) {
  const std::int64_t most = kMaxOverlayNumber;
  EXPECT_TRUE(overlayHasRoom({{"p"}, {0}, {number(most - 1, 0)}}, 0));
  EXPECT_FALSE(overlayHasRoom({{"p"}, {0}, {number(most, 0)}}, 0));
  EXPECT_FALSE(overlayHasRoom({{"p"}, {0}, {number(-most, 0)}}, 0));
  // The second row makes the first one ten times as long.
  EXPECT_FALSE(overlayHasRoom({{"p"}, {0, 1}, {number(most / 2, 0), number(1, 1)}}, 0));
  for (const std::int64_t digits : {most - 1, 1 - most}) {
    const LiveChanges changes{{"p"}, {0}, {number(digits, 3)}};
    EXPECT_EQ(readOverlay(writeOverlay(changes, 1), 1).value(), changes);
  }
}

TEST(Overlay, TwoPercentOfAHundredThousandPricesAreShort) {
  SplitMix64 random{3};
  LiveChanges changes{{"price"}, {}, {}};
  for (ItemId item = 0; item < 100'000; ++item) {
    if (random.below(50) > 0) continue;
    changes.items.push_back(item);
    changes.cells.push_back(number(static_cast<std::int64_t>(random.below(20'000)) * 10 + 9, 2));
  }
  EXPECT_LE(writeOverlay(changes, 100'000).size(), 10'000U);
}

TEST(Overlay, RefusesBytesThatAreNone) {
  const LiveChanges changes{{"p", "s"}, {1, 4}, {number(25, 1), truth(false), {}, truth(true)}};
  const std::vector<std::byte> whole = writeOverlay(changes, 9);
  EXPECT_FALSE(readOverlay(whole, 8).ok()) << "another count of items";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto cut = readOverlay(std::span(whole).first(length), 9);
    ASSERT_FALSE(cut.ok()) << length;
    EXPECT_EQ(cut.error().code, ErrorCode::kCorruptSlice);
  }
  std::vector<std::byte> longer = whole;
  longer.push_back(std::byte{0});
  EXPECT_FALSE(readOverlay(longer, 9).ok());
  const auto with = [&](std::size_t at, std::uint8_t value) {
    std::vector<std::byte> bytes = whole;
    bytes[at] = std::byte{value};
    return readOverlay(bytes, 9).ok();
  };
  EXPECT_FALSE(with(1, 10)) << "more rows than items";
  EXPECT_FALSE(with(3, 2)) << "a type that is none";
  EXPECT_FALSE(with(6, 10)) << "more decimals than nine";
  EXPECT_FALSE(with(9, 'p')) << "two columns of one name";
  EXPECT_FALSE(with(11, 7)) << "an item that is none";
  EXPECT_FALSE(with(14, 3)) << "neither true nor false";
}

TEST(Overlay, ClaimsNoMoreThanItsBytes) {
  ByteWriter out;
  for (const std::uint32_t claim : {4'000'000'000U, 3'999'999'999U, 1U}) out.varint(claim);
  out.u8(0);
  out.varint(1);
  out.text("p");
  out.u8(0);
  EXPECT_FALSE(readOverlay(std::move(out).take(), 4'000'000'000U).ok());
}

}  // namespace
}  // namespace shelfwise
