// Adam (Kingma and Ba 2015), beta = .9, .999.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/executor.h"

namespace shelfwise {

class Adam {
 public:
  explicit Adam(std::size_t count) : first_(count), second_(count) {}

  // One step along `gradient`, [count], which is set to 0.  `step` counts from 1.
  void update(std::span<float> values, std::span<float> gradient, float learningRate,
              std::size_t step, Executor& executor);

 private:
  std::vector<float> first_;   // decayed mean of the gradient
  std::vector<float> second_;  // decayed mean of its square
};

}  // namespace shelfwise
