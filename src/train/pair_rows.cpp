#include "train/pair_rows.h"

#include <algorithm>

#include "arrays/counting_sort.h"
#include "base/elementary.h"

namespace shelfwise {

namespace {

// The number of rows that one piece of work makes; its scratch is as long as a row.
constexpr std::uint32_t kRowsPerPiece = 512;

}  // namespace

std::uint64_t PairRow::moveTo(EdgeRows& rows, std::uint32_t minSupport) {
  std::sort(touched_.begin(), touched_.end());
  std::uint64_t dropped = 0;
  for (const ItemId column : touched_) {
    Cell& cell = cells_[column];
    if (cell.support >= minSupport) {
      rows.targets.push_back(column);
      rows.weights.push_back(cell.sum);
    } else {
      ++dropped;
    }
    cell = Cell{};
  }
  touched_.clear();
  rows.offsets.push_back(static_cast<std::uint32_t>(rows.targets.size()));
  return dropped;
}

PairRows pairRows(std::uint32_t itemCount, std::uint32_t minSupport, Executor& executor,
                  const std::function<void(ItemId, PairRow&)>& fill) {
  const std::uint32_t pieces = (itemCount + kRowsPerPiece - 1) / kRowsPerPiece;
  std::vector<EdgeRows> rows(pieces);
  std::vector<std::uint64_t> dropped(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    PairRow row(itemCount);
    const auto first = static_cast<ItemId>(piece) * kRowsPerPiece;
    for (ItemId item = first; item < std::min(first + kRowsPerPiece, itemCount); ++item) {
      fill(item, row);
      dropped[piece] += row.moveTo(rows[piece], minSupport);
    }
  });
  PairRows all{concatenated(rows), 0};
  for (const std::uint64_t count : dropped) all.belowSupport += count;
  return all;
}

EdgeRows concatenated(const std::vector<EdgeRows>& pieces) {
  EdgeRows all;
  for (const EdgeRows& piece : pieces) {
    const auto base = static_cast<std::uint32_t>(all.targets.size());
    all.targets.insert(all.targets.end(), piece.targets.begin(), piece.targets.end());
    all.weights.insert(all.weights.end(), piece.weights.begin(), piece.weights.end());
    for (std::size_t r = 1; r < piece.offsets.size(); ++r) {
      all.offsets.push_back(base + piece.offsets[r]);
    }
  }
  return all;
}

void dampByCounts(const Occurrences& occurrences, const CountDamping& damping, EdgeRows& rows) {
  const std::uint32_t items = rows.rows();
  std::vector<float> asSource(items);
  std::vector<float> asTarget(items);
  for (ItemId item = 0; item < items; ++item) {
    const auto count = static_cast<double>(occurrences.of(item).size());
    asSource[item] = static_cast<float>(portablePow(count, damping.sourceExponent));
    asTarget[item] = static_cast<float>(portablePow(count, damping.targetExponent));
  }
  for (ItemId row = 0; row < items; ++row) {
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      rows.weights[e] /= asSource[row] * asTarget[rows.targets[e]] + damping.shrink;
    }
  }
}

EdgeRows transposed(const EdgeRows& rows, std::uint32_t itemCount) {
  CountingSort<std::uint32_t> byTarget(rows.targets, itemCount);
  EdgeRows turned;
  turned.offsets = byTarget.offsets();
  turned.targets.resize(rows.targets.size());
  turned.weights.resize(rows.targets.size());
  for (ItemId row = 0; row < rows.rows(); ++row) {
    for (std::uint32_t e = rows.offsets[row]; e < rows.offsets[row + 1]; ++e) {
      const std::uint32_t place = byTarget.place(rows.targets[e]);
      turned.targets[place] = row;
      turned.weights[place] = rows.weights[e];
    }
  }
  return turned;
}

}  // namespace shelfwise
