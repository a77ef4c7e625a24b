// What an evaluation found: one row per model, ablation or baseline.
//
// Every figure is a mean over the evaluated shoppers, at cut-off k.  Ranking is full: each item
// that is not in the shopper's history is a candidate, and ties count at their mean rank.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lists/breakdown.h"
#include "lists/list_metrics.h"
#include "rank/metrics.h"

namespace shelfwise {

enum class RowKind : std::uint8_t {
  kFull,               // "full": the model as it would be shipped
  kWithoutGraph,       // "no-kg"
  kShuffledGraph,      // "shuffled-kg-1", ...
  kWithoutVectors,     // "no-vectors"
  kVectorsAlone,       // "only-vectors"
  kSourceAlone,        // "only-next", ...: any other source
  kFactScale,          // "facts-x2", ...
  kOtherVectors,       // "lightgcn", ...: with item vectors of another form
  kOtherVectorsAlone,  // "only-lightgcn", ...
  kItemKnn,            // "item-knn", a baseline
  kPopularity,         // "popularity", a baseline
};

struct ReportRow {
  RowKind kind = RowKind::kFull;
  std::string name;
  std::uint32_t minSupport = 0;
  double factScale = 1;  // lambda of facts in units of the learned one
  double hr = 0;         // share of shoppers with a test item among the first k
  double ndcg = 0;       // ideal over min(|test|, k)
  double recall = 0;     // found test items / |test|
  double mrr = 0;        // 1 / rank of the first test item, 0 beyond k
  Interval ci95;         // of ndcg
  ListFigures lists;
  std::vector<GroupFigures> groups;  // "tail", "middle", "head": thirds of the shoppers
  std::vector<ColdFigures> cold;     // test items with at most 3 training events; with none
};

// Whether a row is the model, the model without its graph, or what both have to beat.
inline bool isMainRow(const ReportRow& row) {
  return row.kind == RowKind::kFull || row.kind == RowKind::kWithoutGraph ||
         row.kind == RowKind::kItemKnn || row.kind == RowKind::kPopularity;
}

// The difference of two rows on the same shoppers, `better` - `worse`.
struct ReportComparison {
  std::string better;
  std::string worse;
  double ndcg = 0;      // difference of the means
  Interval ci95;        // paired; above 0 where `better` wins beyond chance
  bool isFull = false;  // whether `better` is the model as it would be shipped
};

// How well a scenario finds one product of an order by the others.  Ranking is full: every item
// that was not asked about is a candidate.
struct ScenarioRow {
  std::string name;  // "boughtTogether", "cart", "related"
  std::uint32_t cases = 0;
  double hr = 0;
  double ndcg = 0;
  Interval ci95;        // of ndcg
  double length = 0;    // items a list holds
  double coverage = 0;  // items that are in any list / all items

  // The share of the listed items that replace what was asked about; none for a catalogue without
  // categories.
  std::optional<double> substitutes;
};

// The ranks of products that a shopper had already and took again; no item is left out of the
// ranking.
struct RepeatFigures {
  std::uint32_t shoppers = 0;
  double share = 0;  // of all test items, new or not
  Metrics metrics;
};

struct BuildCost {
  double seconds = 0;             // of the build behind row "full", weights included
  std::uint64_t peakBytes = 0;    // of the process; filled in by whoever can ask the system
  std::uint64_t storedBytes = 0;  // the slices of row "full" as a server stores them
};

struct Report {
  std::string protocol;  // "loo", "split", "random", "time"
  std::uint32_t shoppers = 0;
  std::uint32_t items = 0;
  std::uint32_t k = 10;
  std::vector<ReportRow> rows;
  std::vector<ReportComparison> comparisons;  // full against each ablation
  std::vector<ScenarioRow> scenarios;         // of "full"; none where nothing was bought together
  std::optional<RepeatFigures> repeats;       // of "full", where anything was taken again
  BuildCost build;
};

}  // namespace shelfwise
