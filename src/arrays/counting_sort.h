// A stable counting sort: gives each value its place by a small integer key.

#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace shelfwise {

template <class Offset>
class CountingSort {
 public:
  // Requires keys below keyCount.
  template <class Keys>
  CountingSort(const Keys& keys, std::size_t keyCount) : offsets_(keyCount + 1) {
    for (const auto key : keys) ++offsets_[key + 1];
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    next_.assign(offsets_.begin(), offsets_.end() - 1);
  }

  // The values of key k go to offsets[k] .. offsets[k + 1] - 1.
  const std::vector<Offset>& offsets() const { return offsets_; }

  // The place of the next value with that key.  Requires no more calls for a key than it has
  // values.
  Offset place(std::size_t key) { return next_[key]++; }

 private:
  std::vector<Offset> offsets_;  // [keyCount + 1]
  std::vector<Offset> next_;     // [keyCount]
};

}  // namespace shelfwise
