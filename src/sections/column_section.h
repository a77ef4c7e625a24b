// The columns of numbers, booleans and dates in a slice.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kg/knowledge_graph.h"
#include "memory/arena.h"
#include "sections/columns.h"

namespace shelfwise {

// The most columns of a section.
inline constexpr std::uint32_t kMaxSliceColumns = 1000;

// The largest divisor of fixed-point numbers is 10^9.
inline constexpr std::uint32_t kMaxDecimals = 9;

// Dates are from 0001-01-01 to 9999-12-31, so that each has an ISO 8601 text of four-digit years.
inline constexpr std::int64_t kFirstDate = -62'135'596'800;
inline constexpr std::int64_t kLastDate = 253'402'300'799;

// The columns as the builder makes them, for each item in order.  The values of a number column are
// in one of its two vectors; the other is empty.
struct NumberValues {
  std::string name;
  std::string unit;
  std::uint32_t decimals = 0;  // at most kMaxDecimals; the divisor is 10^decimals
  std::vector<std::int32_t> fixed;
  std::vector<float> floats;

  bool operator==(const NumberValues&) const = default;
};

struct BooleanValues {
  std::string name;
  std::vector<std::uint8_t> values;  // each a BooleanColumn::Value

  bool operator==(const BooleanValues&) const = default;
};

struct DateValues {
  std::string name;
  std::vector<std::int64_t> seconds;

  bool operator==(const DateValues&) const = default;
};

struct TypedColumns {
  std::vector<NumberValues> numbers;
  std::vector<BooleanValues> booleans;
  std::vector<DateValues> dates;

  std::size_t size() const { return numbers.size() + booleans.size() + dates.size(); }
};

// Requires finite floats or NaN for a missing one, and dates in range or missing.
std::vector<std::byte> writeColumns(std::uint32_t itemCount, const TypedColumns& columns);

// Reads what writeColumns wrote, in three steps: claims, room, values.
class ColumnReader {
 public:
  ColumnReader() = default;

  // kCorruptSlice if the bytes cannot hold what the section claims, or if a type, divisor or text
  // is none.  The bytes must outlive the columns.
  static Result<ColumnReader> create(std::span<const std::byte> section, std::uint32_t itemCount);

  // Takes room for the values.
  void layOut(Arena& arena);

  // Adds the columns to `columns`.  kCorruptSlice if a value is out of range.
  Status read(Columns& columns) const;

 private:
  struct Header {
    ColumnType type = ColumnType::kNumber;
    std::string_view name;
    std::string_view unit;
    std::uint32_t divisor = 0;  // 0: float32
    std::span<std::int32_t> fixed = {};
    std::span<float> floats = {};
    std::span<std::int64_t> seconds = {};
  };

  static bool readHeader(ByteReader& in, Header& header);
  static std::uint64_t leastBytes(const Header& header);
  bool readValues(ByteReader& in, const Header& header, Columns& columns) const;

  std::uint32_t itemCount_ = 0;
  std::vector<Header> headers_;
  std::span<const std::byte> values_;
};

// Adds a column for each relation of brands, categories or attributes whose name no typed column
// has.  Texts of its name become what it shows.  kCorruptSlice if two columns have one name.
Status addEntityColumns(const KnowledgeGraph& graph, Columns& columns);

}  // namespace shelfwise
