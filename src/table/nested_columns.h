// The columns of rows that are objects, by their paths.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

inline constexpr std::uint32_t kNoColumn = 0xFFFF'FFFF;
inline constexpr std::size_t kMaxKeyBytes = 256;

class NestedColumns {
 public:
  // `columns` must outlive this.
  explicit NestedColumns(std::vector<TableColumn>& columns) : columns_(columns) {}

  // The column of a path, or kNoColumn.
  std::uint32_t of(const std::string& path) const;

  // Adds the column of a new path whose last key is `key`.
  std::uint32_t add(const std::string& path, std::string_view key, std::size_t depth);

  std::size_t size() const { return columns_.size(); }

  // Forgets the columns from `size` on.
  void shrink(std::size_t size);

  // kTooLarge if the rows up to `row` have more than kMaxColumns columns.
  Status check(const std::string& file, std::uint64_t row) const;

  static RowFault tooManyKeys();

 private:
  std::vector<TableColumn>& columns_;
  std::unordered_map<std::string, std::uint32_t> byPath_;  // for look-up only
};

}  // namespace shelfwise
