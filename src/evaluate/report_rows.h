// The rows of a report: the figures of each model on one test, and comparisons of rows.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "evaluate/report.h"
#include "lists/breakdown.h"
#include "lists/item_traits.h"
#include "rank/ranking.h"

namespace shelfwise {

class ReportRows {
 public:
  // `cases` are the test, and `k` is the cut-off of every figure; the seed draws the bootstrap.
  ReportRows(std::vector<RankedCase> cases, ItemTraits traits, std::uint32_t k, std::uint64_t seed);

  std::span<const RankedCase> cases() const { return cases_; }
  std::span<const ReportRow> rows() const { return rows_; }

  // Appends a row.  Requires one answer per case.
  ReportRow& add(RowKind kind, std::string name, std::uint32_t minSupport,
                 std::span<const Answer> answers);

  // The first row against every other, then shuffled graphs against none, then the vectors against
  // those of other forms.  Requires a row.
  std::vector<ReportComparison> comparisons() const;

 private:
  ReportComparison compared(std::size_t better, std::size_t worse) const;
  std::vector<std::size_t> ofKind(RowKind kind) const;

  std::vector<RankedCase> cases_;
  ItemTraits traits_;
  std::array<ShopperGroup, 3> groups_;
  std::uint32_t k_;
  std::uint64_t seed_;
  std::vector<ReportRow> rows_;
  std::vector<std::vector<double>> ndcgs_;  // [rows][cases]
};

}  // namespace shelfwise
