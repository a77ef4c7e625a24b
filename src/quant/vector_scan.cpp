#include "quant/vector_scan.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace shelfwise {

namespace {

constexpr int kLowBits = 13;

// A query no longer than this needs no split: its components are int16, its products below 2^30.
constexpr std::int64_t kShortQuery = 32'767;

#ifdef __wasm_simd128__

std::int32_t sumOfLanes(v128_t sums) {
  return wasm_i32x4_extract_lane(sums, 0) + wasm_i32x4_extract_lane(sums, 1) +
         wasm_i32x4_extract_lane(sums, 2) + wasm_i32x4_extract_lane(sums, 3);
}

std::int32_t dot(const std::int16_t* row, const std::int16_t* query, std::size_t dim) {
  v128_t even = wasm_i32x4_splat(0);
  v128_t odd = wasm_i32x4_splat(0);
  for (std::size_t d = 0; d < dim; d += kVectorLanes) {
    even = wasm_i32x4_add(even,
                          wasm_i32x4_dot_i16x8(wasm_v128_load(row + d), wasm_v128_load(query + d)));
    odd = wasm_i32x4_add(
        odd, wasm_i32x4_dot_i16x8(wasm_v128_load(row + d + 8), wasm_v128_load(query + d + 8)));
  }
  return sumOfLanes(wasm_i32x4_add(even, odd));
}

#else

std::int32_t dot(const std::int16_t* row, const std::int16_t* query, std::size_t dim) {
  // Partial sums may wrap; the whole does not.
  std::uint32_t sum = 0;
  for (std::size_t d = 0; d < dim; ++d) {
    sum += static_cast<std::uint32_t>(std::int32_t{row[d]} * std::int32_t{query[d]});
  }
  return static_cast<std::int32_t>(sum);
}

#endif

template <class Component>
std::int64_t sumOfSquares(std::span<const Component> vector) {
  std::int64_t sum = 0;
  for (const Component x : vector) sum += std::int64_t{x} * x;
  return sum;
}

}  // namespace

VectorQuery::VectorQuery(std::span<const std::int32_t> components) : dim_(components.size()) {
  isSplit_ = squaredNorm(components) > kShortQuery * kShortQuery;
  for (std::size_t d = 0; d < dim_; ++d) {
    const std::int32_t q = components[d];
    const std::int32_t high = isSplit_ ? (q + (1 << (kLowBits - 1))) >> kLowBits : 0;
    high_[d] = static_cast<std::int16_t>(high);
    low_[d] = static_cast<std::int16_t>(q - high * (1 << kLowBits));
  }
}

void VectorQuery::dots(std::span<const std::int16_t> rows, std::span<std::int64_t> products) const {
  const std::int16_t* row = rows.data();
  for (std::int64_t& product : products) {
    product = dot(row, low_.data(), dim_);
    if (isSplit_) product += std::int64_t{dot(row, high_.data(), dim_)} * (1 << kLowBits);
    row += dim_;
  }
}

std::int64_t squaredNorm(std::span<const std::int16_t> vector) { return sumOfSquares(vector); }
std::int64_t squaredNorm(std::span<const std::int32_t> vector) { return sumOfSquares(vector); }

}  // namespace shelfwise
