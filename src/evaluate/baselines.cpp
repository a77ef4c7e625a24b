#include "evaluate/baselines.h"

#include <algorithm>
#include <array>

#include "rank/edge_ranking.h"
#include "train/item_knn.h"

namespace shelfwise {

namespace {

constexpr std::array<float, 3> kShrinkages = {5, 20, 50};
constexpr std::array<float, 2> kPairDecays = {0.8f, 1.0f};
constexpr std::array<float, 4> kDecays = {0.4f, 0.6f, 0.8f, 1.0f};
constexpr std::array<std::size_t, 4> kLatest = {1, 3, 10, kLongestHistory};

CaseScorer constantScorer(const std::vector<float>& popularity) {
  return [&popularity](const RankedCase&, std::span<float> scores) {
    std::copy(popularity.begin(), popularity.end(), scores.begin());
  };
}

std::vector<float> popularityOf(const Sequences& sequences, std::uint32_t itemCount,
                                std::size_t latest) {
  std::vector<float> counts(itemCount);
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    const auto items = sequences.of(s);
    for (const ItemId item : items.last(std::min(latest, items.size()))) counts[item] += 1;
  }
  return counts;
}

// On the held-out events.
double meanNdcg(const CaseScorer& scorer, const BaselineInput& input, Executor& executor) {
  const auto metrics = rankCasesBy(scorer, input.itemCount, input.heldOut, input.k, executor);
  return meanOf(metrics).ndcg;
}

}  // namespace

std::vector<Answer> itemKnnAnswers(const BaselineInput& input, Executor& executor) {
  NeighbourSettings bestSettings;
  float bestDecay = kDecays.front();
  double best = -1;
  for (const float shrinkage : kShrinkages) {
    for (const float pairDecay : kPairDecays) {
      const NeighbourSettings settings{.shrink = shrinkage, .pairDecay = pairDecay};
      const EdgeRows rows = neighbourRows(input.past, input.itemCount, settings, executor);
      for (const float decay : kDecays) {
        const double ndcg = edgeNdcg(rows, decay, input.heldOut, input.k, executor);
        if (ndcg <= best) continue;
        best = ndcg;
        bestSettings = settings;
        bestDecay = decay;
      }
    }
  }
  const EdgeRows rows = neighbourRows(input.present, input.itemCount, bestSettings, executor);
  return answerCasesBy(edgeScorer(rows, bestDecay), input.itemCount, input.test, input.k, executor);
}

std::vector<Answer> popularityAnswers(const BaselineInput& input, Executor& executor) {
  std::size_t bestLatest = kLongestHistory;
  double best = -1;
  for (const std::size_t latest : kLatest) {
    const auto counts = popularityOf(input.past, input.itemCount, latest);
    const double ndcg = meanNdcg(constantScorer(counts), input, executor);
    if (ndcg <= best) continue;
    best = ndcg;
    bestLatest = latest;
  }
  const auto counts = popularityOf(input.present, input.itemCount, bestLatest);
  return answerCasesBy(constantScorer(counts), input.itemCount, input.test, input.k, executor);
}

}  // namespace shelfwise
