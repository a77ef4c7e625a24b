// Training examples of the vectors: a prefix of a history, with the item that came next.  In a
// history without order, each item is an example with all other items.

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

// The items that a target is predicted from, newest first.  In a history without order the items
// after the target follow, latest first.
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

// Every position whose past is not empty and does not hold its item.
std::vector<Example> examplesOf(const Sequences& sequences);

std::vector<ItemId> targetsOf(const Sequences& sequences, std::span<const Example> examples);

// The age bucket of an event so many steps before the latest, in a model whose ages are steps.
std::size_t vectorAge(std::size_t steps);

// An event that dropout left in an example.
struct PastEvent {
  ItemId item;
  std::uint32_t age;  // bucket of its steps before the latest
};

// The latest `window` events of the past, newest first, without those that dropout takes.  Each is
// dropped with probability `dropout`; the latest stays if all are dropped.
void keptEvents(const Sequences& sequences, const Example& example, std::size_t window,
                float dropout, SplitMix64& random, std::vector<PastEvent>& kept);

}  // namespace shelfwise
