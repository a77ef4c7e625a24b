// What the vectors learn from: prefixes of histories, each with the item that came next.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/random.h"
#include "train/sequences.h"

namespace shelfwise {

// A target and the items before it.
struct Example {
  std::uint32_t sequence;
  std::uint32_t position;  // of the target in its sequence
};

// Every position whose item does not occur before it.
std::vector<Example> examplesOf(const Sequences& sequences);

std::vector<ItemId> targetsOf(const Sequences& sequences, std::span<const Example> examples);

// The age bucket of an event that many steps before the latest: that of a model whose ages are
// steps.
std::size_t vectorAge(std::size_t steps);

// An event of an example that was not dropped.
struct PastEvent {
  ItemId item;
  std::uint32_t age;  // bucket of its steps before the latest
};

// The latest `window` events before the target, newest first; each is dropped with that
// probability, but the latest stays if it is the only one left.
void keptEvents(const Sequences& sequences, const Example& example, std::size_t window,
                float dropout, SplitMix64& random, std::vector<PastEvent>& kept);

}  // namespace shelfwise
