#include "rank/edge_ranking.h"

#include <vector>

#include "train/item_knn.h"

namespace shelfwise {

CaseScorer edgeScorer(const EdgeRows& rows, float decay) {
  return [&rows, decay](const RankedCase& c, std::span<float> scores) {
    std::vector<ItemId> history;
    for (const ScoredEvent& event : c.events) history.push_back(event.item);
    scoreByNeighbours(rows, history, decay, scores);
  };
}

double edgeNdcg(const EdgeRows& rows, float decay, std::span<const RankedCase> cases,
                std::uint32_t k, Executor& executor) {
  return meanOf(rankCasesBy(edgeScorer(rows, decay), rows.rows(), cases, k, executor)).ndcg;
}

}  // namespace shelfwise
