#include "vectors/examples.h"

#include <algorithm>

#include "sections/weights.h"

namespace shelfwise {

bool Past::holds(ItemId item) const {
  for (std::size_t steps = 0; steps < size_; ++steps) {
    if ((*this)[steps] == item) return true;
  }
  return false;
}

std::vector<Example> examplesOf(const Sequences& sequences) {
  std::vector<Example> examples;
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto items = sequences.of(s);
    for (std::uint32_t t = 0; t < items.size(); ++t) {
      const Past past(sequences, {s, t});
      if (past.size() > 0 && !past.holds(items[t])) examples.push_back({s, t});
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
  const Past past(sequences, example);
  kept.clear();
  for (std::size_t steps = 0; steps < std::min(past.size(), window); ++steps) {
    if (uniform(random) < dropout) continue;
    kept.push_back({past[steps], static_cast<std::uint32_t>(vectorAge(steps))});
  }
  if (kept.empty()) kept.push_back({past[0], 0});
}

}  // namespace shelfwise
