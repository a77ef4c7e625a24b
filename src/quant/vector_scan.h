// Exact dot products of int16 vectors with an integer query that may be wider than 16 bits.
//
// A vector's length is at most kMaxVectorNorm, so its product with a short query fits 32 bits.  A
// longer query is split, q = 2^13 high + low with low in [-2^12, 2^12), and so is the product.  The
// order of integer sums does not matter: SIMD and plain loops give the same numbers.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace shelfwise {

inline constexpr std::size_t kVectorLanes = 16;  // a dim is a multiple of this
inline constexpr std::size_t kMaxVectorDim = 128;
inline constexpr std::int64_t kMaxVectorNorm = 1 << 15;  // Euclidean, of an int16 vector
inline constexpr std::int64_t kMaxQueryNorm = (1 << 28) - (1 << 13);  // Euclidean

// A product as a score.  It has at most 43 bits, so the double holds it exactly.
inline float scaledProduct(std::int64_t product, double factor) {
  return static_cast<float>(static_cast<double>(product) * factor);
}

class VectorQuery {
 public:
  // Requires components.size() to be a dim, and a Euclidean norm of at most kMaxQueryNorm.
  explicit VectorQuery(std::span<const std::int32_t> components);

  // products[i] = row i . query, exactly.  Requires rows.size() == products.size() * dim and rows
  // no longer than kMaxVectorNorm.
  void dots(std::span<const std::int16_t> rows, std::span<std::int64_t> products) const;

  // scores[i] = scaledProduct(row i . query, factor): the scan of all items.  Requires the same.
  void scores(std::span<const std::int16_t> rows, double factor, std::span<float> scores) const;

 private:
  template <bool kIsSplit>
  void scoreFours(std::span<const std::int16_t> rows, double factor, std::span<float> scores) const;

  std::size_t dim_;
  bool isSplit_ = false;
  std::array<std::int16_t, kMaxVectorDim> low_{};
  std::array<std::int16_t, kMaxVectorDim> high_{};
};

// The sum of squares.
std::int64_t squaredNorm(std::span<const std::int16_t> vector);
std::int64_t squaredNorm(std::span<const std::int32_t> vector);

}  // namespace shelfwise
