// Learning the fusion weights of a model, by how well they rank held-out items.
//
// Every source is first divided by one global scalar, its scale.  How fast events lose weight with
// age, and how types of events compare, is chosen among a few forms; then the weights of sources,
// ages, relations and popularity are searched on the candidates of the held-out cases
// (fusion/fusion_search.h): once with the weights of relations, once again with the norms that
// these give.  Equal weights stay where they rank as well.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/executor.h"
#include "fusion/candidate_pools.h"
#include "rank/held_out.h"
#include "slice/model_view.h"

namespace shelfwise {

struct FusionFit {
  FusionWeights weights;
  bool learned = false;     // false: the shipped weights
  std::uint32_t cases = 0;  // that the figures below are means of
  double ndcg = 0;          // at 10, full ranking, of the learned weights
  double ndcgEqual = 0;     // of the weights at the start
};

// How many held-out cases are used at most for a catalogue of so many items: 50,000 while cases
// times items are no more than 1.2e9, 12,000 at least.
std::size_t mostCases(std::uint32_t items);

// `start`, usually shippedWeights(), takes sources in units of their scale and gives what is not
// learned: the scale of ages.  Fewer than kLeastCases cases teach nothing; `seed` chooses among
// more than mostCases().  Requires one test item per case.
FusionFit learnFusion(const ModelView& model, const FusionWeights& start,
                      std::span<const RankedCase> cases, std::uint64_t seed, Executor& executor);

}  // namespace shelfwise
