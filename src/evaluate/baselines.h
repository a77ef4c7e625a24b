// What a recommender has to beat, tuned on the held-out events like the model itself.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "fusion/ranking.h"
#include "quant/edges.h"
#include "train/sequences.h"

namespace shelfwise {

struct BaselineInput {
  const Sequences& past;  // before the held-out events
  std::span<const RankedCase> heldOut;
  const Sequences& present;  // what the test may know
  std::span<const RankedCase> test;
  std::uint32_t itemCount;
  std::uint32_t k;
};

// By edges of one kind alone: the latest event of a history counts 1, each older one `decay` times
// as much.  `rows` must outlive the scorer.
CaseScorer edgeScorer(const EdgeRows& rows, float decay);

// The mean NDCG at k of the cases by edgeScorer().  Requires some.
double edgeNdcg(const EdgeRows& rows, float decay, std::span<const RankedCase> cases,
                std::uint32_t k, Executor& executor);

// Item-kNN (train/item_knn.h); shrinkage and decays are those with the best NDCG at k on the
// held-out events.
std::vector<Answer> itemKnnAnswers(const BaselineInput& input, Executor& executor);

// How often an item occurs in the latest events of each shopper; how many of these count, from one
// to all, is what does best on the held-out events.
std::vector<Answer> popularityAnswers(const BaselineInput& input, Executor& executor);

}  // namespace shelfwise
