// Sums over pairs of items, row by row, with the number of shoppers behind each pair.
//
// Every behavioural edge starts as such a sum.  A pair with fewer distinct shoppers than the
// minimum support is dropped here, before anything is solved or published.

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/executor.h"
#include "base/ids.h"
#include "quant/edges.h"
#include "train/sequences.h"

namespace shelfwise {

// One row of sums.
class PairRow {
 public:
  explicit PairRow(std::uint32_t itemCount) : cells_(itemCount) {}

  // Adds `value` > 0 to the pair of this row and `column`.  Requires the additions of one shopper
  // (or basket) to be consecutive.
  void add(ItemId column, float value, std::uint32_t shopper) {
    Cell& cell = cells_[column];
    if (cell.support == 0) touched_.push_back(column);
    if (cell.support == 0 || cell.lastShopper != shopper) {
      ++cell.support;
      cell.lastShopper = shopper;
    }
    cell.sum += value;
  }

  // Appends the row's pairs with enough support to `rows`, in order of columns, and starts a new
  // row.  Returns how many pairs were dropped.
  std::uint64_t moveTo(EdgeRows& rows, std::uint32_t minSupport);

 private:
  struct Cell {
    float sum = 0;
    std::uint32_t support = 0;
    std::uint32_t lastShopper = 0;
  };
  std::vector<Cell> cells_;
  std::vector<ItemId> touched_;
};

struct PairRows {
  EdgeRows rows;
  std::uint64_t belowSupport = 0;  // pairs dropped
};

// Makes rows 0 .. itemCount - 1, each by one call of fill(row, sums), which must not add the row's
// own item.  `fill` may be called from several threads at once.
PairRows pairRows(std::uint32_t itemCount, std::uint32_t minSupport, Executor& executor,
                  const std::function<void(ItemId, PairRow&)>& fill);

// The rows of all pieces, one piece after the other.
EdgeRows concatenated(const std::vector<EdgeRows>& pieces);

// How much less a pair of frequent items counts.
struct CountDamping {
  double sourceExponent = 0.7;
  double targetExponent = 0.3;
  float shrink = 3;
};

// Divides the weight of every edge i -> j by
//   occurrences of i ^ sourceExponent * occurrences of j ^ targetExponent + shrink.
void dampByCounts(const Occurrences& occurrences, const CountDamping& damping, EdgeRows& rows);

// The transposed rows: row j holds i -> weight for every edge i -> j of `rows`.
EdgeRows transposed(const EdgeRows& rows, std::uint32_t itemCount);

}  // namespace shelfwise
