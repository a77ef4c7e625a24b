#include "fusion/fusion_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "base/ids.h"
#include "fixtures/backward_executor.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kAges = kAgeBuckets;

// Parts 0 and 1 are edge sources, parts 2 and 3 a relation of facts each.
SourceParts fourParts() {
  SourceParts parts;
  parts.parts = {{Source::kCoPreference, {}},
                 {Source::kNext, {}},
                 {Source::kFacts, {0}},
                 {Source::kFacts, {1}}};
  parts.partOfRelation = {2, 3};
  parts.partOfSource.fill(kNoId);
  parts.partOfSource[Source::kCoPreference] = 0;
  parts.partOfSource[Source::kNext] = 1;
  return parts;
}

FusionParameters equalParameters(const SourceParts& parts) {
  FusionParameters start{{}, std::vector<float>(parts.parts.size(), 1.0f)};
  for (const auto& part : parts.parts) {
    start.weights.lambda[part.source].fill(1.0f);
  }
  start.weights.popularity = 0.1f;
  return start;
}

// Three candidates, the first of which is the target: the part `good` gives it 1, the part `bad`
// gives 1 to each of the others, both at the latest age.
CandidatePool contest(std::uint32_t good, std::uint32_t bad) {
  CandidatePool pool{.size = 3, .target = 0, .columns = {good * kAges, bad * kAges}, .values = {}};
  pool.values = {1, 0, 0, 0, 1, 1};
  if (good > bad) {
    std::swap(pool.columns[0], pool.columns[1]);
    pool.values = {0, 1, 1, 1, 0, 0};
  }
  return pool;
}

std::vector<CandidatePool> randomPools(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random(seed);
  std::vector<CandidatePool> pools(count);
  for (CandidatePool& pool : pools) {
    pool.size = 5 + static_cast<std::uint32_t>(random() % 20);
    pool.target = static_cast<std::uint32_t>(random() % pool.size);
    pool.weight = static_cast<float>(1 + random() % 3);
    for (std::uint32_t column = 0; column < fourParts().columnCount(); ++column) {
      if (random() % 3 == 0) continue;
      pool.columns.push_back(column);
      for (std::uint32_t i = 0; i < pool.size; ++i) {
        pool.values.push_back(static_cast<float>(random() % 8) / 8.0f);
      }
    }
  }
  return pools;
}

// The aim as the header words it.
double plainNdcg(const std::vector<CandidatePool>& pools, const FusionParameters& parameters,
                 std::uint32_t cutoff) {
  const SourceParts parts = fourParts();
  double sum = 0;
  double weights = 0;
  for (const CandidatePool& pool : pools) {
    std::vector<float> scores(pool.size);
    for (std::size_t c = 0; c < pool.columns.size(); ++c) {
      const std::uint32_t part = pool.columns[c] / kAges;
      float weight = parameters.weights.popularity;
      if (pool.columns[c] != parts.popularityColumn()) {
        const Source source = parts.parts[part].source;
        weight = parameters.weights.lambda[source][pool.columns[c] % kAges] *
                 parameters.partWeights[part];
      }
      for (std::uint32_t i = 0; i < pool.size; ++i) {
        scores[i] += weight * pool.values[c * pool.size + i];
      }
    }
    double rank = 0.5;  // the mean rank of the equal ones
    for (const float score : scores) {
      rank += score > scores[pool.target] ? 1 : score == scores[pool.target] ? 0.5 : 0;
    }
    if (rank <= cutoff) sum += static_cast<double>(pool.weight) / std::log2(rank + 1);
    weights += static_cast<double>(pool.weight);
  }
  return sum / weights;
}

SearchResult search(const std::vector<CandidatePool>& pools, const FusionParameters& start,
                    const SearchOptions& options = {}) {
  SerialExecutor executor;
  return searchFusion(pools, fourParts(), start, options, executor);
}

TEST(FusionSearch, WithoutASweepTellsWhereItStarted) {
  const FusionParameters start = equalParameters(fourParts());
  const auto ndcgOf = [&](const std::vector<float>& values, std::uint32_t cutoff) {
    const CandidatePool pool{.size = 4, .target = 0, .columns = {kAges}, .values = values};
    return search({pool}, start, {.cutoff = cutoff, .sweeps = 0}).ndcg;
  };
  EXPECT_NEAR(ndcgOf({3, 2, 1, 0}, 10), 1, 1e-12);
  EXPECT_NEAR(ndcgOf({1, 3, 2, 0}, 10), 0.5, 1e-12);               // rank 3
  EXPECT_NEAR(ndcgOf({1, 1, 1, 0}, 10), 1 / std::log2(3), 1e-12);  // the mean of 1, 2, 3
  EXPECT_NEAR(ndcgOf({1, 3, 2, 0}, 3), 0.5, 1e-12);
  EXPECT_EQ(ndcgOf({1, 3, 2, 0}, 2), 0);
}

TEST(FusionSearch, FindsTheBetterOfTwoSources) {
  for (const bool next : {true, false}) {
    const std::vector<CandidatePool> pools(50, next ? contest(1, 0) : contest(0, 1));
    const FusionParameters start = equalParameters(fourParts());
    EXPECT_LT(plainNdcg(pools, start, 10), 0.7);
    const SearchResult found = search(pools, start);
    EXPECT_EQ(found.ndcg, 1);
    const auto& lambda = found.parameters.weights.lambda;
    const float good = lambda[next ? Source::kNext : Source::kCoPreference][0];
    EXPECT_GT(good, lambda[next ? Source::kCoPreference : Source::kNext][0]);
    EXPECT_GT(good, 0.0f);
  }
}

TEST(FusionSearch, ListensToTheHeavierOfTwoGroupsOfCases) {
  for (const float weight : {1.0f, 2.0f}) {
    std::vector<CandidatePool> pools(60, contest(1, 0));
    pools.insert(pools.end(), 40, contest(0, 1));
    for (std::size_t p = 60; p < pools.size(); ++p) pools[p].weight = weight;
    const SearchResult found = search(pools, equalParameters(fourParts()));
    const auto& lambda = found.parameters.weights.lambda;
    EXPECT_EQ(lambda[Source::kNext][0] > lambda[Source::kCoPreference][0], weight == 1);
    const double heavier = std::max(60.0f, 40 * weight);
    const double lighter = std::min(60.0f, 40 * weight);  // their targets rank third
    EXPECT_NEAR(found.ndcg, (heavier + lighter / 2) / (heavier + lighter), 1e-12);
  }
}

TEST(FusionSearch, FindsTheBetterOfTwoRelations) {
  const std::vector<CandidatePool> pools(50, contest(3, 2));
  const SearchResult found = search(pools, equalParameters(fourParts()));
  EXPECT_EQ(found.ndcg, 1);
  EXPECT_GT(found.parameters.partWeights[3], found.parameters.partWeights[2]);
}

TEST(FusionSearch, FindsTheAgeAtWhichASourceMisleads) {
  CandidatePool pool = contest(1, 0);
  pool.columns = {0,
                  kAges + 3};  // coPreference is wrong of the latest event, next right of old ones
  pool.values = {0, 1, 1, 1, 0, 0};
  CandidatePool other = contest(0, 1);  // and of others it is right beyond the latest event
  other.columns = {1, kAges};
  std::vector<CandidatePool> pools(40, pool);
  pools.insert(pools.end(), 40, other);
  const SearchResult found = search(pools, equalParameters(fourParts()), {.caution = 0});
  EXPECT_EQ(found.ndcg, 1);
  const auto& lambda = found.parameters.weights.lambda;
  EXPECT_LT(lambda[Source::kCoPreference][0], lambda[Source::kNext][3]);
  EXPECT_GT(lambda[Source::kCoPreference][1], lambda[Source::kNext][0]);
}

TEST(FusionSearch, NeverEndsWorseAndTellsTheTruth) {
  std::mt19937_64 random(96);
  for (std::uint64_t round = 0; round < 8; ++round) {
    const auto pools = randomPools(97 + round, 150);
    FusionParameters start = equalParameters(fourParts());
    for (auto& ages : start.weights.lambda) {
      for (float& lambda : ages) lambda *= static_cast<float>(random() % 10) / 4.0f;
    }
    const std::uint32_t cutoff = round % 2 == 0 ? 10 : 3;
    const SearchResult found = search(pools, start, {.cutoff = cutoff, .caution = 0});
    EXPECT_GE(found.ndcg, plainNdcg(pools, start, cutoff) - 1e-12);
    EXPECT_NEAR(found.ndcg, plainNdcg(pools, found.parameters, cutoff), 1e-9);
  }
}

TEST(FusionSearch, FactsAndPopularityKeepTheirFloors) {
  // Popularity misleads in half of the cases, facts in the others.
  CandidatePool popular = contest(1, 0);
  popular.columns = {kAges, fourParts().popularityColumn()};
  popular.values = {1, 0, 0, 0, 1, 1};
  std::vector<CandidatePool> pools(40, popular);
  for (std::uint32_t age = 0; age < kAges; ++age) {
    CandidatePool facts = contest(1, 2);
    facts.columns = {kAges + age, 2 * kAges + age};
    pools.insert(pools.end(), 8, facts);
  }
  FusionParameters start = equalParameters(fourParts());
  start.weights.lambda[Source::kFacts].fill(2.0f);
  start.weights.popularity = 2;
  const SearchResult found =
      search(pools, start, {.sweeps = 30, .caution = 0, .partWeights = false, .factFloor = 0.25f});
  EXPECT_EQ(found.ndcg, 1);
  for (const float lambda : found.parameters.weights.lambda[Source::kFacts])
    EXPECT_GE(lambda, 0.5f);
  EXPECT_GT(found.parameters.weights.popularity, 0.0f);
}

TEST(FusionSearch, LeavesTheWeightsOfRelationsWhenTold) {
  const std::vector<CandidatePool> pools(50, contest(3, 2));
  FusionParameters start = equalParameters(fourParts());
  start.partWeights = {1, 1, 0.5f, 0.25f};
  const SearchResult found = search(pools, start, {.partWeights = false});
  EXPECT_EQ(found.parameters.partWeights, start.partWeights);
}

TEST(FusionSearch, CautionLeavesWhatFewCasesSay) {
  const FusionParameters start = equalParameters(fourParts());
  const std::vector<CandidatePool> one = {contest(1, 0)};
  const SearchResult bold = search(one, start, {.caution = 0.5});
  const SearchResult cautious = search(one, start, {.caution = 1.5});
  EXPECT_EQ(bold.ndcg, 1);
  EXPECT_EQ(cautious.ndcg, plainNdcg(one, start, 10));
  EXPECT_EQ(cautious.parameters.weights, start.weights);
  EXPECT_EQ(search(std::vector<CandidatePool>(4, contest(1, 0)), start, {.caution = 1.5}).ndcg, 1);
}

TEST(FusionSearch, IsTheSameInWhateverOrderPiecesRun) {
  const auto pools = randomPools(105, 200);  // four pieces
  const SourceParts parts = fourParts();
  BackwardExecutor backward;
  const SearchResult one = search(pools, equalParameters(parts));
  const SearchResult other = searchFusion(pools, parts, equalParameters(parts), {}, backward);
  EXPECT_EQ(one.ndcg, other.ndcg);
  EXPECT_EQ(one.parameters.weights, other.parameters.weights);
  EXPECT_EQ(one.parameters.partWeights, other.parameters.partWeights);
}

TEST(FusionSearch, OfNoCaseIsTheStart) {
  const FusionParameters start = equalParameters(fourParts());
  const SearchResult found = search({}, start);
  EXPECT_EQ(found.ndcg, 0);
  EXPECT_EQ(found.parameters.weights, start.weights);
}

}  // namespace
}  // namespace shelfwise
