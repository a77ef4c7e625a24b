// The typed facts in the further columns of a catalogue.
//
// A column is a fact by itself, or one of a pair (the name in one cell, the values in another), or
// its cells hold several facts as texts.  The plan says which.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ingest/catalog.h"
#include "ingest/variants.h"
#include "schema/reading_plan.h"
#include "schema/row_tally.h"
#include "table/table.h"

namespace shelfwise {

// The cells of one product.
struct ProductCells {
  const Row& row;
  std::span<const Cell* const> cells;  // in the order of the row
};

class FactColumns {
 public:
  // `plan` and `columns` must outlive this.
  FactColumns(const ReadingPlan& plan, const std::vector<TableColumn>& columns);

  // Appends the facts of a product to `row`.  A fact that cannot be read is left out and counted.
  void read(const ProductCells& cells, ProductRow& row, RowTally& tally);

  // Gives a row that stands for itself the facts whose name it does not have.
  void nameAll(ProductRow& row);

  // Adds the facts that have got their names from other rows.
  void addNamedLater(JoinedRows& joined);

  // The names of the relations, in the order of their first facts.
  std::vector<std::string> takeRelations() { return std::move(relations_); }

 private:
  // The column's cells are names or values of a pair.
  struct PairPlace {
    std::uint32_t pair = kNoField;
    bool isName = false;
  };

  struct PairCell {
    std::uint32_t pair;
    std::uint32_t element;
    std::size_t place;  // among the names or values of the product
    const Cell* cell;
  };

  void readFact(const Cell& cell, std::uint64_t row, std::vector<Fact>& facts, RowTally& tally);
  void readPacked(const Cell& cell, const PackedColumn& packed, std::vector<Fact>& facts);
  void readPairs(const ProductCells& cells, ProductRow& row, RowTally& tally);
  static const Cell* nameFor(const std::vector<PairCell>& names, const PairCell& value,
                             const Row& row);
  std::string unnamedRelation(std::uint32_t pair) const;
  std::vector<Fact> factsOf(const Cell& cell, std::uint64_t row, RowTally& tally) const;
  static Result<Fact> factOf(std::string_view text, CellKind kind, const PlannedColumn& column);
  std::string nameOf(const Cell& cell) const;
  void addNamed(const std::string& name, std::vector<Fact> more, std::vector<Fact>& facts);
  static void append(std::uint32_t relation, std::vector<Fact> more, std::vector<Fact>& facts);
  std::uint32_t relationId(const std::string& relation);

  const ReadingPlan& plan_;
  const std::vector<TableColumn>& columns_;
  std::vector<PairPlace> pairOf_;        // [columns]
  std::vector<std::uint32_t> packedOf_;  // [columns]; kNoField
  std::vector<std::uint32_t> idOf_;  // [columns], of its relation; kNoField until the first fact
  std::vector<std::string> relations_;
  std::unordered_map<std::string, std::uint32_t> relationIds_;  // for look-up only
};

}  // namespace shelfwise
