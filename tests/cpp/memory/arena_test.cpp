#include "memory/arena.h"

#include <gtest/gtest.h>

#include "memory/id_column.h"

namespace shelfwise {
namespace {

TEST(Arena, MeasuringAsksForWhatTheLayoutTakes) {
  const auto layOut = [](Arena& arena) {
    const auto bytes = arena.take<std::uint8_t>(3);
    const auto floats = arena.take<float>(5);
    return std::pair(bytes, floats);
  };
  Arena measure = Arena::measuring();
  EXPECT_TRUE(layOut(measure).first.empty());
  EXPECT_EQ(measure.used(), 16u + 32u);
  auto arena = Arena::create(measure.used());
  ASSERT_TRUE(arena.has_value());
  const auto [bytes, floats] = layOut(*arena);
  ASSERT_EQ(bytes.size(), 3u);
  ASSERT_EQ(floats.size(), 5u);
  EXPECT_EQ(floats[4], 0.0f);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(floats.data()) % alignof(float), 0u);
}

TEST(Arena, GivesNothingPastItsEnd) {
  auto arena = Arena::create(16);
  ASSERT_TRUE(arena.has_value());
  EXPECT_EQ(arena->take<std::uint8_t>(16).size(), 16u);
  EXPECT_TRUE(arena->take<std::uint8_t>(1).empty());
}

TEST(Arena, ARefusalOfMemoryIsAnAnswer) {
  EXPECT_FALSE(Arena::create(std::numeric_limits<std::uint64_t>::max()).has_value());
}

TEST(IdColumn, IsSixteenBitsWideUntilANumberNeedsMore) {
  auto arena = Arena::create(256);
  ASSERT_TRUE(arena.has_value());
  for (const std::uint32_t bound : {0x1'0000u, 0x1'0001u}) {
    IdColumn column(*arena, 3, bound);
    EXPECT_EQ(column.bytesPerId(), bound > 0x1'0000 ? 4u : 2u);
    column.set(1, bound - 1);
    EXPECT_EQ(column[1], bound - 1);
    std::vector<std::uint32_t> seen;
    column.visit(1, 3, [&](auto ids) { seen.assign(ids.begin(), ids.end()); });
    EXPECT_EQ(seen, (std::vector<std::uint32_t>{bound - 1, 0}));
  }
}

}  // namespace
}  // namespace shelfwise
