// What the edge sources are made from: the items of each shopper in order, and where each item
// occurs.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

// Of a longer history only the latest events make edges, so that the work stays linear.
inline constexpr std::size_t kLongestHistory = 1000;

// Sequence s is items[offsets[s]] .. items[offsets[s + 1] - 1], oldest first if it is ordered.
struct Sequences {
  std::vector<std::uint32_t> offsets{0};  // [count + 1]
  std::vector<ItemId> items;
  bool ordered = true;  // else the order within a sequence says nothing

  std::uint32_t count() const { return static_cast<std::uint32_t>(offsets.size() - 1); }
  std::span<const ItemId> of(std::uint32_t s) const {
    return std::span(items).subspan(offsets[s], offsets[s + 1] - offsets[s]);
  }

  // Appends the latest kLongestHistory items of one more sequence.
  void append(std::span<const ItemId> sequence);
};

// Where an item occurs: its places are places[offsets[i]] .. places[offsets[i + 1] - 1], by
// sequence, then position.
struct Occurrences {
  struct Place {
    std::uint32_t sequence;
    std::uint32_t position;  // in the sequence
  };
  std::vector<std::uint32_t> offsets;  // [itemCount + 1]
  std::vector<Place> places;

  std::span<const Place> of(ItemId item) const {
    return std::span(places).subspan(offsets[item], offsets[item + 1] - offsets[item]);
  }
};

// Requires items below itemCount.
Occurrences occurrencesOf(const Sequences& sequences, std::uint32_t itemCount);

// Distinct sequences that hold each item: [itemCount].
std::vector<std::uint32_t> sequencesWith(const Occurrences& occurrences);

}  // namespace shelfwise
