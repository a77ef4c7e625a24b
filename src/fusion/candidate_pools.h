// What the fusion weights are learned on: for each held-out case its best candidates, and what
// every source gives each of them.
//
// A score is a sum over columns; a column is one part of a source (the whole of a source, or
// a group of relations of facts or links) at one age.  Its weight is lambda[source][age] * part
// weight.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "rank/ranking.h"

namespace shelfwise {

// Parts whose weights are learned: one per edge source, and groups of relations.
struct SourceParts {
  struct Part {
    Source source;
    std::vector<RelationId> relations;  // ascending; empty for a source without relations
  };
  std::vector<Part> parts;

  // The part of a term; requires a term of one of the sources.
  std::vector<std::uint32_t> partOfRelation;  // [relations], kNoId
  PerSource<std::uint32_t> partOfSource{};    // of sources without relations, kNoId

  std::uint32_t columnCount() const {
    return static_cast<std::uint32_t>(parts.size() * kAgeBuckets) + 1;
  }
  std::uint32_t popularityColumn() const { return columnCount() - 1; }
};

// The vectors and every edge source of the model; brand, category, title words and price each by
// itself, the columns on the most items by themselves and the rest together; links by relation.
SourceParts partsOf(const ModelView& model);

// The candidates of one case.  values[c * size + i] is what column columns[c] gives candidate i.
struct CandidatePool {
  std::uint32_t size = 0;
  std::uint32_t target = 0;            // its index among the candidates
  float weight = 1;                    // of the case
  std::vector<std::uint32_t> columns;  // ascending; the others are 0
  std::vector<float> values;
};

struct PoolOptions {
  Scenario scenario = Scenario::kForYou;
  std::uint32_t candidates = 150;          // per case
  std::uint64_t valueBudget = 60'000'000;  // floats that the values of all pools may be
};

// Pools of the cases whose target is among the best candidates by `fusion`; the target is never
// forced in.  Only as many pools, from the first case on, as the budget allows.  Requires one test
// item per case.
std::vector<CandidatePool> candidatePools(const ModelView& model, const FusionWeights& fusion,
                                          const SourceParts& parts,
                                          std::span<const RankedCase> cases,
                                          const PoolOptions& options, Executor& executor);

}  // namespace shelfwise
