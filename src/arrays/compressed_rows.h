// Rows of different lengths in one array (compressed sparse rows).

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shelfwise {

// Row r is values[offsets[r]] .. values[offsets[r + 1] - 1].
template <class T>
struct CompressedRows {
  std::vector<std::uint32_t> offsets{0};  // [count + 1]
  std::vector<T> values;

  std::uint32_t count() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  std::span<const T> of(std::size_t row) const {
    return std::span(values).subspan(offsets[row], offsets[row + 1] - offsets[row]);
  }

  // Ends a row.  It holds the values that were added since the row before ended.
  void close() { offsets.push_back(static_cast<std::uint32_t>(values.size())); }

  void append(std::span<const T> row) {
    values.insert(values.end(), row.begin(), row.end());
    close();
  }
};

}  // namespace shelfwise
