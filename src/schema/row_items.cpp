#include "schema/row_items.h"

#include <algorithm>
#include <numeric>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

// Cells of the row itself come before those of its elements.
std::uint32_t keyOf(std::uint32_t element) { return element + 1; }  // kNoElement: 0

}  // namespace

void CellIndex::open(const Row& row) {
  row_ = &row;
  order_.resize(row.cells.size());
  std::iota(order_.begin(), order_.end(), 0u);
  std::sort(order_.begin(), order_.end(), [&row](std::uint32_t a, std::uint32_t b) {
    const Cell& left = row.cells[a];
    const Cell& right = row.cells[b];
    if (left.column != right.column) return left.column < right.column;
    if (left.element != right.element) return keyOf(left.element) < keyOf(right.element);
    return a < b;
  });
  const auto count = static_cast<std::uint32_t>(row.elements.size());
  ends_.resize(count);
  for (std::uint32_t e = 0; e < count; ++e) ends_[e] = e + 1;
  for (std::uint32_t e = count; e-- > 0;) {
    const std::uint32_t parent = row.elements[e].parent;
    if (parent != kNoElement) ends_[parent] = std::max(ends_[parent], ends_[e]);
  }
}

// The places in `order_` of a column's cells whose key is in [first, end).
std::pair<std::size_t, std::size_t> CellIndex::range(std::uint32_t column, std::uint32_t first,
                                                     std::uint32_t end) const {
  const auto before = [this](std::uint32_t cell,
                             const std::pair<std::uint32_t, std::uint32_t>& at) {
    const Cell& candidate = row_->cells[cell];
    return std::pair(candidate.column, keyOf(candidate.element)) < at;
  };
  const auto place = [&](std::uint32_t key) {
    const auto at = std::lower_bound(order_.begin(), order_.end(), std::pair(column, key), before);
    return static_cast<std::size_t>(at - order_.begin());
  };
  return {place(first), place(end)};
}

const Cell* CellIndex::find(std::uint32_t column, const ItemPlace& item) const {
  for (std::uint32_t element = item.element;; element = row_->elements[element].parent) {
    const auto [begin, end] = range(column, keyOf(element), keyOf(element) + 1);
    const bool isBeside = element == item.element && end - begin == item.count;
    if (begin < end) return &row_->cells[order_[begin + (isBeside ? item.number : 0)]];
    if (element == kNoElement) break;
  }
  const bool isRow = item.element == kNoElement;
  const auto last = static_cast<std::uint32_t>(isRow ? ends_.size() : ends_[item.element]);
  const auto [begin, end] = range(column, keyOf(item.element) + 1, keyOf(last));
  return begin < end ? &row_->cells[order_[begin]] : nullptr;
}

std::span<const ItemPlace> RowItems::find(const Row& row,
                                          const std::vector<std::uint32_t>& columns) {
  const auto rankOf = [&columns](const Cell& cell) {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), cell.column) -
                                    columns.begin());
  };
  places_.clear();
  ranks_.assign(row.elements.size() + 1, {columns.size(), 0});
  for (const Cell& cell : row.cells) {
    const std::size_t rank = rankOf(cell);
    auto& best = ranks_[keyOf(cell.element)];
    if (rank > best.rank || rank == columns.size() || isAbsent(cell.text)) continue;
    if (rank < best.rank) best = {rank, 0};
    ++best.count;
  }
  for (const Cell& cell : row.cells) {
    const auto& best = ranks_[keyOf(cell.element)];
    if (best.count == 0 || rankOf(cell) != best.rank || isAbsent(cell.text)) continue;
    places_.push_back({&cell, cell.element, 0, best.count});
  }
  isIndexed_ = places_.size() > 1 || (places_.size() == 1 && !row.elements.empty());
  if (isIndexed_) index_.open(row);
  if (places_.size() > 1) {
    dropOuter();
    number();
  }
  if (places_.empty()) places_.emplace_back();
  return places_;
}

// An element with items inside another one with items counts alone.
void RowItems::dropOuter() {
  std::vector<std::uint32_t> keys;
  for (const ItemPlace& place : places_) keys.push_back(keyOf(place.element));
  std::sort(keys.begin(), keys.end());
  const auto isOuter = [&](const ItemPlace& place) {
    const auto next = std::upper_bound(keys.begin(), keys.end(), keyOf(place.element));
    if (next == keys.end()) return false;
    return place.element == kNoElement || *next < keyOf(index_.endOf(place.element));
  };
  std::erase_if(places_, isOuter);
}

void RowItems::number() {
  for (auto& rank : ranks_) rank.count = 0;
  for (ItemPlace& place : places_) place.number = ranks_[keyOf(place.element)].count++;
}

}  // namespace shelfwise
