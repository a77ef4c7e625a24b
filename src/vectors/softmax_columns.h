// The columns of a batch's softmax: all items, or, in a large catalogue, the targets of the batch
// and a sample of the other items.
//
// A sampled item j stands for 1 / pi_j items, where pi_j = P(j is a column):
//   pi_j = 1 - (1 - S / N)(1 - p_j)^B
// for S items drawn without replacement from N, and a batch of B examples of which each has target
// j with probability p_j.  So the logit of j is raised by -log pi_j in every row but those where it
// is the target (log-q correction, Bengio and Senecal 2008).  The sum over columns then estimates
// the sum over items without bias.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/random.h"

namespace shelfwise {

class SoftmaxColumns {
 public:
  // `targets` are those of all examples.  With at most `sampled` items, every item is a column.
  // With more, the columns are that many items and the targets of the batch.
  SoftmaxColumns(std::uint32_t itemCount, std::span<const ItemId> targets, std::size_t batch,
                 std::uint32_t sampled);

  // The columns of the next batch.
  void choose(std::span<const ItemId> targets, SplitMix64& random);

  std::span<const ItemId> items() const { return items_; }             // ascending
  std::span<const float> corrections() const { return corrections_; }  // [items] -log pi, >= 0

  // The column of an item; kNoId if it is none.
  std::uint32_t columnOf(ItemId item) const { return columns_[item]; }

  // The most columns a batch can have.
  std::size_t capacity() const { return capacity_; }

 private:
  void add(ItemId item);

  bool all_;
  std::uint32_t sampled_;
  std::size_t capacity_;
  std::vector<ItemId> items_;
  std::vector<float> corrections_;
  std::vector<std::uint32_t> columns_;  // [itemCount]
  std::vector<ItemId> shuffled_;        // [itemCount], the sample at its front
  std::vector<float> logInclusion_;     // [itemCount] -log pi
};

}  // namespace shelfwise
