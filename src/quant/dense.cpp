#include "quant/dense.h"

#include <array>

#include "quant/clones.h"

namespace shelfwise {

SHELFWISE_CLONES float dot(const float* a, const float* b, std::size_t count) {
  std::array<float, kLanes> lanes{};
  for (std::size_t i = 0; i < count; i += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += a[i + l] * b[i + l];
  }
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  return sum;
}

SHELFWISE_CLONES void addScaled(const float* from, float factor, float* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

}  // namespace shelfwise
