#include "vectors/matrix_product.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "quant/clones.h"

namespace shelfwise {

namespace {

// The number of row tiles that one piece of work takes, so that what they read stays in the cache.
constexpr std::size_t kProductRowsPerPiece = 64;

using Lanes = float __attribute__((vector_size(32)));

struct Left {
  const float* values;
  std::size_t rowStride;
  std::size_t columnStride;
};

// Of any alignment.
inline void load(const float* from, Lanes& lanes) { std::memcpy(&lanes, from, sizeof lanes); }

// One tile, 4 x 16, kept in registers.
SHELFWISE_CLONES void multiplyTile(Left left, const float* right, std::size_t rightStride,
                                   std::size_t depth, float* product, std::size_t productStride) {
  Lanes a0{}, a1{}, b0{}, b1{}, c0{}, c1{}, d0{}, d1{};
  const std::size_t row = left.rowStride;
  for (std::size_t k = 0; k < depth; ++k) {
    const float* x = left.values + k * left.columnStride;
    const float* y = right + k * rightStride;
    Lanes y0, y1;
    load(y, y0);
    load(y + 8, y1);
    a0 += x[0] * y0;
    a1 += x[0] * y1;
    b0 += x[row] * y0;
    b1 += x[row] * y1;
    c0 += x[2 * row] * y0;
    c1 += x[2 * row] * y1;
    d0 += x[3 * row] * y0;
    d1 += x[3 * row] * y1;
  }
  const Lanes sums[kTileRows][2] = {{a0, a1}, {b0, b1}, {c0, c1}, {d0, d1}};
  for (std::size_t r = 0; r < kTileRows; ++r) {
    std::memcpy(product + r * productStride, sums[r], sizeof sums[r]);
  }
}

}  // namespace

void multiply(const MatrixView& left, const MatrixView& right, float* product, Executor& executor) {
  assert(left.columns == right.rows && right.columnStride == 1);
  assert(left.rows % kTileRows == 0 && right.columns % kTileColumns == 0);
  const std::size_t pieces = (left.rows + kProductRowsPerPiece - 1) / kProductRowsPerPiece;
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t first = piece * kProductRowsPerPiece;
    const std::size_t last = std::min(left.rows, first + kProductRowsPerPiece);
    for (std::size_t c = 0; c < right.columns; c += kTileColumns) {
      for (std::size_t r = first; r < last; r += kTileRows) {
        multiplyTile({left.values + r * left.rowStride, left.rowStride, left.columnStride},
                     right.values + c, right.rowStride, left.columns,
                     product + r * right.columns + c, right.columns);
      }
    }
  });
}

}  // namespace shelfwise
