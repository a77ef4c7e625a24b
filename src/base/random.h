// Seeded random numbers with the same sequence on every machine.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace shelfwise {

// SplitMix64 (Steele, Lea and Flood 2014).
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
    z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
    return z ^ (z >> 31);
  }

  // A number below `bound`.  Requires 0 < bound <= 2^32.  No number is more likely than another by
  // more than 2^-32.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

// Puts `values` in random order; all orders are equally likely (Fisher and Yates).
template <class T>
void shuffle(std::span<T> values, SplitMix64& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

// A number in [0, 1), a multiple of 2^-24.
inline float uniform(SplitMix64& random) {
  return static_cast<float>(random.next() >> 40) * 0x1p-24f;
}

// Nearly a normal distribution: mean 0, standard deviation 1, within [-6, 6].  It is the sum of
// twelve uniform numbers, less 6.
inline float nearlyNormal(SplitMix64& random) {
  float sum = -6;
  for (int i = 0; i < 12; ++i) sum += uniform(random);
  return sum;
}

}  // namespace shelfwise
