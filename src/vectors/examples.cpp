#include "vectors/examples.h"

#include <algorithm>

#include "slice/source.h"

namespace shelfwise {

std::vector<Example> examplesOf(const Sequences& sequences) {
  std::vector<Example> examples;
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto items = sequences.of(s);
    for (std::uint32_t t = 1; t < items.size(); ++t) {
      const auto past = items.first(t);
      if (std::find(past.begin(), past.end(), items[t]) == past.end()) examples.push_back({s, t});
    }
  }
  return examples;
}

std::vector<ItemId> targetsOf(const Sequences& sequences, std::span<const Example> examples) {
  std::vector<ItemId> targets;
  for (const Example& example : examples) {
    targets.push_back(sequences.of(example.sequence)[example.position]);
  }
  return targets;
}

std::size_t vectorAge(std::size_t steps) { return AgeScale{}.bucket(steps); }

void keptEvents(const Sequences& sequences, const Example& example, std::size_t window,
                float dropout, SplitMix64& random, std::vector<PastEvent>& kept) {
  const auto items = sequences.of(example.sequence).first(example.position);
  kept.clear();
  for (std::size_t steps = 0; steps < std::min(items.size(), window); ++steps) {
    if (uniform(random) < dropout) continue;
    kept.push_back({items[items.size() - 1 - steps], static_cast<std::uint32_t>(vectorAge(steps))});
  }
  if (kept.empty()) kept.push_back({items.back(), 0});
}

}  // namespace shelfwise
