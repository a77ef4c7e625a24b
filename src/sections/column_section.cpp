#include "sections/column_section.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "arrays/heap_sort.h"
#include "base/joined_text.h"
#include "memory/bytes.h"

namespace shelfwise {

namespace {

// The types of the section.  The numbers are part of the slice format.
enum StoredType : std::uint8_t { kFixed = 0, kFloat = 1, kBoolean = 2, kDate = 3 };

constexpr std::uint32_t kMissingFloat = 0x7FC0'0000;
constexpr std::uint32_t kNegativeZero = 0x8000'0000;

Error corruptColumns(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice: ", what)};
}

void writeText(ByteWriter& out, std::string_view text) {
  out.varint(static_cast<std::uint32_t>(text.size()));
  out.text(text);
}

// 0 for a missing number, else 1 + its zigzag code: 0, -1, 1, -2, ...
std::uint32_t codeOf(std::int32_t value) {
  if (value == NumberColumn::kNoFixed) return 0;
  const auto bits = static_cast<std::uint32_t>(value);
  return (bits << 1 ^ (value < 0 ? 0xFFFF'FFFF : 0)) + 1;
}

std::int32_t valueOf(std::uint32_t code) {
  if (code == 0) return NumberColumn::kNoFixed;
  const std::uint32_t zigzag = code - 1;
  return static_cast<std::int32_t>(zigzag >> 1 ^ (0 - (zigzag & 1)));
}

void writeFloat(ByteWriter& out, float value) {
  out.u32(std::isnan(value) ? kMissingFloat : std::bit_cast<std::uint32_t>(value + 0.0f));
}

bool isStoredFloat(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return bits == kMissingFloat || (bits != kNegativeZero && (bits >> 23 & 0xFF) != 0xFF);
}

bool isStoredDate(std::int64_t seconds) {
  return seconds == DateColumn::kMissing || (seconds >= kFirstDate && seconds <= kLastDate);
}

bool isEntityKind(RelationKind kind) {
  return kind == RelationKind::kAttribute || kind == RelationKind::kBrand ||
         kind == RelationKind::kCategory;
}

bool hasTyped(const Columns& columns, std::string_view name) {
  return findColumn(columns.numbers, name) != nullptr ||
         findColumn(columns.booleans, name) != nullptr ||
         findColumn(columns.dates, name) != nullptr;
}

// Typed columns and texts have names of their own.
bool namesDiffer(const Columns& columns) {
  std::vector<std::string_view> names;
  const auto add = [&](const auto& list) {
    for (const auto& column : list) names.push_back(column.name);
  };
  add(columns.numbers);
  add(columns.booleans);
  add(columns.dates);
  add(columns.texts);
  heapSort(names);
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

}  // namespace

std::vector<std::byte> writeColumns(std::uint32_t itemCount, const TypedColumns& columns) {
  ByteWriter out;
  out.varint(itemCount);
  out.varint(static_cast<std::uint32_t>(columns.size()));
  for (const NumberValues& column : columns.numbers) {
    const bool isFixed = column.floats.empty();
    out.u8(isFixed ? kFixed : kFloat);
    writeText(out, column.name);
    writeText(out, column.unit);
    if (isFixed) out.u8(static_cast<std::uint8_t>(column.decimals));
  }
  for (const BooleanValues& column : columns.booleans) {
    out.u8(kBoolean);
    writeText(out, column.name);
  }
  for (const DateValues& column : columns.dates) {
    out.u8(kDate);
    writeText(out, column.name);
  }
  for (const NumberValues& column : columns.numbers) {
    for (const std::int32_t value : column.fixed) out.varint(codeOf(value));
    for (const float value : column.floats) writeFloat(out, value);
  }
  for (const BooleanValues& column : columns.booleans) {
    for (const std::uint8_t value : column.values) out.u8(value);
  }
  for (const DateValues& column : columns.dates) {
    for (const std::int64_t value : column.seconds) out.u64(static_cast<std::uint64_t>(value));
  }
  return std::move(out).take();
}

bool ColumnReader::readHeader(ByteReader& in, Header& header) {
  const std::uint8_t type = in.u8();
  header.name = readText(in);
  if (type > kDate || header.name.empty()) return false;
  header.type = type == kBoolean ? ColumnType::kBoolean
                : type == kDate  ? ColumnType::kDate
                                 : ColumnType::kNumber;
  if (header.type == ColumnType::kNumber) header.unit = readText(in);
  if (type == kFixed) {
    const std::uint8_t decimals = in.u8();
    if (decimals > kMaxDecimals) return false;
    header.divisor = 1;
    for (std::uint8_t i = 0; i < decimals; ++i) header.divisor *= 10;
  }
  return !in.failed();
}

// The bytes of the shortest value.
std::uint64_t ColumnReader::leastBytes(const Header& header) {
  if (header.type == ColumnType::kDate) return sizeof(std::int64_t);
  return header.type == ColumnType::kNumber && header.divisor == 0 ? sizeof(float) : 1;
}

Result<ColumnReader> ColumnReader::create(std::span<const std::byte> section,
                                          std::uint32_t itemCount) {
  ByteReader in(section);
  ColumnReader reader;
  reader.itemCount_ = in.varint();
  const std::uint32_t count = in.varint();
  if (in.failed() || reader.itemCount_ != itemCount || count > kMaxSliceColumns) {
    return corruptColumns("the columns are not those of this catalogue");
  }
  std::uint64_t least = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    Header header;
    if (!readHeader(in, header)) return corruptColumns("the head of a column is broken");
    least += leastBytes(header) * itemCount;
    reader.headers_.push_back(header);
  }
  if (least > in.remaining()) return corruptColumns("the columns are shorter than their counts");
  reader.values_ = in.take(in.remaining());
  return reader;
}

void ColumnReader::layOut(Arena& arena) {
  for (Header& header : headers_) {
    if (header.type == ColumnType::kDate) {
      header.seconds = arena.take<std::int64_t>(itemCount_);
    } else if (header.type == ColumnType::kNumber && header.divisor > 0) {
      header.fixed = arena.take<std::int32_t>(itemCount_);
    } else if (header.type == ColumnType::kNumber) {
      header.floats = arena.take<float>(itemCount_);
    }
  }
}

bool ColumnReader::readValues(ByteReader& in, const Header& header, Columns& columns) const {
  if (header.type == ColumnType::kBoolean) {
    const std::string_view bytes = in.text(itemCount_);
    const std::span values(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    columns.booleans.push_back({header.name, values});
    return !in.failed() && std::all_of(values.begin(), values.end(), [](std::uint8_t value) {
      return value <= BooleanColumn::kMissing;
    });
  }
  if (header.type == ColumnType::kDate) {
    for (std::int64_t& value : header.seconds) value = static_cast<std::int64_t>(in.u64());
    columns.dates.push_back({header.name, header.seconds});
    return !in.failed() && std::all_of(header.seconds.begin(), header.seconds.end(), isStoredDate);
  }
  for (std::int32_t& value : header.fixed) value = valueOf(in.varint());
  for (float& value : header.floats) value = in.f32();
  const std::uint32_t divisor = std::max(header.divisor, 1U);
  columns.numbers.push_back({header.name, header.unit, divisor, header.fixed, header.floats});
  return !in.failed() && std::all_of(header.floats.begin(), header.floats.end(), isStoredFloat);
}

Status ColumnReader::read(Columns& columns) const {
  ByteReader in(values_);
  for (const Header& header : headers_) {
    if (!readValues(in, header, columns)) {
      return corruptColumns(joined("the values of column ", header.name, " are broken"));
    }
  }
  if (!in.finished()) return corruptColumns("bytes follow the last column");
  return Done{};
}

Status addEntityColumns(const KnowledgeGraph& graph, Columns& columns) {
  if (!namesDiffer(columns)) return corruptColumns("two columns have one name");
  std::vector<EntityColumn>& entities = columns.entities;
  for (RelationId r = 0; r < graph.relations().size(); ++r) {
    const KnowledgeGraph::RelationEntry& relation = graph.relations()[r];
    if (!isEntityKind(relation.kind) || hasTyped(columns, relation.name)) continue;
    entities.push_back({relation.name, r, relation.kind == RelationKind::kCategory});
  }
  const auto byName = [](const EntityColumn& a, const EntityColumn& b) { return a.name < b.name; };
  heapSort(entities, [](const EntityColumn& a, const EntityColumn& b) {
    return a.name != b.name ? a.name < b.name : a.relation < b.relation;
  });
  const auto isTwin = [](const EntityColumn& a, const EntityColumn& b) { return a.name == b.name; };
  entities.erase(std::unique(entities.begin(), entities.end(), isTwin), entities.end());
  std::erase_if(columns.texts, [&](const TextColumn& text) {
    const auto found =
        std::lower_bound(entities.begin(), entities.end(), EntityColumn{.name = text.name}, byName);
    if (found == entities.end() || found->name != text.name) return false;
    found->shown = text.values;
    return true;
  });
  return Done{};
}

}  // namespace shelfwise
