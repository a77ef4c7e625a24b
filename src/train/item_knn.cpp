#include "train/item_knn.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "train/pair_rows.h"

namespace shelfwise {

EdgeRows neighbourRows(const Sequences& sequences, std::uint32_t itemCount,
                       const NeighbourSettings& settings, Executor& executor) {
  const Occurrences occurrences = occurrencesOf(sequences, itemCount);
  std::vector<float> weights(std::size_t{settings.window} + 1, 1.0f);
  for (std::size_t steps = 2; steps < weights.size(); ++steps) {
    weights[steps] = weights[steps - 1] * settings.pairDecay;
  }
  EdgeRows rows =
      pairRows(itemCount, 1, executor, [&](ItemId row, PairRow& sums) {
        for (const auto& place : occurrences.of(row)) {
          const auto items = sequences.of(place.sequence);
          const std::size_t p = place.position;
          const std::size_t end = std::min(items.size(), p + weights.size());
          for (std::size_t q = p - std::min<std::size_t>(p, settings.window); q < end; ++q) {
            const float weight = weights[q < p ? p - q : q - p];
            if (items[q] != row && weight > 0) sums.add(items[q], weight, place.sequence);
          }
        }
      }).rows;
  const std::vector<std::uint32_t> shoppers = sequencesWith(occurrences);
  for (ItemId row = 0; row < itemCount; ++row) {
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      const float product =
          static_cast<float>(shoppers[row]) * static_cast<float>(shoppers[rows.targets[e]]);
      rows.weights[e] /= std::sqrt(product) + settings.shrink;
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
