// Ranks what shoppers did next, by the runtime's own scoring.

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/ids.h"
#include "base/per_product.h"
#include "ingest/event_log.h"
#include "rank/metrics.h"
#include "recommend/scorer.h"
#include "slice/model_view.h"

namespace shelfwise {

// The history of one shopper, and the products to be found by it.
struct TestCase {
  std::vector<LoggedEvent> history;  // oldest first, not empty
  std::vector<ProductId> test;       // ascending, each once, none of the history; not empty
  std::int64_t time = 0;  // when the question is asked, in the unit of the history's times
  std::vector<ProductId> alongside = {};  // further products that are no candidates
  float weight = 1;                       // > 0; of the case in a search of weights
};

// A test case in the numbers of a model.
struct RankedCase {
  std::vector<ScoredEvent> events;  // oldest first
  std::vector<ItemId> history;      // no candidates; ascending, distinct
  std::vector<ItemId> test;
  float weight = 1;  // as of the test case
};

// Ages are in the model's unit: steps before the end of the history, or seconds before the time of
// the case.
std::vector<RankedCase> rankedCases(std::span<const TestCase> cases,
                                    const PerProduct<ItemId>& itemOf, bool ageInSeconds);

// Every n-th case, so that at most `most` >= 1 are left.
std::vector<RankedCase> someOf(std::span<const RankedCase> cases, std::size_t most);

// At most `most` cases, drawn and ordered by the seed.
std::vector<RankedCase> drawnOf(std::span<const RankedCase> cases, std::size_t most,
                                std::uint64_t seed);

// The metrics of every case, in order.  The scenario ranks all items of the model but the case's
// history.
std::vector<Metrics> rankCases(const ModelView& model, const FusionWeights& fusion,
                               std::span<const RankedCase> cases, std::uint32_t k,
                               Executor& executor, Scenario scenario = Scenario::kForYou);

// The mean NDCG at k of the cases.  Requires at least one case.
double meanNdcg(const ModelView& model, const FusionWeights& fusion,
                std::span<const RankedCase> cases, std::uint32_t k, Executor& executor,
                Scenario scenario = Scenario::kForYou);

// The answer to one case.
struct Answer {
  Metrics metrics;
  std::vector<double> ranks;  // of each test item
  std::vector<ItemId> list;   // the best k items that score above 0, none of the history
};

// As rankCases(), with the ranks and the lists.
std::vector<Answer> answerCases(const ModelView& model, const FusionWeights& fusion,
                                std::span<const RankedCase> cases, std::uint32_t k,
                                Executor& executor, Scenario scenario = Scenario::kForYou);

// Sets the score of every item for one case; may be called from several threads at once.
using CaseScorer = std::function<void(const RankedCase&, std::span<float> scores)>;

// rankCases() and answerCases() of a baseline.
std::vector<Metrics> rankCasesBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                 std::span<const RankedCase> cases, std::uint32_t k,
                                 Executor& executor);
std::vector<Answer> answerCasesBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                  std::span<const RankedCase> cases, std::uint32_t k,
                                  Executor& executor);

}  // namespace shelfwise
