#include "quant/top_items.h"

#include <algorithm>

#include "quant/kernels.h"

namespace shelfwise {

std::vector<ItemId> topItems(std::span<const float> scores, std::size_t limit) {
  std::vector<ItemId> heap;  // the worst of the best so far at its front
  if (limit == 0) return heap;
  const auto better = [&](ItemId a, ItemId b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    return a < b;
  };
  float threshold = 0;
  for (std::size_t i = findAbove(scores, 0, threshold); i < scores.size();
       i = findAbove(scores, i + 1, threshold)) {
    if (heap.size() == limit) {
      std::pop_heap(heap.begin(), heap.end(), better);
      heap.pop_back();
    }
    heap.push_back(static_cast<ItemId>(i));
    std::push_heap(heap.begin(), heap.end(), better);
    if (heap.size() == limit) threshold = scores[heap.front()];
  }
  std::sort_heap(heap.begin(), heap.end(), better);
  return heap;
}

}  // namespace shelfwise
