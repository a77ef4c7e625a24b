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

// An event of an example that was not dropped.
struct PastEvent {
  ItemId item;
  std::uint32_t age;  // vectorAge()
};

// The latest `window` events before the target, newest first; each is dropped with that
// probability, but the latest stays if it is the only one left.
void keptEvents(const Sequences& sequences, const Example& example, std::size_t window,
                float dropout, SplitMix64& random, std::vector<PastEvent>& kept);

void shuffle(std::span<Example> examples, SplitMix64& random);

// In [0, 1), a multiple of 2^-24.
float uniform(SplitMix64& random);

// Mean 0, standard deviation 1: the sum of twelve uniform numbers, less 6.
float nearlyNormal(SplitMix64& random);

}  // namespace shelfwise
