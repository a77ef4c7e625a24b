#include "schema/row_items.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

ReadingPlan planOfColumns(std::vector<std::uint32_t> columns) {
  ReadingPlan plan;
  plan.columnsOf.push_back(std::move(columns));
  return plan;
}

enum class OneField : std::uint32_t { kItem };

Cell cellAt(std::uint32_t column, std::string_view text, std::uint32_t element = kNoElement) {
  return {.column = column, .kind = CellKind::kText, .text = text, .element = element};
}

Texts itemsOf(const Row& row, std::vector<std::uint32_t> columns) {
  const ReadingPlan plan = planOfColumns(std::move(columns));
  RowItems items;
  Texts texts;
  for (const ItemPlace& place : items.find(row, plan, OneField::kItem)) {
    texts.emplace_back(place.cell == nullptr ? "-" : place.cell->text);
  }
  return texts;
}

// The cell of `column` for each item of column 0.
Texts beside(const Row& row, std::uint32_t column) {
  const ReadingPlan plan = planOfColumns({0});
  RowItems items;
  Texts texts;
  for (const ItemPlace& place : items.find(row, plan, OneField::kItem)) {
    const Cell* cell = items.index() ? items.index()->find(column, place) : nullptr;
    texts.emplace_back(cell == nullptr ? "-" : cell->text);
  }
  return texts;
}

TEST(RowItems, AreTheCellsOfTheItemColumn) {
  Row row;
  row.cells = {cellAt(0, "a")};
  EXPECT_EQ(itemsOf(row, {0}), (Texts{"a"}));
  row.cells = {cellAt(1, "x"), cellAt(0, "a"), cellAt(0, "b")};
  EXPECT_EQ(itemsOf(row, {0}), (Texts{"a", "b"}));
  row.cells = {cellAt(1, "x")};
  EXPECT_EQ(itemsOf(row, {0}), (Texts{"-"}));
  row.cells = {cellAt(0, "null")};
  EXPECT_EQ(itemsOf(row, {0}), (Texts{"-"}));
}

TEST(RowItems, ComeFromThePreferredColumnOfEachElement) {
  Row row;
  row.elements = {{}, {}};
  row.cells = {cellAt(1, "sku-a", 0), cellAt(0, "a", 0), cellAt(0, "null", 1),
               cellAt(1, "sku-b", 1)};
  EXPECT_EQ(itemsOf(row, {0, 1}), (Texts{"a", "sku-b"}));
  EXPECT_EQ(itemsOf(row, {1, 0}), (Texts{"sku-a", "sku-b"}));
}

TEST(RowItems, OfAnElementAroundOthersWithItemsDoNotCount) {
  Row row;
  row.elements = {{}, {0}, {}};
  row.cells = {cellAt(0, "order"), cellAt(0, "outer", 0), cellAt(0, "inner", 1),
               cellAt(0, "single", 2)};
  EXPECT_EQ(itemsOf(row, {0}), (Texts{"inner", "single"}));
}

TEST(RowItems, HaveTheCellsOfTheirElementThenOfThoseAroundThenOfTheRow) {
  Row row;
  row.elements = {{}, {0}, {0}, {}};
  row.cells = {cellAt(0, "a", 1),      cellAt(0, "b", 2),       cellAt(0, "c", 3),
               cellAt(1, "line-b", 2), cellAt(1, "package", 0), cellAt(1, "order")};
  EXPECT_EQ(beside(row, 1), (Texts{"package", "line-b", "order"}));
  row.cells.pop_back();
  EXPECT_EQ(beside(row, 1), (Texts{"package", "line-b", "-"}));
}

TEST(RowItems, HaveTheCellsWithinTheirElementLast) {
  Row row;
  row.elements = {{}, {0}, {}, {2}};
  row.cells = {cellAt(0, "a", 0), cellAt(1, "in-a", 1), cellAt(0, "b", 2), cellAt(1, "in-b", 3),
               cellAt(2, "b alone", 3)};
  EXPECT_EQ(beside(row, 1), (Texts{"in-a", "in-b"}));
  EXPECT_EQ(beside(row, 2), (Texts{"-", "b alone"}));
}

TEST(RowItems, OfListsSideBySideBelongToEachOther) {
  Row row;
  row.cells = {cellAt(0, "a"), cellAt(0, "b"), cellAt(1, "1"), cellAt(1, "2"), cellAt(2, "once")};
  EXPECT_EQ(beside(row, 1), (Texts{"1", "2"}));
  EXPECT_EQ(beside(row, 2), (Texts{"once", "once"}));
  row.cells.push_back(cellAt(2, "more"));
  row.cells.push_back(cellAt(2, "than items"));
  EXPECT_EQ(beside(row, 2), (Texts{"once", "once"}));
}

// The plain way: walk from the item's element outwards, then look at all elements within it.
const Cell* plainFind(const Row& row, std::uint32_t column, const ItemPlace& item) {
  const auto firstIn = [&](auto isIn) -> const Cell* {
    for (const Cell& cell : row.cells) {
      if (cell.column == column && isIn(cell.element)) return &cell;
    }
    return nullptr;
  };
  const auto parentOf = [&](std::uint32_t element) { return row.elements[element].parent; };
  for (std::uint32_t around = item.element;; around = parentOf(around)) {
    if (const Cell* cell = firstIn([&](auto element) { return element == around; })) return cell;
    if (around == kNoElement) break;
  }
  const Cell* best = nullptr;
  for (std::uint32_t e = 0; e < row.elements.size() && best == nullptr; ++e) {
    bool isWithin = false;
    for (std::uint32_t up = e; up != kNoElement; up = parentOf(up)) {
      if (parentOf(up) == item.element) isWithin = true;
    }
    if (isWithin) best = firstIn([e](auto element) { return element == e; });
  }
  return best;
}

TEST(RowItems, AgreeWithAPlainWalkOnRandomRows) {
  std::uint64_t state = 21;
  const auto draw = [&state](std::uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state >> 33) % below);
  };
  for (int round = 0; round < 2'000; ++round) {
    Row row;
    // Elements in the order in which they begin: each is in the last one or in one around it.
    for (std::uint32_t e = 0; e < draw(8); ++e) {
      std::uint32_t parent = e == 0 ? kNoElement : e - 1;
      while (parent != kNoElement && draw(2) == 0) parent = row.elements[parent].parent;
      row.elements.push_back({parent});
    }
    const auto count = static_cast<std::uint32_t>(row.elements.size());
    for (std::uint32_t element = 0; element <= count; ++element) {
      for (std::uint32_t column = 0; column < 3; ++column) {
        // One item an element: lists side by side have a test of their own.
        if (draw(3) == 0) {
          row.cells.push_back(cellAt(column, "v", element == count ? kNoElement : element));
        }
      }
    }
    const ReadingPlan plan = planOfColumns({0});
    RowItems items;
    for (const ItemPlace& place : items.find(row, plan, OneField::kItem)) {
      if (items.index() == nullptr || place.cell == nullptr) continue;
      for (std::uint32_t column = 1; column < 3; ++column) {
        ASSERT_EQ(items.index()->find(column, place), plainFind(row, column, place)) << round;
      }
    }
  }
}

TEST(RowItems, OfAVeryLongOrderAreFoundInGoodTime) {
  constexpr std::uint32_t kLines = 200'000;
  Row row;
  for (std::uint32_t line = 0; line < kLines; ++line) {
    row.elements.push_back({});
    row.cells.push_back(cellAt(0, "a", line));
    row.cells.push_back(cellAt(1, "2", line));
  }
  row.cells.push_back(cellAt(2, "shopper"));
  const Texts shoppers = beside(row, 2);
  EXPECT_EQ(shoppers.size(), kLines);
  EXPECT_EQ(std::count(shoppers.begin(), shoppers.end(), "shopper"), kLines);
}

}  // namespace
}  // namespace shelfwise
