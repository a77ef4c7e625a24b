#include "vectors/adam.h"

#include <algorithm>
#include <cmath>

#include "base/elementary.h"
#include "quant/clones.h"

namespace shelfwise {

namespace {

constexpr float kBeta1 = 0.9f;
constexpr float kBeta2 = 0.999f;
constexpr float kEpsilon = 1e-8f;
constexpr std::size_t kPerPiece = 32'768;

struct Rates {
  float step;    // learning rate / (1 - beta1^t)
  float square;  // 1 / (1 - beta2^t)
};

SHELFWISE_CLONES void updateRange(float* values, float* gradient, float* first, float* second,
                                  std::size_t count, Rates rates) {
  for (std::size_t i = 0; i < count; ++i) {
    const float g = gradient[i];
    first[i] = kBeta1 * first[i] + (1 - kBeta1) * g;
    second[i] = kBeta2 * second[i] + (1 - kBeta2) * (g * g);
    values[i] -= rates.step * first[i] / (std::sqrt(second[i] * rates.square) + kEpsilon);
    gradient[i] = 0;
  }
}

}  // namespace

void Adam::update(std::span<float> values, std::span<float> gradient, float learningRate,
                  std::size_t step, Executor& executor) {
  const auto t = static_cast<double>(step);
  const Rates rates{
      static_cast<float>(learningRate / (1 - portablePow(kBeta1, t))),
      static_cast<float>(1 / (1 - portablePow(kBeta2, t))),
  };
  executor.run((values.size() + kPerPiece - 1) / kPerPiece, [&](std::size_t piece) {
    const std::size_t first = piece * kPerPiece;
    const std::size_t count = std::min(kPerPiece, values.size() - first);
    updateRange(values.data() + first, gradient.data() + first, first_.data() + first,
                second_.data() + first, count, rates);
  });
}

}  // namespace shelfwise
