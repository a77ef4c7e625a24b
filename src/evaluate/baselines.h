// The baselines that a recommender has to beat.  They are tuned on the held-out events like the
// model.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "rank/ranking.h"
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

// Item-kNN (train/item_knn.h), with the shrinkage and decays of the best NDCG at k on the held-out
// events.
std::vector<Answer> itemKnnAnswers(const BaselineInput& input, Executor& executor);

// Popularity: how often an item occurs in the latest events of each shopper.  How many of these
// count, from one to all, is chosen on the held-out events.
std::vector<Answer> popularityAnswers(const BaselineInput& input, Executor& executor);

}  // namespace shelfwise
