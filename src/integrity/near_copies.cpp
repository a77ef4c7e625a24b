#include "integrity/near_copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "base/random.h"

namespace shelfwise {

namespace {

// A pair that shares exactly half meets in a band with probability 1 - (1 - .5^2)^12 = .97.
constexpr std::size_t kBands = 12;
constexpr std::size_t kHashesOfBand = 2;

// The most groups compared for one band.
constexpr std::size_t kMostGroups = 16;

std::uint64_t mixed(std::uint64_t value) { return SplitMix64(value).next(); }

std::array<std::uint64_t, kBands> bandsOf(std::span<const ProductId> products) {
  std::array<std::uint64_t, kBands> bands;
  for (std::size_t b = 0; b < kBands; ++b) {
    bands[b] = b;
    for (std::size_t h = 0; h < kHashesOfBand; ++h) {
      const std::uint64_t salt = mixed(b * kHashesOfBand + h);
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const ProductId product : products) {
        least = std::min(least, mixed(salt ^ numberOf(product)));
      }
      bands[b] = mixed(bands[b] ^ least);
    }
  }
  return bands;
}

bool areNear(std::span<const ProductId> a, std::span<const ProductId> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const ProductId least = std::min(a[i], b[j]);
    const bool inA = a[i] == least;
    const bool inB = b[j] == least;
    shared += inA && inB ? 1 : 0;
    i += inA ? 1 : 0;
    j += inB ? 1 : 0;
  }
  return 2 * shared >= a.size() + b.size() - shared;
}

}  // namespace

std::uint32_t NearCopies::groupOf(const std::vector<ProductId>& products) {
  const auto bands = bandsOf(products);
  for (const std::uint64_t band : bands) {
    for (const std::uint32_t group : groups_[band]) {
      if (areNear(products, firsts_[group])) return group;
    }
  }
  const auto group = static_cast<std::uint32_t>(firsts_.size());
  for (const std::uint64_t band : bands) {
    auto& known = groups_[band];
    if (known.size() < kMostGroups) known.push_back(group);
  }
  firsts_.push_back(products);
  return group;
}

}  // namespace shelfwise
