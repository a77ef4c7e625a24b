#include "train/cholesky.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "quant/clones.h"
#include "quant/dense.h"

namespace shelfwise {

namespace {

// The number of columns that are subtracted from all later ones in one pass.
constexpr std::size_t kPanel = 32;
constexpr std::size_t kColumnsPerPiece = 64;

// Subtracts the columns from `first` to before `last` from column c.
void subtractColumns(std::span<float> a, std::size_t n, std::size_t first, std::size_t last,
                     std::size_t c) {
  for (std::size_t k = first; k < last; ++k) {
    const float* column = a.data() + k * n;
    if (column[c] == 0) continue;
    addScaled(column + c, -column[c], a.data() + c * n + c, n - c);
  }
}

bool factorisePanel(std::span<float> a, std::size_t n, std::size_t first, std::size_t last) {
  for (std::size_t j = first; j < last; ++j) {
    subtractColumns(a, n, first, j, j);
    float* column = a.data() + j * n;
    if (!(column[j] > 0)) return false;
    const float scale = 1.0f / std::sqrt(column[j]);
    for (std::size_t i = j; i < n; ++i) column[i] *= scale;
  }
  return true;
}

}  // namespace

bool factorise(std::span<float> a, std::size_t n, Executor& executor) {
  for (std::size_t first = 0; first < n; first += kPanel) {
    const std::size_t last = std::min(first + kPanel, n);
    if (!factorisePanel(a, n, first, last)) return false;
    executor.run((n - last + kColumnsPerPiece - 1) / kColumnsPerPiece, [&](std::size_t piece) {
      const std::size_t begin = last + piece * kColumnsPerPiece;
      for (std::size_t c = begin; c < std::min(begin + kColumnsPerPiece, n); ++c) {
        subtractColumns(a, n, first, last, c);
      }
    });
  }
  return true;
}

bool solveCholesky(std::span<float> a, std::span<float> b) {
  const std::size_t n = b.size();
  SerialExecutor executor;
  if (!factorise(a, n, executor)) return false;
  for (std::size_t j = 0; j < n; ++j) {
    const float* column = a.data() + j * n;
    b[j] /= column[j];
    addScaled(column + j + 1, -b[j], b.data() + j + 1, n - j - 1);
  }
  for (std::size_t j = n; j-- > 0;) {
    const float* column = a.data() + j * n;
    float rest = b[j];
    for (std::size_t i = j + 1; i < n; ++i) rest -= column[i] * b[i];
    b[j] = rest / column[j];
  }
  return true;
}

SHELFWISE_CLONES void solveSides(std::span<const float> factor, std::size_t n,
                                 std::span<float> sides) {
  const auto isZero = [](float value) { return value == 0; };
  const auto zeros = std::find_if_not(sides.begin(), sides.end(), isZero) - sides.begin();
  for (std::size_t j = static_cast<std::size_t>(zeros) / kSides; j < n; ++j) {
    const float* column = factor.data() + j * n;
    float* row = sides.data() + j * kSides;
    for (std::size_t s = 0; s < kSides; ++s) row[s] /= column[j];
    for (std::size_t i = j + 1; i < n; ++i) {
      float* later = sides.data() + i * kSides;
      for (std::size_t s = 0; s < kSides; ++s) later[s] -= column[i] * row[s];
    }
  }
  for (std::size_t j = n; j-- > 0;) {
    const float* column = factor.data() + j * n;
    std::array<float, kSides> rest;
    std::copy_n(sides.data() + j * kSides, kSides, rest.begin());
    for (std::size_t i = j + 1; i < n; ++i) {
      const float* later = sides.data() + i * kSides;
      for (std::size_t s = 0; s < kSides; ++s) rest[s] -= column[i] * later[s];
    }
    for (std::size_t s = 0; s < kSides; ++s) sides[j * kSides + s] = rest[s] / column[j];
  }
}

}  // namespace shelfwise
