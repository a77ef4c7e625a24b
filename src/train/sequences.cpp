#include "train/sequences.h"

#include "arrays/counting_sort.h"

namespace shelfwise {

void Sequences::append(std::span<const ItemId> sequence) {
  if (sequence.size() > kLongestHistory) sequence = sequence.last(kLongestHistory);
  CompressedRows::append(sequence);
}

Occurrences occurrencesOf(const Sequences& sequences, std::uint32_t itemCount) {
  CountingSort<std::uint32_t> byItem(sequences.values, itemCount);
  Occurrences found{byItem.offsets(), std::vector<Place>(sequences.values.size())};
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto items = sequences.of(s);
    for (std::uint32_t p = 0; p < items.size(); ++p) found.values[byItem.place(items[p])] = {s, p};
  }
  return found;
}

std::vector<std::uint32_t> sequencesWith(const Occurrences& occurrences) {
  std::vector<std::uint32_t> counts(occurrences.count());
  for (ItemId item = 0; item < counts.size(); ++item) {
    std::uint32_t last = kNoId;
    for (const auto& place : occurrences.of(item)) {
      counts[item] += place.sequence != last ? 1 : 0;
      last = place.sequence;
    }
  }
  return counts;
}

}  // namespace shelfwise
