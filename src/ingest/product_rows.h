// Reads the products of a row: one for each cell of the id column.
//
// A field comes from the preferred of its columns that has a readable value.  What cannot be read
// is left out and counted, and the product stays; only its id must be sound.  HTML in texts is
// decoded once.  Of several prices the least is taken, of several pictures the first.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/fact_columns.h"
#include "ingest/variants.h"
#include "schema/column_map.h"
#include "schema/reading_plan.h"
#include "schema/row_cells.h"
#include "schema/row_items.h"
#include "schema/row_tally.h"
#include "table/table.h"
#include "values/prices.h"

namespace shelfwise {

class ProductRows {
 public:
  // The arguments must outlive this.
  ProductRows(const ColumnMap& map, const ReadingPlan& plan,
              const std::vector<TableColumn>& columns);

  // The products of a row; valid until the next call.  At least one place; its cell is null where
  // the row has no id.  kTooLarge if there are too many products for so many cells.
  std::variant<std::span<const ItemPlace>, RowFault> find(const Row& row);

  // By field.  Requires a place of the last row.
  RowCells cells(const Row& row, const ItemPlace& place) const {
    return {row, plan_, columns_, items_.index(), place};
  }

  // The value of the preferred column that names the group of a product, else what start() says.
  std::string groupOf(const Row& row, const ItemPlace& place) const;

  // Whether the rows below a row belong to its product.
  bool startsGroup(const Row& row) const;

  // The rows that follow belong to the product of this id; to none if it is empty.
  void start(std::string_view id) { started_ = id; }

  // All of a product but its id.
  ProductRow read(const Row& row, const ItemPlace& place, RowTally& tally);

  FactColumns& facts() { return facts_; }

 private:
  struct FoundPrice {
    std::uint32_t element;
    std::size_t rank;   // of its column among those of the field
    std::size_t place;  // among the prices of the product
    Price price;
  };

  static constexpr std::size_t kFieldCount = 9;
  using Ranks = std::array<std::size_t, kFieldCount>;  // of the column that gave each field

  std::span<const Cell* const> cellsOf(const Row& row, const ItemPlace& place);
  std::string currencyOf(std::span<const Cell* const> cells) const;
  void readField(const Cell& cell, Ranks& ranks, ProductRow& row, RowTally& tally);
  void readCategories(const Cell& cell, std::size_t& best, ProductRow& row, RowTally& tally);
  void readPrice(const Cell& cell, const ProductRow& row, RowTally& tally);
  void takeLeastPrice(Product& product);
  std::string textOf(const Cell& cell) const;
  bool isLeftOut(const Cell& cell) const;
  void addAliases(std::span<const Cell* const> cells, const ItemPlace& place,
                  ProductRow& row) const;

  const ColumnMap& map_;
  const ReadingPlan& plan_;
  const std::vector<TableColumn>& columns_;
  FactColumns facts_;
  RowItems items_;
  std::vector<std::size_t> rankOf_;  // [columns], among those of its field
  std::vector<bool> isAlias_;        // [columns]
  std::size_t places_ = 0;           // of the last row
  std::string started_;              // the product that rows below belong to
  std::vector<const Cell*> cells_;   // of the last product
  std::vector<FoundPrice> prices_;   // of the last product
  std::string currency_;             // of its prices that name none
};

}  // namespace shelfwise
