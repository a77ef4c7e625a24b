#include "train/next_edges.h"

#include <algorithm>

#include "base/elementary.h"

namespace shelfwise {

PairRows nextEdges(const Sequences& sequences, std::uint32_t itemCount, std::uint32_t minSupport,
                   const NextForm& form, Executor& executor) {
  const Occurrences occurrences = occurrencesOf(sequences, itemCount);
  PairRows next = pairRows(itemCount, minSupport, executor, [&](ItemId row, PairRow& sums) {
    for (const auto& place : occurrences.of(row)) {
      const auto later = sequences.of(place.sequence).subspan(place.position + 1);
      float weight = 1;
      for (std::size_t k = 0; k < std::min<std::size_t>(form.window, later.size()); ++k) {
        if (later[k] != row) sums.add(later[k], weight, place.sequence);
        weight *= form.decay;
      }
    }
  });
  std::vector<float> asSource(itemCount);
  std::vector<float> asTarget(itemCount);
  for (ItemId item = 0; item < itemCount; ++item) {
    const auto count = static_cast<double>(occurrences.of(item).size());
    asSource[item] = static_cast<float>(portablePow(count, form.sourceExponent));
    asTarget[item] = static_cast<float>(portablePow(count, form.targetExponent));
  }
  EdgeRows& rows = next.rows;
  for (ItemId row = 0; row < itemCount; ++row) {
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      rows.weights[e] /= asSource[row] * asTarget[rows.targets[e]] + form.shrink;
    }
  }
  return next;
}

}  // namespace shelfwise
