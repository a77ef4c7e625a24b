#include "fusion/candidate_pools.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <optional>

#include "base/value_or_throw.h"
#include "quant/top_items.h"
#include "recommend/candidates.h"

namespace shelfwise {

namespace {

// The number of columns of the catalogue whose weights are learned one by one.
constexpr std::size_t kOwnColumns = 8;

constexpr std::size_t kCasesPerPiece = 256;

// The number of cases whose pools are made before the budget is checked.
constexpr std::size_t kCasesPerWave = 16 * kCasesPerPiece;

constexpr bool isWalk(Source source) { return kSourceRows[source].kind == SourceKind::kWalk; }

// The source that walks the relations of a kind.
constexpr Source walkOf(RelationKind kind) {
  return kind == RelationKind::kLink ? Source::kLinks : Source::kFacts;
}

// In the order of their parts.
constexpr std::array kWalkedKinds = {RelationKind::kBrand,     RelationKind::kCategory,
                                     RelationKind::kWord,      RelationKind::kPriceBand,
                                     RelationKind::kAttribute, RelationKind::kLink};

constexpr bool hasPart(Source source) {
  return !isWalk(source) || std::any_of(kWalkedKinds.begin(), kWalkedKinds.end(),
                                        [source](RelationKind k) { return walkOf(k) == source; });
}
static_assert(std::all_of(kSources.begin(), kSources.end(), hasPart),
              "a term of any source has a part: a walk by its relations, another by itself");

// Relations of one kind, those with the most triples first.
std::vector<RelationId> relationsOf(const ModelView& model, RelationKind kind) {
  const auto relations = model.graph.relations();
  std::vector<std::uint64_t> triples(relations.size());
  std::vector<RelationId> found;
  for (RelationId r = 0; r < relations.size(); ++r) {
    if (relations[r].kind != kind) continue;
    for (EntityId fact = relations[r].firstFact; fact < relations[r].lastFact; ++fact) {
      triples[r] += model.graph.degree(fact);
    }
    found.push_back(r);
  }
  std::sort(found.begin(), found.end(), [&](RelationId a, RelationId b) {
    return triples[a] != triples[b] ? triples[a] > triples[b] : a < b;
  });
  return found;
}

void addParts(SourceParts& parts, Source source, std::vector<RelationId> relations,
              std::size_t alone) {
  const std::size_t single = std::min(alone, relations.size());
  for (std::size_t i = 0; i < single; ++i) parts.parts.push_back({source, {relations[i]}});
  if (single == relations.size()) return;
  relations.erase(relations.begin(), relations.begin() + static_cast<std::ptrdiff_t>(single));
  std::sort(relations.begin(), relations.end());
  parts.parts.push_back({source, std::move(relations)});
}

// The best candidates of a case, in order of items; nothing if the target is not among them.
std::optional<std::vector<ItemId>> bestCandidates(std::span<const float> scores,
                                                  const RankedCase& c, std::uint32_t limit) {
  std::vector<ItemId> items = topItems(scores, limit);
  std::sort(items.begin(), items.end());
  if (!std::binary_search(items.begin(), items.end(), c.test.front())) return std::nullopt;
  return items;
}

// The column of a term at an age.
std::uint32_t columnOf(const SourceParts& parts, const FusionWeights& fusion, const Term& term,
                       std::uint64_t age) {
  const std::uint32_t part = term.relation == kNoId ? parts.partOfSource[term.source]
                                                    : parts.partOfRelation[term.relation];
  assert(part != kNoId);
  return part * static_cast<std::uint32_t>(kAgeBuckets) +
         static_cast<std::uint32_t>(fusion.ages.bucket(age));
}

CandidatePool poolOf(Scorer& scorer, const FusionWeights& unit, const SourceParts& parts,
                     const RankedCase& c, Scenario scenario, const std::vector<ItemId>& items) {
  const std::uint32_t size = static_cast<std::uint32_t>(items.size());
  std::vector<float> all(std::size_t{parts.columnCount()} * size);
  for (std::uint32_t i = 0; i < size; ++i) {
    for (const Term& term : scorer.terms(c.events, scenario, items[i])) {
      const std::uint32_t column = columnOf(parts, unit, term, c.events[term.event].age);
      all[std::size_t{column} * size + i] += term.value;
    }
    all[std::size_t{parts.popularityColumn()} * size + i] =
        scorer.popularityTerm(scenario, items[i]);
  }
  CandidatePool pool;
  pool.size = size;
  pool.weight = c.weight;
  pool.target = static_cast<std::uint32_t>(
      std::lower_bound(items.begin(), items.end(), c.test.front()) - items.begin());
  for (std::uint32_t column = 0; column < parts.columnCount(); ++column) {
    const auto values = std::span(all).subspan(std::size_t{column} * size, size);
    if (std::all_of(values.begin(), values.end(), [](float v) { return v == 0; })) continue;
    pool.columns.push_back(column);
    pool.values.insert(pool.values.end(), values.begin(), values.end());
  }
  pool.values.shrink_to_fit();
  return pool;
}

// Sets lambda_pop, and every lambda that is not 0, to 1.  A term is then the value of its column.
FusionWeights unitWeights(const FusionWeights& fusion) {
  FusionWeights unit = fusion;
  for (auto& scenario : unit.scenarios) {
    for (auto& lambda : scenario.lambda) {
      for (float& weight : lambda) weight = weight > 0 ? 1.0f : 0.0f;
    }
    scenario.popularity = 1;
  }
  return unit;
}

class PoolMaker {
 public:
  PoolMaker(const ModelView& model, const FusionWeights& fusion, const SourceParts& parts,
            const PoolOptions& options)
      : model_(model),
        fusion_(fusion),
        unit_(unitWeights(fusion)),
        parts_(parts),
        options_(options) {}

  std::vector<CandidatePool> ofWave(std::span<const RankedCase> cases, Executor& executor) const {
    std::vector<std::vector<CandidatePool>> pieces((cases.size() + kCasesPerPiece - 1) /
                                                   kCasesPerPiece);
    executor.run(pieces.size(), [&](std::size_t piece) {
      const std::size_t first = piece * kCasesPerPiece;
      const std::size_t count = std::min(kCasesPerPiece, cases.size() - first);
      pieces[piece] = poolsOf(cases.subspan(first, count));
    });
    std::vector<CandidatePool> pools;
    for (auto& piece : pieces) {
      pools.insert(pools.end(), std::make_move_iterator(piece.begin()),
                   std::make_move_iterator(piece.end()));
    }
    return pools;
  }

 private:
  std::vector<CandidatePool> poolsOf(std::span<const RankedCase> cases) const {
    Scorer ranking = valueOrThrow(Scorer::create(model_, fusion_));
    Scorer terms = valueOrThrow(Scorer::create(model_, unit_));
    Candidates candidates = valueOrThrow(Candidates::create(model_, fusion_));
    std::vector<CandidatePool> pools;
    std::vector<float> scores(model_.itemCount());
    for (const RankedCase& c : cases) {
      ranking.score(c.events, options_.scenario, scores);
      candidates.keep({.scenario = options_.scenario, .events = c.events, .exclude = c.history},
                      scores);
      const auto items = bestCandidates(scores, c, options_.candidates);
      if (!items) continue;
      pools.push_back(poolOf(terms, unit_, parts_, c, options_.scenario, *items));
    }
    return pools;
  }

  const ModelView& model_;
  const FusionWeights& fusion_;
  const FusionWeights unit_;
  const SourceParts& parts_;
  const PoolOptions& options_;
};

}  // namespace

SourceParts partsOf(const ModelView& model) {
  SourceParts parts;
  for (const Source source : kSources) {
    if (!isWalk(source) && model.has(source)) parts.parts.push_back({source, {}});
  }
  for (const RelationKind kind : kWalkedKinds) {
    addParts(parts, walkOf(kind), relationsOf(model, kind), kOwnColumns);
  }
  parts.partOfRelation.assign(model.graph.relations().size(), kNoId);
  parts.partOfSource.fill(kNoId);
  for (std::uint32_t p = 0; p < parts.parts.size(); ++p) {
    const auto& part = parts.parts[p];
    for (const RelationId r : part.relations) parts.partOfRelation[r] = p;
    if (part.relations.empty()) parts.partOfSource[part.source] = p;
  }
  return parts;
}

std::vector<CandidatePool> candidatePools(const ModelView& model, const FusionWeights& fusion,
                                          const SourceParts& parts,
                                          std::span<const RankedCase> cases,
                                          const PoolOptions& options, Executor& executor) {
  const PoolMaker maker(model, fusion, parts, options);
  std::vector<CandidatePool> pools;
  std::uint64_t values = 0;
  for (std::size_t first = 0; first < cases.size(); first += kCasesPerWave) {
    const std::size_t count = std::min(kCasesPerWave, cases.size() - first);
    for (CandidatePool& pool : maker.ofWave(cases.subspan(first, count), executor)) {
      values += pool.values.size();
      if (values > options.valueBudget) return pools;
      pools.push_back(std::move(pool));
    }
  }
  return pools;
}

}  // namespace shelfwise
