// What the vectors learn from: prefixes of histories, each with the item that came next; of
// histories without order, each item with all others.

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

// The items that a target is predicted from, newest first.  Without order they go on, before the
// first of the history, with those after the target, latest first.
class Past {
 public:
  Past(const Sequences& sequences, const Example& example)
      : history_(sequences.of(example.sequence)),
        position_(example.position),
        size_(sequences.ordered ? example.position : history_.size() - 1) {}

  std::size_t size() const { return size_; }
  ItemId operator[](std::size_t steps) const {
    return history_[(position_ + history_.size() - 1 - steps) % history_.size()];
  }
  bool holds(ItemId item) const;

 private:
  std::span<const ItemId> history_;
  std::size_t position_;
  std::size_t size_;
};

// Every position with a past that does not hold its item.
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

// The latest `window` events of the past, newest first; each is dropped with that
// probability, but the latest stays if it is the only one left.
void keptEvents(const Sequences& sequences, const Example& example, std::size_t window,
                float dropout, SplitMix64& random, std::vector<PastEvent>& kept);

}  // namespace shelfwise
