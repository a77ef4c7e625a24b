#include "sections/column_section.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "memory/bytes.h"

namespace shelfwise {
namespace {

using Bytes = std::vector<std::byte>;

constexpr std::int32_t kMostFixed = std::numeric_limits<std::int32_t>::max();
const float kNoFloat = std::numeric_limits<float>::quiet_NaN();

// Columns with the bytes and the memory that they are in.
struct Opened {
  Bytes bytes;
  Columns columns;
  std::optional<Arena> memory;
  std::string error;
};

Opened open(Bytes bytes, std::uint32_t itemCount) {
  Opened opened;
  opened.bytes = std::move(bytes);
  auto reader = ColumnReader::create(opened.bytes, itemCount);
  if (!reader.ok()) {
    opened.error = reader.error().message;
    EXPECT_EQ(reader.error().code, ErrorCode::kCorruptSlice);
    return opened;
  }
  Arena measure = Arena::measuring();
  reader.value().layOut(measure);
  opened.memory = Arena::create(measure.used());
  reader.value().layOut(*opened.memory);
  const Status status = reader.value().read(opened.columns);
  if (!status.ok()) {
    opened.error = status.error().message;
    EXPECT_EQ(status.error().code, ErrorCode::kCorruptSlice);
  }
  return opened;
}

template <class T>
std::vector<T> listOf(std::span<const T> values) {
  return {values.begin(), values.end()};
}

TEST(ColumnSection, SeededRandomColumnsComeBack) {
  for (const std::uint32_t items : {0U, 1U, 7U, 65'537U}) {
    std::mt19937 random(items);
    NumberValues fixed{"price", "EUR", 2, {}, {}};
    NumberValues floats{"weight", "", 0, {}, {}};
    BooleanValues booleans{"washable", {}};
    DateValues dates{"since", {}};
    for (std::uint32_t i = 0; i < items; ++i) {
      fixed.fixed.push_back(static_cast<std::int32_t>(random()));
      floats.floats.push_back(static_cast<float>(random()) / 7 - 1e6f);
      booleans.values.push_back(static_cast<std::uint8_t>(random() % 3));
      const auto seconds = static_cast<std::int64_t>(random()) * 50 - 60'000'000'000;
      dates.seconds.push_back(random() % 4 == 0 ? DateColumn::kMissing : seconds);
    }
    const Opened opened = open(writeColumns(items, {{fixed, floats}, {booleans}, {dates}}), items);
    ASSERT_EQ(opened.error, "");
    const Columns& columns = opened.columns;
    EXPECT_EQ(listOf(columns.numbers[0].fixed), fixed.fixed);
    EXPECT_EQ(columns.numbers[0].unit, "EUR");
    EXPECT_EQ(columns.numbers[0].divisor, 100u);
    EXPECT_EQ(listOf(columns.numbers[1].floats), floats.floats);
    EXPECT_EQ(listOf(columns.booleans[0].values), booleans.values);
    EXPECT_EQ(listOf(columns.dates[0].seconds), dates.seconds);
  }
}

TEST(ColumnSection, NumbersHoldTheirEdges) {
  const NumberValues fixed{
      "n", "", kMaxDecimals, {kMostFixed, -kMostFixed, 0, -1, NumberColumn::kNoFixed}, {}};
  const NumberValues floats{"f", "", 0, {}, {-0.0f, kNoFloat, 3e38f, -3e38f, 1e-45f}};
  const Opened opened = open(writeColumns(5, {{fixed, floats}, {}, {}}), 5);
  ASSERT_EQ(opened.error, "");
  const NumberColumn& first = opened.columns.numbers[0];
  EXPECT_EQ(first[0], 2.147483647);
  EXPECT_EQ(first[1], -2.147483647);
  EXPECT_EQ(first[2], 0);
  EXPECT_EQ(first[3], -1e-9);
  EXPECT_TRUE(std::isnan(first[4]));
  const NumberColumn& second = opened.columns.numbers[1];
  EXPECT_FALSE(std::signbit(second[0]));
  EXPECT_TRUE(std::isnan(second[1]));
  EXPECT_EQ(second[4], double{1e-45f});
}

TEST(ColumnSection, DatesHoldTheirEdges) {
  const DateValues dates{"d", {kFirstDate, kLastDate, -1, DateColumn::kMissing}};
  const Opened opened = open(writeColumns(4, {{}, {}, {dates}}), 4);
  ASSERT_EQ(opened.error, "");
  EXPECT_EQ(listOf(opened.columns.dates[0].seconds), dates.seconds);
}

// The section of one column, with its value as bytes.
Bytes sectionOf(std::uint8_t type, std::string_view name, const Bytes& rest,
                std::uint32_t items = 1, std::uint32_t columns = 1) {
  ByteWriter out;
  out.varint(items);
  out.varint(columns);
  out.u8(type);
  out.varint(static_cast<std::uint32_t>(name.size()));
  out.text(name);
  out.append(rest);
  return std::move(out).take();
}

Bytes floatBytes(std::uint32_t bits) {
  ByteWriter out;
  out.u8(0);  // no unit
  out.u32(bits);
  return std::move(out).take();
}

Bytes dateBytes(std::int64_t seconds) {
  ByteWriter out;
  out.u64(static_cast<std::uint64_t>(seconds));
  return std::move(out).take();
}

Bytes byteList(const std::vector<int>& values) {
  Bytes bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

TEST(ColumnSection, WhatNoWriterWritesIsRefused) {
  EXPECT_EQ(open(sectionOf(0, "n", byteList({0, 9, 1})), 1).error, "");
  const std::vector<std::pair<std::string, Bytes>> corrupt = {
      {"nothing", {}},
      {"another number of items", sectionOf(2, "b", byteList({0}), 2)},
      {"too many columns", sectionOf(2, "b", byteList({0}), 1, kMaxSliceColumns + 1)},
      {"a column too few", sectionOf(2, "b", byteList({0}), 1, 2)},
      {"an unknown type", sectionOf(4, "x", byteList({0}))},
      {"no name", sectionOf(2, "", byteList({0}))},
      {"a divisor of 10^10", sectionOf(0, "n", byteList({0, 10, 1}))},
      {"a unit past the end", sectionOf(0, "n", byteList({9, 0, 1}))},
      {"no value", sectionOf(0, "n", byteList({0, 2}))},
      {"half a varint", sectionOf(0, "n", byteList({0, 2, 0x80}))},
      {"a varint that is not the shortest", sectionOf(0, "n", byteList({0, 2, 0x80, 0}))},
      {"bytes behind", sectionOf(0, "n", byteList({0, 2, 1, 1}))},
      {"a boolean of 3", sectionOf(2, "b", byteList({3}))},
      {"infinity", sectionOf(1, "f", floatBytes(0x7F80'0000))},
      {"minus infinity", sectionOf(1, "f", floatBytes(0xFF80'0000))},
      {"another NaN", sectionOf(1, "f", floatBytes(0x7FC0'0001))},
      {"-0", sectionOf(1, "f", floatBytes(0x8000'0000))},
      {"a date before year 1", sectionOf(3, "d", dateBytes(kFirstDate - 1))},
      {"a date after year 9999", sectionOf(3, "d", dateBytes(kLastDate + 1))},
  };
  for (const auto& [what, bytes] : corrupt) EXPECT_NE(open(bytes, 1).error, "") << what;
}

TEST(ColumnSection, EveryShorterSectionIsRefused) {
  const Bytes whole = writeColumns(
      2,
      {{{"n", "kg", 1, {5, -7}, {}}, {"f", "", 0, {}, {1, 2}}}, {{"b", {0, 1}}}, {{"d", {0, 1}}}});
  ASSERT_EQ(open(whole, 2).error, "");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(
        open(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)), 2).error, "")
        << size;
  }
}

TEST(ColumnSection, TwoColumnsOfOneNameAreRefused) {
  Columns columns;
  columns.numbers.push_back({.name = "price", .unit = ""});
  EXPECT_TRUE(addEntityColumns({}, columns).ok());
  columns.texts.push_back({.name = "price", .values = {}});
  EXPECT_FALSE(addEntityColumns({}, columns).ok());
}

TEST(ColumnSection, RelationsAreColumnsUnlessATypedColumnHasTheirName) {
  Arena arena = *Arena::create(1000);
  KnowledgeGraph graph(arena, GraphSize{});
  graph.addRelation({.name = "colour", .kind = RelationKind::kAttribute});
  graph.addRelation({.name = "weight", .kind = RelationKind::kAttribute});
  graph.addRelation({.name = "category", .kind = RelationKind::kCategory});
  graph.addRelation({.name = "title", .kind = RelationKind::kWord});
  graph.addRelation({.name = "colour", .kind = RelationKind::kAttribute});
  Columns columns;
  columns.numbers.push_back({.name = "weight", .unit = ""});
  columns.texts = {{"title", {}}, {"category", {}}};
  ASSERT_TRUE(addEntityColumns(graph, columns).ok());
  ASSERT_EQ(columns.entities.size(), 2u);
  EXPECT_EQ(columns.entities[0].name, "category");
  EXPECT_TRUE(columns.entities[0].isPath);
  EXPECT_EQ(columns.entities[1].relation, 0u);
  ASSERT_EQ(columns.texts.size(), 1u);
  EXPECT_EQ(columns.texts[0].name, "title");
}

}  // namespace
}  // namespace shelfwise
