#include "train/sequences.h"

namespace shelfwise {

void Sequences::append(std::span<const ItemId> sequence) {
  if (sequence.size() > kLongestHistory) sequence = sequence.last(kLongestHistory);
  items.insert(items.end(), sequence.begin(), sequence.end());
  offsets.push_back(static_cast<std::uint32_t>(items.size()));
}

Occurrences occurrencesOf(const Sequences& sequences, std::uint32_t itemCount) {
  Occurrences found;
  found.offsets.assign(std::size_t{itemCount} + 1, 0);
  for (const ItemId item : sequences.items) ++found.offsets[item + 1];
  for (std::uint32_t i = 0; i < itemCount; ++i) found.offsets[i + 1] += found.offsets[i];
  std::vector<std::uint32_t> next(found.offsets.begin(), found.offsets.end() - 1);
  found.places.resize(sequences.items.size());
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto items = sequences.of(s);
    for (std::uint32_t p = 0; p < items.size(); ++p) found.places[next[items[p]]++] = {s, p};
  }
  return found;
}

std::vector<std::uint32_t> sequencesWith(const Occurrences& occurrences) {
  std::vector<std::uint32_t> counts(occurrences.offsets.size() - 1);
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
