#include "bandwidth.h"

#include "quant/clones.h"

namespace shelfwise {

namespace {

SHELFWISE_CLONES std::uint64_t sumOf(const std::uint64_t* words, std::size_t count) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += words[i];
  return sum;
}

}  // namespace

std::uint64_t sumOfWords(std::span<const std::byte> bytes) {
  return sumOf(reinterpret_cast<const std::uint64_t*>(bytes.data()), bytes.size() / 8);
}

}  // namespace shelfwise
