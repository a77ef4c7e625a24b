#include "train/cholesky.h"

#include <cmath>

namespace shelfwise {

namespace {

// y[0 .. n) -= factor * x[0 .. n)
void subtractScaled(float* y, const float* x, float factor, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] -= factor * x[i];
}

bool factorise(std::span<float> a, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) {
    float* column = a.data() + j * n;
    if (!(column[j] > 0)) return false;
    const float scale = 1.0f / std::sqrt(column[j]);
    for (std::size_t i = j; i < n; ++i) column[i] *= scale;
    for (std::size_t c = j + 1; c < n; ++c) {
      if (column[c] == 0) continue;
      subtractScaled(a.data() + c * n + c, column + c, column[c], n - c);
    }
  }
  return true;
}

}  // namespace

bool solveCholesky(std::span<float> a, std::span<float> b) {
  const std::size_t n = b.size();
  if (!factorise(a, n)) return false;
  for (std::size_t j = 0; j < n; ++j) {
    const float* column = a.data() + j * n;
    b[j] /= column[j];
    subtractScaled(b.data() + j + 1, column + j + 1, b[j], n - j - 1);
  }
  for (std::size_t j = n; j-- > 0;) {
    const float* column = a.data() + j * n;
    float rest = b[j];
    for (std::size_t i = j + 1; i < n; ++i) rest -= column[i] * b[i];
    b[j] = rest / column[j];
  }
  return true;
}

}  // namespace shelfwise
