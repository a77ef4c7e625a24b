// Vectors of 128 bits: four int32 or eight int16.  They use WASM SIMD, SSE2 or plain loops; all
// three give the same bits.  Integers wrap around.

#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shelfwise {

#if defined(__wasm_simd128__)

using Lanes = v128_t;

inline Lanes noLanes() { return wasm_i32x4_splat(0); }
inline Lanes loadLanes(const std::int16_t* eight) { return wasm_v128_load(eight); }
inline Lanes addLanes(Lanes a, Lanes b) { return wasm_i32x4_add(a, b); }

// Lane i: a[2i] b[2i] + a[2i + 1] b[2i + 1], of int16.
inline Lanes pairProducts(Lanes a, Lanes b) { return wasm_i32x4_dot_i16x8(a, b); }

// Lane i: the sum of the four lanes of argument i.
inline Lanes laneSums(Lanes a, Lanes b, Lanes c, Lanes d) {
  const Lanes ab =
      addLanes(wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
  const Lanes cd =
      addLanes(wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
  return addLanes(wasm_i64x2_shuffle(ab, cd, 0, 2), wasm_i64x2_shuffle(ab, cd, 1, 3));
}

// scores[i] = float((low[i] + highFactor * high[i]) * factor), in doubles.
inline void storeScores(Lanes low, Lanes high, double highFactor, double factor, float* scores) {
  const Lanes factors = wasm_f64x2_splat(factor);
  const Lanes highFactors = wasm_f64x2_splat(highFactor);
  const auto two = [&](Lanes l, Lanes h) {
    const Lanes sum = wasm_f64x2_add(wasm_f64x2_convert_low_i32x4(l),
                                     wasm_f64x2_mul(wasm_f64x2_convert_low_i32x4(h), highFactors));
    return wasm_f32x4_demote_f64x2_zero(wasm_f64x2_mul(sum, factors));
  };
  const Lanes first = two(low, high);
  const Lanes last = two(wasm_i64x2_shuffle(low, low, 1, 1), wasm_i64x2_shuffle(high, high, 1, 1));
  wasm_v128_store(scores, wasm_i64x2_shuffle(first, last, 0, 2));
}

#elif defined(__SSE2__)

using Lanes = __m128i;

inline Lanes noLanes() { return _mm_setzero_si128(); }
inline Lanes loadLanes(const std::int16_t* eight) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(eight));
}
inline Lanes addLanes(Lanes a, Lanes b) { return _mm_add_epi32(a, b); }

// Lane i: a[2i] b[2i] + a[2i + 1] b[2i + 1], of int16.
inline Lanes pairProducts(Lanes a, Lanes b) { return _mm_madd_epi16(a, b); }

// Lane i: the sum of the four lanes of argument i.
inline Lanes laneSums(Lanes a, Lanes b, Lanes c, Lanes d) {
  const Lanes ab = addLanes(_mm_unpacklo_epi32(a, b), _mm_unpackhi_epi32(a, b));
  const Lanes cd = addLanes(_mm_unpacklo_epi32(c, d), _mm_unpackhi_epi32(c, d));
  return addLanes(_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd));
}

// scores[i] = float((low[i] + highFactor * high[i]) * factor), in doubles.
inline void storeScores(Lanes low, Lanes high, double highFactor, double factor, float* scores) {
  const auto two = [&](Lanes l, Lanes h) {
    const __m128d sum =
        _mm_add_pd(_mm_cvtepi32_pd(l), _mm_mul_pd(_mm_cvtepi32_pd(h), _mm_set1_pd(highFactor)));
    return _mm_cvtpd_ps(_mm_mul_pd(sum, _mm_set1_pd(factor)));
  };
  const __m128 first = two(low, high);
  const __m128 last = two(_mm_unpackhi_epi64(low, low), _mm_unpackhi_epi64(high, high));
  _mm_storeu_ps(scores, _mm_movelh_ps(first, last));
}

#else

using Lanes = std::array<std::uint32_t, 4>;

inline Lanes noLanes() { return {}; }
inline Lanes loadLanes(const std::int16_t* eight) {
  Lanes lanes;
  std::memcpy(&lanes, eight, sizeof(lanes));
  return lanes;
}
inline Lanes addLanes(Lanes a, Lanes b) {
  return {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]};
}

// Lane i: a[2i] b[2i] + a[2i + 1] b[2i + 1], of int16.
inline Lanes pairProducts(Lanes a, Lanes b) {
  std::array<std::int16_t, 8> x;
  std::array<std::int16_t, 8> y;
  std::memcpy(&x, &a, sizeof(x));
  std::memcpy(&y, &b, sizeof(y));
  Lanes sums;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    sums[i] = static_cast<std::uint32_t>(x[2 * i] * y[2 * i]) +
              static_cast<std::uint32_t>(x[2 * i + 1] * y[2 * i + 1]);
  }
  return sums;
}

// Lane i: the sum of the four lanes of argument i.
inline Lanes laneSums(Lanes a, Lanes b, Lanes c, Lanes d) {
  const auto sum = [](Lanes x) { return x[0] + x[1] + x[2] + x[3]; };
  return {sum(a), sum(b), sum(c), sum(d)};
}

// scores[i] = float((low[i] + highFactor * high[i]) * factor), in doubles.
inline void storeScores(Lanes low, Lanes high, double highFactor, double factor, float* scores) {
  for (std::size_t i = 0; i < low.size(); ++i) {
    const double sum =
        static_cast<std::int32_t>(low[i]) + static_cast<std::int32_t>(high[i]) * highFactor;
    scores[i] = static_cast<float>(sum * factor);
  }
}

#endif

inline std::int32_t sumOfLanes(Lanes lanes) {
  std::array<std::uint32_t, 4> four;
  std::memcpy(&four, &lanes, sizeof(four));
  return static_cast<std::int32_t>(four[0] + four[1] + four[2] + four[3]);
}

}  // namespace shelfwise
