#include "quant/kernels.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace shelfwise {

namespace {

constexpr std::size_t kSimdLanes = 4;

#ifdef __wasm_simd128__

constexpr std::string_view kName = "simd128";

void addFour(const float* terms, const float* factors, float* sums) {
  const v128_t products = wasm_f32x4_mul(wasm_v128_load(terms), wasm_v128_load(factors));
  wasm_v128_store(sums, wasm_f32x4_add(wasm_v128_load(sums), products));
}

bool anyOfFourAbove(const float* values, float threshold) {
  return wasm_v128_any_true(wasm_f32x4_gt(wasm_v128_load(values), wasm_f32x4_splat(threshold)));
}

#else

#ifdef __wasm__
constexpr std::string_view kName = "scalar";
#else
constexpr std::string_view kName = "native";
#endif

void addFour(const float* terms, const float* factors, float* sums) {
  for (std::size_t lane = 0; lane < kSimdLanes; ++lane) sums[lane] += terms[lane] * factors[lane];
}

bool anyOfFourAbove(const float* values, float threshold) {
  bool above = false;
  for (std::size_t lane = 0; lane < kSimdLanes; ++lane) above |= values[lane] > threshold;
  return above;
}

#endif

}  // namespace

std::string_view kernelName() { return kName; }

void addProducts(std::span<const float> terms, std::span<const float> factors,
                 std::span<float> sums) {
  std::size_t i = 0;
  for (; i + kSimdLanes <= sums.size(); i += kSimdLanes) addFour(&terms[i], &factors[i], &sums[i]);
  for (; i < sums.size(); ++i) sums[i] += terms[i] * factors[i];
}

std::size_t findAbove(std::span<const float> values, std::size_t begin, float threshold) {
  std::size_t i = begin;
  while (i + kSimdLanes <= values.size() && !anyOfFourAbove(&values[i], threshold)) i += kSimdLanes;
  while (i < values.size() && !(values[i] > threshold)) ++i;
  return i;
}

}  // namespace shelfwise
