#include "train/item_knn.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "train/pair_rows.h"

namespace shelfwise {

namespace {

// Items of one history that are farther apart do not meet.
constexpr std::size_t kWindow = 100;

Sequences withoutRepeats(const Sequences& sequences) {
  Sequences distinct;
  std::vector<ItemId> items;
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto sequence = sequences.of(s);
    items.assign(sequence.begin(), sequence.end());
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    distinct.append(items);
  }
  return distinct;
}

}  // namespace

EdgeRows cosineRows(const Sequences& sequences, std::uint32_t itemCount, float shrink,
                    Executor& executor) {
  const Sequences distinct = withoutRepeats(sequences);
  const Occurrences occurrences = occurrencesOf(distinct, itemCount);
  EdgeRows rows = pairRows(itemCount, 1, executor, [&](ItemId row, PairRow& sums) {
                    for (const auto& place : occurrences.of(row)) {
                      const auto items = distinct.of(place.sequence);
                      const std::size_t p = place.position;
                      const std::size_t end = std::min(items.size(), p + kWindow + 1);
                      for (std::size_t q = p - std::min(p, kWindow); q < end; ++q) {
                        if (q != p) sums.add(items[q], 1.0f, place.sequence);
                      }
                    }
                  }).rows;
  for (ItemId row = 0; row < itemCount; ++row) {
    const auto mine = static_cast<float>(occurrences.of(row).size());
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      const auto theirs = static_cast<float>(occurrences.of(rows.targets[e]).size());
      rows.weights[e] /= std::sqrt(mine * theirs) + shrink;
    }
  }
  return rows;
}

void scoreByNeighbours(const EdgeRows& rows, std::span<const ItemId> history, float decay,
                       std::span<float> scores) {
  std::fill(scores.begin(), scores.end(), 0.0f);
  float weight = 1;
  for (std::size_t back = history.size(); back-- > 0; weight *= decay) {
    const ItemId item = history[back];
    for (std::uint32_t e = rows.offsets[item]; e < rows.offsets[item + 1]; ++e) {
      scores[rows.targets[e]] += weight * rows.weights[e];
    }
  }
}

}  // namespace shelfwise
