// Histories that are nearly the same, in groups.
//
// Two histories are near copies if they share at least half of the products that either has
// (Jaccard 1912).  A history joins the first group whose first history it is a near copy of;
// candidates are found by minwise hashing in bands (Broder 1997), which misses a pair that shares
// exactly half once in 30 times and more alike ones hardly ever.

#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

class NearCopies {
 public:
  // The number of the group of `products`, ascending and unique; a new number, the next one, if it
  // is a near copy of no group's first history.
  std::uint32_t groupOf(const std::vector<ProductId>& products);

 private:
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> groups_;  // of a band; look-up only
  std::vector<std::vector<ProductId>> firsts_;                            // [group]
};

}  // namespace shelfwise
