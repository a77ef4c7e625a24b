// Dense float32 matrix products with the same bits on every machine.
//
// Every element of the answer is a sum over the inner index in ascending order.  Each addend is
// rounded by itself (no fused multiply-add).  So vectors of any width and any number of threads
// give the same bits.

#pragma once

#include <cstddef>

#include "base/executor.h"

namespace shelfwise {

// Row r, column k of a matrix is values[r * rowStride + k * columnStride].
struct MatrixView {
  const float* values;
  std::size_t rows;
  std::size_t columns;
  std::size_t rowStride;
  std::size_t columnStride = 1;
};

// The transposed matrix, without moving a value.
inline MatrixView transposed(const MatrixView& m) {
  return {m.values, m.columns, m.rows, m.columnStride, m.rowStride};
}

// Rows and columns of a product come in tiles of this size.
inline constexpr std::size_t kTileRows = 4;
inline constexpr std::size_t kTileColumns = 16;

// product[r * right.columns + c] = sum over k of left[r, k] * right[k, c].  Requires left.columns
// == right.rows, left.rows a multiple of kTileRows, right.columns a multiple of kTileColumns and
// right.columnStride == 1.
void multiply(const MatrixView& left, const MatrixView& right, float* product, Executor& executor);

}  // namespace shelfwise
