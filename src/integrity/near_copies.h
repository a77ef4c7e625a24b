// Groups of histories that are nearly the same.
//
// Two histories are near copies if they share at least half of the products that either has
// (Jaccard 1912).  A history joins the first group whose first history it is a near copy of.
//
// Candidates are found by minwise hashing in bands (Broder 1997).  That misses one in 30 pairs that
// share exactly half, and hardly any pair that shares more.

#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

class NearCopies {
 public:
  // The number of the group of `products`, which are ascending and unique.  The next new number if
  // they are a near copy of no group's first history.
  std::uint32_t groupOf(const std::vector<ProductId>& products);

 private:
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> groups_;  // of a band; look-up only
  std::vector<std::vector<ProductId>> firsts_;                            // [group]
};

}  // namespace shelfwise
