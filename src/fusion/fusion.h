// Learns the fusion weights of a model by how well they rank held-out items.
//
// The steps are:
// - Every source is divided by one global scalar, its scale.
// - The decay of events with age, and the weights of event types, are chosen among a few forms.
// - The weights of sources, ages, relations and popularity are searched on the candidates of the
//   held-out cases (fusion/fusion_search.h).  The search runs once with the weights of relations,
//   and once again with the norms that these give.
//
// Equal weights stay where they rank as well.

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
  std::uint32_t cases = 0;  // behind the means below
  double ndcg = 0;          // at 10, full ranking, of the learned weights
  double ndcgEqual = 0;     // of the weights at the start
};

// The most held-out cases used for a catalogue of so many items: 50,000 while cases times items are
// no more than 1.2e9, 12,000 at least.
std::size_t mostCases(std::uint32_t items);

// Learns from `start`, usually shippedWeights(), whose lambdas are in units of the sources' scales.
// The scale of ages is not learned; `start` gives it.  Fewer than kLeastCases cases teach nothing.
// `seed` chooses among more than mostCases().  Requires one test item per case.
FusionFit learnFusion(const ModelView& model, const FusionWeights& start,
                      std::span<const RankedCase> cases, std::uint64_t seed, Executor& executor);

}  // namespace shelfwise
