#include "arrays/compressed_rows.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

std::vector<int> rowOf(const CompressedRows<int>& rows, std::size_t row) {
  const auto values = rows.of(row);
  return {values.begin(), values.end()};
}

TEST(CompressedRows, KeepTheRowsApartTheEmptyOnesToo) {
  CompressedRows<int> rows;
  EXPECT_EQ(rows.count(), 0u);
  rows.append(std::vector{3, 1});
  rows.append({});
  rows.values.push_back(7);
  rows.close();
  EXPECT_EQ(rows.count(), 3u);
  EXPECT_EQ(rowOf(rows, 0), (std::vector{3, 1}));
  EXPECT_EQ(rowOf(rows, 1), std::vector<int>{});
  EXPECT_EQ(rowOf(rows, 2), std::vector{7});
  EXPECT_EQ(rows.offsets, (std::vector<std::uint32_t>{0, 2, 2, 3}));
}

}  // namespace
}  // namespace shelfwise
