// The items of a row, and the cells of each.
//
// A row of JSON may hold several items, as the lines of an order.  Each is read on its own: a field
// of it is looked for in its element, then in the elements around it, then in the row itself, and
// last in the elements within it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "schema/reading_plan.h"
#include "table/table.h"

namespace shelfwise {

// Where one item of a row is.
struct ItemPlace {
  const Cell* cell = nullptr;  // that names the item; null if the row names none
  std::uint32_t element = kNoElement;
  std::size_t number = 0;  // among the `count` cells of its column in its element, from 0
  std::size_t count = 1;
};

// Finds cells by column and element.  Opening a row costs n log n for n cells, and finding a cell
// log n for each element around it.
class CellIndex {
 public:
  // `row` must outlive the calls that follow.
  void open(const Row& row);

  // The cell of a column for an item, null if there is none.  Where the element has as many cells
  // of the column as of the item's, the one of the item's number: lists side by side.
  const Cell* find(std::uint32_t column, const ItemPlace& item) const;

  // The elements behind `element` up to this one are within it.
  std::uint32_t endOf(std::uint32_t element) const { return ends_[element]; }

 private:
  std::pair<std::size_t, std::size_t> range(std::uint32_t column, std::uint32_t first,
                                            std::uint32_t end) const;

  const Row* row_ = nullptr;
  std::vector<std::uint32_t> order_;  // cells by column, element and place
  std::vector<std::uint32_t> ends_;   // [elements]
};

// The items of a row, in the order of their cells.
class RowItems {
 public:
  // An item is a cell of a column of `field`: in each element those of the preferred column that it
  // has.  An element around another one with items names none.
  //
  // At least one place; without an item its cell is null.
  template <class Field>
  std::span<const ItemPlace> find(const Row& row, const ReadingPlan& plan, Field field) {
    return find(row, plan.columnsOf[static_cast<std::uint32_t>(field)]);
  }

  // What finds the cells of these items; null if the first cell of a column is the item's.
  const CellIndex* index() const { return isIndexed_ ? &index_ : nullptr; }

 private:
  std::span<const ItemPlace> find(const Row& row, const std::vector<std::uint32_t>& columns);
  void dropOuter();
  void number();

  struct Rank {
    std::size_t rank;   // of the preferred column that an element has
    std::size_t count;  // of its cells
  };

  std::vector<ItemPlace> places_;
  std::vector<Rank> ranks_;  // of the row and its elements
  CellIndex index_;
  bool isIndexed_ = false;
};

}  // namespace shelfwise
