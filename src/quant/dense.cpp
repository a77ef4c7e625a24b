#include "quant/dense.h"

#include "quant/clones.h"

namespace shelfwise {

SHELFWISE_CLONES void addScaled(const float* from, float factor, float* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

}  // namespace shelfwise
