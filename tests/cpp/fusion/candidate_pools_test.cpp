#include "fusion/candidate_pools.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "fixtures/backward_executor.h"
#include "fixtures/models.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kPoolItems = 80;

// A random model as a browser has it, and shoppers who did something random.
class CandidatePoolsTest : public testing::Test {
 protected:
  CandidatePoolsTest() : opened_(reopen(randomModel(94, kPoolItems))) {
    std::mt19937_64 random(95);
    for (int shopper = 0; shopper < 300; ++shopper) {
      RankedCase c;
      for (std::uint64_t age = 2 + random() % 10; age-- > 0;) {
        const auto item = static_cast<ItemId>(random() % kPoolItems);
        c.events.push_back({item, EventType::kView, age});
        c.history.push_back(item);
      }
      std::sort(c.history.begin(), c.history.end());
      c.history.erase(std::unique(c.history.begin(), c.history.end()), c.history.end());
      c.test = {static_cast<ItemId>(random() % kPoolItems)};
      c.weight = static_cast<float>(1 + shopper);
      cases_.push_back(c);
    }
  }

  const ModelView& model() const { return *opened_.view; }
  const FusionWeights& fusion() const { return model().fusion; }

  std::vector<CandidatePool> pools(const PoolOptions& options) {
    SerialExecutor executor;
    return candidatePools(model(), fusion(), partsOf(model()), cases_, options, executor);
  }

  std::vector<float> scores(const FusionWeights& weights, const RankedCase& c,
                            Scenario scenario) const {
    std::vector<float> found(kPoolItems);
    auto scorer = Scorer::create(model(), weights);
    scorer.value().score(c.events, scenario, found);
    return found;
  }

  // The best items but the history, by sorting all; in order of items.
  std::vector<ItemId> best(const RankedCase& c, const PoolOptions& options) const {
    const std::vector<float> of = scores(fusion(), c, options.scenario);
    std::vector<ItemId> items;
    for (ItemId item = 0; item < kPoolItems; ++item) {
      if (of[item] > 0 && !std::binary_search(c.history.begin(), c.history.end(), item)) {
        items.push_back(item);
      }
    }
    std::sort(items.begin(), items.end(),
              [&](ItemId a, ItemId b) { return of[a] != of[b] ? of[a] > of[b] : a < b; });
    items.resize(std::min<std::size_t>(items.size(), options.candidates));
    std::sort(items.begin(), items.end());
    return items;
  }

  // The candidates of the cases whose target is among them, and these cases.
  struct Expected {
    const RankedCase* c;
    std::vector<ItemId> items;
  };
  std::vector<Expected> expected(const PoolOptions& options) const {
    std::vector<Expected> found;
    for (const RankedCase& c : cases_) {
      std::vector<ItemId> items = best(c, options);
      const bool hit = std::binary_search(items.begin(), items.end(), c.test.front());
      if (hit) found.push_back({&c, std::move(items)});
    }
    return found;
  }

  ReopenedModel opened_;
  std::vector<RankedCase> cases_;
};

// What a column gives each candidate; 0 where the pool does not list it.
std::vector<float> column(const CandidatePool& pool, std::uint32_t number) {
  const auto at = std::lower_bound(pool.columns.begin(), pool.columns.end(), number);
  if (at == pool.columns.end() || *at != number) return std::vector<float>(pool.size);
  const auto begin = pool.values.begin() + (at - pool.columns.begin()) * pool.size;
  return {begin, begin + pool.size};
}

TEST(PartsOf, AreTheEdgeSourcesAndTheRelationsByKind) {
  const auto opened = reopen(campingModel());
  const SourceParts parts = partsOf(*opened.view);
  ASSERT_EQ(parts.parts.size(), 4u);  // next; brand, material; accessory
  EXPECT_EQ(parts.columnCount(), 4 * kAgeBuckets + 1);
  EXPECT_EQ(parts.partOfSource[Source::kNext], 0u);
  EXPECT_EQ(parts.partOfSource[Source::kSequence], kNoId);
  EXPECT_EQ(parts.partOfRelation, (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_EQ(parts.parts[2].source, Source::kFacts);
  EXPECT_EQ(parts.parts[3].source, Source::kLinks);
}

// A term without a part would be added outside of its pool.
TEST(PartsOf, EveryTermOfEverySourceHasAPart) {
  const auto opened = reopen(modelWithEverySource(96, 40));
  const SourceParts parts = partsOf(*opened.view);
  auto scorer = Scorer::create(*opened.view, opened.view->fusion);
  PerSource<std::size_t> terms{};
  for (ItemId event = 0; event < 40; ++event) {
    const std::vector<ScoredEvent> events = {{event, EventType::kView, 0}};
    for (ItemId item = 0; item < 40; ++item) {
      for (const Term& term : scorer.value().terms(events, Scenario::kForYou, item)) {
        ++terms[term.source];
        const std::uint32_t part = term.relation == kNoId ? parts.partOfSource[term.source]
                                                          : parts.partOfRelation[term.relation];
        ASSERT_LT(part, parts.parts.size()) << sourceName(term.source);
        EXPECT_EQ(parts.parts[part].source, term.source);
      }
    }
  }
  for (const Source source : kSources) {
    EXPECT_EQ(terms[source] > 0, !isReserved(source)) << sourceName(source);
  }
}

TEST(PartsOf, OfManyColumnsTheRarestShareAPart) {
  Model model;
  model.graph.itemCount = 30;
  for (ItemId item = 0; item < 30; ++item) model.itemIds.push_back("i" + std::to_string(item));
  model.popularity.assign(30, 0);
  for (RelationId r = 0; r < 11; ++r) {
    model.graph.relations.push_back({"column " + std::to_string(r), RelationKind::kAttribute});
    model.graph.labels.push_back("value " + std::to_string(r));
    // Column 0 is on 5 items, column 1 on 6, ...
    for (ItemId item = 0; item < 5 + r; ++item) model.graph.triples.push_back({item, r, 30 + r});
  }
  std::sort(model.graph.triples.begin(), model.graph.triples.end());
  model.fusion.relationWeights.assign(11, 1.0f);
  const auto opened = reopen(model);
  const SourceParts parts = partsOf(*opened.view);
  ASSERT_EQ(parts.parts.size(), 9u);
  EXPECT_EQ(parts.parts[0].relations, std::vector<RelationId>{10});
  EXPECT_EQ(parts.parts[8].relations, (std::vector<RelationId>{0, 1, 2}));
  EXPECT_EQ(parts.partOfRelation[0], 8u);
}

TEST_F(CandidatePoolsTest, HoldTheBestItemsOfTheCasesWhoseTargetIsOneOfThem) {
  for (const Scenario scenario : {Scenario::kForYou, Scenario::kRelated}) {
    const PoolOptions options{.scenario = scenario, .candidates = 12};
    const auto found = pools(options);
    const auto wanted = expected(options);
    ASSERT_EQ(found.size(), wanted.size());
    EXPECT_GT(found.size(), 20u);
    EXPECT_LT(found.size(), cases_.size() / 2);  // most targets are not forced in
    for (std::size_t p = 0; p < found.size(); ++p) {
      ASSERT_EQ(found[p].size, wanted[p].items.size());
      EXPECT_EQ(wanted[p].items[found[p].target], wanted[p].c->test.front());
    }
  }
}

TEST_F(CandidatePoolsTest, AColumnHoldsWhatItsSourceGivesAtItsAge) {
  const PoolOptions options{.candidates = 30};
  const SourceParts parts = partsOf(model());
  const auto found = pools(options);
  const auto wanted = expected(options);
  ASSERT_EQ(found.size(), wanted.size());
  for (const Source s : kSources) {
    for (std::size_t bucket = 0; bucket < kAgeBuckets; ++bucket) {
      FusionWeights only = fusion();
      only.scenarios = {};
      only.scenarios[Scenario::kForYou].lambda[s][bucket] = 1;
      for (std::size_t p = 0; p < std::min<std::size_t>(found.size(), 40); ++p) {
        std::vector<double> sums(found[p].size);
        for (std::uint32_t part = 0; part < parts.parts.size(); ++part) {
          if (parts.parts[part].source != s) continue;
          const auto number = static_cast<std::uint32_t>(part * kAgeBuckets + bucket);
          const std::vector<float> values = column(found[p], number);
          for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += static_cast<double>(values[i]);
        }
        const std::vector<float> plain = scores(only, *wanted[p].c, Scenario::kForYou);
        for (std::size_t i = 0; i < sums.size(); ++i) {
          const auto value = static_cast<double>(plain[wanted[p].items[i]]);
          EXPECT_NEAR(sums[i], value, 1e-5 * (1 + value));
        }
      }
    }
  }
}

TEST_F(CandidatePoolsTest, APartHoldsWhatItsRelationsGive) {
  const SourceParts parts = partsOf(model());
  const PoolOptions options{.candidates = 30};
  const auto found = pools(options);
  const auto wanted = expected(options);
  auto scorer = Scorer::create(model(), fusion());
  for (std::size_t p = 0; p < found.size(); ++p) {
    std::vector<double> plain(parts.parts.size() * found[p].size);
    std::vector<double> ours = plain;
    for (std::uint32_t i = 0; i < found[p].size; ++i) {
      const auto terms =
          scorer.value().terms(wanted[p].c->events, Scenario::kForYou, wanted[p].items[i]);
      for (const Term& term : terms) {
        const auto part = term.relation == kNoId ? parts.partOfSource[term.source]
                                                 : parts.partOfRelation[term.relation];
        plain[std::size_t{part} * found[p].size + i] += static_cast<double>(term.value);
      }
    }
    for (std::uint32_t part = 0; part < parts.parts.size(); ++part) {
      const auto& lambda = fusion().scenarios[Scenario::kForYou].lambda[parts.parts[part].source];
      for (std::uint32_t bucket = 0; bucket < kAgeBuckets; ++bucket) {
        const auto values = column(found[p], part * std::uint32_t{kAgeBuckets} + bucket);
        for (std::uint32_t i = 0; i < found[p].size; ++i) {
          ours[std::size_t{part} * found[p].size + i] +=
              static_cast<double>(lambda[bucket] * values[i]);
        }
      }
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
      // Vectors round an event's weight to 1/1024.
      const bool isVectors = parts.parts[i / found[p].size].source == Source::kVectors;
      EXPECT_NEAR(ours[i], plain[i], (isVectors ? 1e-3 : 1e-5) * (1 + std::abs(plain[i])));
    }
  }
}

TEST_F(CandidatePoolsTest, TheLastColumnIsPopularity) {
  const PoolOptions options{.candidates = 20};
  const std::uint32_t number = partsOf(model()).popularityColumn();
  const auto found = pools(options);
  const auto wanted = expected(options);
  for (std::size_t p = 0; p < found.size(); ++p) {
    const std::vector<float> values = column(found[p], number);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto code = static_cast<float>(model().popularity[wanted[p].items[i]]);
      EXPECT_FLOAT_EQ(values[i], code / 255.0f);
    }
  }
}

TEST_F(CandidatePoolsTest, ColumnsAscendAndNoneIsEmpty) {
  for (const CandidatePool& pool : pools({})) {
    EXPECT_TRUE(std::is_sorted(pool.columns.begin(), pool.columns.end()));
    ASSERT_EQ(pool.values.size(), pool.columns.size() * pool.size);
    for (const std::uint32_t number : pool.columns) {
      const std::vector<float> values = column(pool, number);
      EXPECT_GT(*std::max_element(values.begin(), values.end()), 0.0f);
    }
  }
}

TEST_F(CandidatePoolsTest, HaveTheWeightsOfTheirCases) {
  const auto found = pools({});
  const auto wanted = expected({});
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t p = 0; p < found.size(); ++p) EXPECT_EQ(found[p].weight, wanted[p].c->weight);
}

TEST_F(CandidatePoolsTest, TheBudgetLeavesTheFirstPoolsThatItHolds) {
  while (cases_.size() < 9'000) cases_.push_back(cases_[cases_.size() % 300]);  // three waves
  const auto all = pools({.candidates = 20});
  std::uint64_t whole = 0;
  for (const CandidatePool& pool : all) whole += pool.values.size();
  for (const std::uint64_t budget : {whole, whole - 1, whole / 2, whole / 100, std::uint64_t{0}}) {
    const auto some = pools({.candidates = 20, .valueBudget = budget});
    ASSERT_LE(some.size(), all.size());
    std::uint64_t values = 0;
    for (std::size_t p = 0; p < some.size(); ++p) {
      EXPECT_EQ(some[p].values, all[p].values);
      EXPECT_EQ(some[p].target, all[p].target);
      values += some[p].values.size();
    }
    EXPECT_LE(values, budget);
    if (some.size() < all.size()) EXPECT_GT(values + all[some.size()].values.size(), budget);
  }
}

TEST_F(CandidatePoolsTest, AreTheSameInWhateverOrderPiecesRun) {
  BackwardExecutor backward;
  const auto one = pools({});
  const auto other = candidatePools(model(), fusion(), partsOf(model()), cases_, {}, backward);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t p = 0; p < one.size(); ++p) {
    EXPECT_EQ(one[p].target, other[p].target);
    EXPECT_EQ(one[p].columns, other[p].columns);
    EXPECT_EQ(one[p].values, other[p].values);
  }
}

TEST_F(CandidatePoolsTest, WithoutCasesThereAreNone) {
  cases_.clear();
  EXPECT_TRUE(pools({}).empty());
}

}  // namespace
}  // namespace shelfwise
