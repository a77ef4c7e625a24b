// The input of the edge sources: the items of each shopper in order, and where each item occurs.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "arrays/compressed_rows.h"
#include "base/ids.h"

namespace shelfwise {

// Only the latest events of a longer history make edges, so that the work stays linear.
inline constexpr std::size_t kLongestHistory = 1000;

// The items of each sequence, oldest first if it is ordered.
struct Sequences : CompressedRows<ItemId> {
  bool ordered = true;  // else the order within a sequence says nothing

  // Appends the latest kLongestHistory items of one more sequence.
  void append(std::span<const ItemId> sequence);
};

struct Place {
  std::uint32_t sequence;
  std::uint32_t position;  // in the sequence
};

// The places of each item, by sequence, then position.
using Occurrences = CompressedRows<Place>;

// Requires items below itemCount.
Occurrences occurrencesOf(const Sequences& sequences, std::uint32_t itemCount);

// Distinct sequences that hold each item: [itemCount].
std::vector<std::uint32_t> sequencesWith(const Occurrences& occurrences);

}  // namespace shelfwise
