// What the fusion weights are learned on: the best candidates of each held-out case, and the value
// that every source gives each of them.
//
// A score is a sum over columns.  A column is one part of a source at one age: the whole source, or
// a group of relations of facts or links.  Its weight is lambda[source][age] * part weight.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "rank/ranking.h"

namespace shelfwise {

// The parts whose weights are learned: each source without relations, and groups of relations.
struct SourceParts {
  struct Part {
    Source source;
    std::vector<RelationId> relations;  // ascending; empty for a source without relations
  };
  std::vector<Part> parts;

  // Finds the part of a term.  Requires a term of one of the sources.
  std::vector<std::uint32_t> partOfRelation;  // [relations], kNoId
  PerSource<std::uint32_t> partOfSource{};    // of sources without relations, kNoId

  std::uint32_t columnCount() const {
    return static_cast<std::uint32_t>(parts.size() * kAgeBuckets) + 1;
  }
  std::uint32_t popularityColumn() const { return columnCount() - 1; }
};

// The parts of a model's sources:
// - the vectors, and every edge source;
// - brand, category, title words and price, each by itself;
// - the columns on the most items, each by itself, and the other columns together;
// - links, by relation.
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
  std::uint64_t valueBudget = 60'000'000;  // at most so many floats in the values of all pools
};

// The pools of the cases whose target is among the best candidates by `fusion`; the target is never
// forced in.  Only the first pools that the budget allows.  Requires one test item per case.
std::vector<CandidatePool> candidatePools(const ModelView& model, const FusionWeights& fusion,
                                          const SourceParts& parts,
                                          std::span<const RankedCase> cases,
                                          const PoolOptions& options, Executor& executor);

}  // namespace shelfwise
