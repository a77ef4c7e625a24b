// A set of items, one bit each.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

class ItemSet {
 public:
  ItemSet() = default;

  // An empty set of items below `itemCount`.
  explicit ItemSet(std::uint32_t itemCount)
      : itemCount_(itemCount), words_((std::size_t{itemCount} + 63) / 64, 0) {}

  std::uint32_t itemCount() const { return itemCount_; }

  // Requires item < itemCount(), as add() does.
  bool has(ItemId item) const { return (words_[item / 64] >> (item % 64) & 1) != 0; }
  void add(ItemId item) { words_[item / 64] |= std::uint64_t{1} << (item % 64); }

  // Adds item `first` + i where bit i of `bits` is set.  Requires a multiple of 64, and no bit of
  // an item that is not below itemCount().
  void addWord(ItemId first, std::uint64_t bits) { words_[first / 64] |= bits; }

  // The next three require sets of the same itemCount.
  void intersect(const ItemSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void unite(const ItemSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void subtract(const ItemSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  // The items that were not in it.
  void complement() {
    for (std::uint64_t& word : words_) word = ~word;
    if (itemCount_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (itemCount_ % 64)) - 1;
  }

  bool operator==(const ItemSet&) const = default;

 private:
  std::uint32_t itemCount_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace shelfwise
