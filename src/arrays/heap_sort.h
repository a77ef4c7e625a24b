// A sort of far less code than std::sort, for the device and for short rows.

#pragma once

#include <algorithm>
#include <functional>

namespace shelfwise {

// Sorts in place.  O(n log n) comparisons; equal values come in any order.
template <class Range, class Less = std::less<>>
void heapSort(Range&& range, Less less = {}) {
  std::make_heap(range.begin(), range.end(), less);
  std::sort_heap(range.begin(), range.end(), less);
}

}  // namespace shelfwise
