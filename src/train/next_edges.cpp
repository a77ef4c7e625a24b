#include "train/next_edges.h"

#include <algorithm>

namespace shelfwise {

PairRows nextEdges(const Sequences& sequences, std::uint32_t itemCount, std::uint32_t minSupport,
                   const NextSettings& settings, Executor& executor) {
  const Occurrences occurrences = occurrencesOf(sequences, itemCount);
  PairRows next = pairRows(itemCount, minSupport, executor, [&](ItemId row, PairRow& sums) {
    for (const auto& place : occurrences.of(row)) {
      const auto later = sequences.of(place.sequence).subspan(place.position + 1);
      float weight = 1;
      for (std::size_t k = 0; k < std::min<std::size_t>(settings.window, later.size()); ++k) {
        if (later[k] != row) sums.add(later[k], weight, place.sequence);
        weight *= settings.decay;
      }
    }
  });
  dampByCounts(occurrences, settings.damping, next.rows);
  return next;
}

}  // namespace shelfwise
