#include "vectors/softmax.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/elementary.h"
#include "quant/clones.h"

namespace shelfwise {

namespace {

constexpr std::size_t kSoftmaxLanes = 32;

// Adding and subtracting it rounds a small float to the nearest integer.
constexpr float kRounder = 12'582'912.0f;  // 1.5 * 2^23
constexpr float kLeast = -87.0f;
constexpr float kPowerIsZero = -88.0f;  // its power of 2 is 2^-127, whose bits are those of 0

// e^x = 2^n e^r with r = x - n ln 2 in [-.35, .35] (Cody and Waite), e^r by its Taylor polynomial.
inline float exponential(float x) {
  const float clamped = x < kLeast ? kPowerIsZero : x;
  const float shifted = clamped * 1.44269504f + kRounder;
  const float n = shifted - kRounder;
  const float r = (clamped - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const std::int32_t exponent =
      std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(kRounder) + 127;
  const float power = std::bit_cast<float>(exponent << 23);
  return p * power;
}

SHELFWISE_CLONES void exponentialsOf(float* values, std::size_t count, float shift) {
  for (std::size_t i = 0; i < count; ++i) values[i] = exponential(values[i] - shift);
}

SHELFWISE_CLONES float largestOf(const float* values, std::size_t count) {
  std::array<float, kSoftmaxLanes> lanes;
  lanes.fill(-std::numeric_limits<float>::infinity());
  std::size_t i = 0;
  for (; i + kSoftmaxLanes <= count; i += kSoftmaxLanes) {
    for (std::size_t l = 0; l < kSoftmaxLanes; ++l) {
      lanes[l] = values[i + l] > lanes[l] ? values[i + l] : lanes[l];
    }
  }
  float largest = *std::max_element(lanes.begin(), lanes.end());
  for (; i < count; ++i) largest = std::max(largest, values[i]);
  return largest;
}

// In 32 partial sums, then those in order.
SHELFWISE_CLONES float sumOf(const float* values, std::size_t count) {
  std::array<float, kSoftmaxLanes> lanes{};
  std::size_t i = 0;
  for (; i + kSoftmaxLanes <= count; i += kSoftmaxLanes) {
    for (std::size_t l = 0; l < kSoftmaxLanes; ++l) lanes[l] += values[i + l];
  }
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  for (; i < count; ++i) sum += values[i];
  return sum;
}

SHELFWISE_CLONES void scale(float* values, std::size_t count, float factor) {
  for (std::size_t i = 0; i < count; ++i) values[i] *= factor;
}

}  // namespace

void exponentials(std::span<float> values) { exponentialsOf(values.data(), values.size(), 0); }

double softmaxGradient(std::span<float> logits, std::size_t target) {
  const float largest = largestOf(logits.data(), logits.size());
  const float score = logits[target] - largest;
  exponentialsOf(logits.data(), logits.size(), largest);
  const float sum = sumOf(logits.data(), logits.size());
  scale(logits.data(), logits.size(), 1.0f / sum);
  logits[target] -= 1.0f;
  return portableLog(sum) - score;
}

}  // namespace shelfwise
