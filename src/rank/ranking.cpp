#include "rank/ranking.h"

#include <algorithm>
#include <numeric>

#include "base/random.h"
#include "base/value_or_throw.h"
#include "quant/top_items.h"
#include "recommend/candidates.h"

namespace shelfwise {

namespace {

// The number of cases that one scorer ranks, one after the other.
constexpr std::size_t kCasesPerPiece = 256;

std::size_t pieceCount(std::span<const RankedCase> cases) {
  return (cases.size() + kCasesPerPiece - 1) / kCasesPerPiece;
}

RankedCase rankedCase(const TestCase& testCase, const PerProduct<ItemId>& itemOf,
                      bool ageInSeconds) {
  RankedCase ranked;
  for (std::size_t i = 0; i < testCase.history.size(); ++i) {
    const LoggedEvent& event = testCase.history[i];
    const std::uint64_t age = ageInSeconds ? static_cast<std::uint64_t>(testCase.time - event.time)
                                           : testCase.history.size() - 1 - i;
    ranked.events.push_back({itemOf[event.product], event.type, age});
    ranked.history.push_back(itemOf[event.product]);
  }
  for (const ProductId product : testCase.alongside) ranked.history.push_back(itemOf[product]);
  std::sort(ranked.history.begin(), ranked.history.end());
  const auto last = std::unique(ranked.history.begin(), ranked.history.end());
  ranked.history.erase(last, ranked.history.end());
  for (const ProductId product : testCase.test) ranked.test.push_back(itemOf[product]);
  ranked.weight = testCase.weight;
  return ranked;
}

std::vector<double> ranksIn(std::span<const float> scores, const RankedCase& c) {
  std::vector<double> ranks;
  for (const ItemId item : c.test) ranks.push_back(rankOf(scores, c.history, item));
  return ranks;
}

// The result kept of one case's scores, which may be changed.
struct MetricsOnly {
  using Kept = Metrics;
  std::uint32_t k;

  Metrics operator()(const RankedCase& c, std::span<float> scores) const {
    return metricsOf(ranksIn(scores, c), k);
  }
};

struct WholeAnswer {
  using Kept = Answer;
  std::uint32_t k;

  Answer operator()(const RankedCase& c, std::span<float> scores) const {
    Answer answer;
    answer.ranks = ranksIn(scores, c);
    answer.metrics = metricsOf(answer.ranks, k);
    answer.list = topItems(scores, k);
    return answer;
  }
};

template <class Keep>
void rankPiece(const CaseScorer& scorer, std::uint32_t itemCount, std::span<const RankedCase> cases,
               const Keep& keep, std::span<typename Keep::Kept> kept) {
  std::vector<float> scores(itemCount);
  for (std::size_t c = 0; c < cases.size(); ++c) {
    scorer(cases[c], scores);
    kept[c] = keep(cases[c], scores);
  }
}

// Calls task(the cases of a piece, their results).
template <class Kept, class Task>
void forEachPiece(std::span<const RankedCase> cases, std::vector<Kept>& kept, Executor& executor,
                  const Task& task) {
  executor.run(pieceCount(cases), [&](std::size_t piece) {
    const std::size_t begin = piece * kCasesPerPiece;
    const std::size_t count = std::min(kCasesPerPiece, cases.size() - begin);
    task(cases.subspan(begin, count), std::span(kept).subspan(begin, count));
  });
}

template <class Keep>
std::vector<typename Keep::Kept> scoredByModel(const ModelView& model, const FusionWeights& fusion,
                                               std::span<const RankedCase> cases, const Keep& keep,
                                               Executor& executor, Scenario scenario) {
  std::vector<typename Keep::Kept> kept(cases.size());
  forEachPiece(cases, kept, executor, [&](auto some, auto theirs) {
    Scorer scorer = valueOrThrow(Scorer::create(model, fusion));
    Candidates candidates = valueOrThrow(Candidates::create(model, fusion));
    const auto score = [&](const RankedCase& c, std::span<float> scores) {
      scorer.score(c.events, scenario, scores);
      candidates.keep({.scenario = scenario, .events = c.events, .exclude = c.history}, scores);
    };
    rankPiece(score, model.itemCount(), some, keep, theirs);
  });
  return kept;
}

template <class Keep>
std::vector<typename Keep::Kept> scoredBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                          std::span<const RankedCase> cases, const Keep& keep,
                                          Executor& executor) {
  std::vector<typename Keep::Kept> kept(cases.size());
  const auto score = [&](const RankedCase& c, std::span<float> scores) {
    scorer(c, scores);
    leaveOut(c.history, scores);
  };
  forEachPiece(cases, kept, executor,
               [&](auto some, auto theirs) { rankPiece(score, itemCount, some, keep, theirs); });
  return kept;
}

}  // namespace

std::vector<RankedCase> rankedCases(std::span<const TestCase> cases,
                                    const PerProduct<ItemId>& itemOf, bool ageInSeconds) {
  std::vector<RankedCase> ranked;
  ranked.reserve(cases.size());
  for (const TestCase& testCase : cases)
    ranked.push_back(rankedCase(testCase, itemOf, ageInSeconds));
  return ranked;
}

std::vector<RankedCase> someOf(std::span<const RankedCase> cases, std::size_t most) {
  const std::size_t step = (cases.size() + most - 1) / most;
  std::vector<RankedCase> some;
  for (std::size_t i = 0; i < cases.size(); i += step) some.push_back(cases[i]);
  return some;
}

std::vector<RankedCase> drawnOf(std::span<const RankedCase> cases, std::size_t most,
                                std::uint64_t seed) {
  std::vector<std::uint32_t> order(cases.size());
  std::iota(order.begin(), order.end(), 0U);
  SplitMix64 random(seed);
  shuffle(std::span(order), random);
  order.resize(std::min(order.size(), most));
  std::vector<RankedCase> drawn;
  for (const std::uint32_t i : order) drawn.push_back(cases[i]);
  return drawn;
}

std::vector<Metrics> rankCases(const ModelView& model, const FusionWeights& fusion,
                               std::span<const RankedCase> cases, std::uint32_t k,
                               Executor& executor, Scenario scenario) {
  return scoredByModel(model, fusion, cases, MetricsOnly{k}, executor, scenario);
}

double meanNdcg(const ModelView& model, const FusionWeights& fusion,
                std::span<const RankedCase> cases, std::uint32_t k, Executor& executor,
                Scenario scenario) {
  return meanOf(rankCases(model, fusion, cases, k, executor, scenario)).ndcg;
}

std::vector<Answer> answerCases(const ModelView& model, const FusionWeights& fusion,
                                std::span<const RankedCase> cases, std::uint32_t k,
                                Executor& executor, Scenario scenario) {
  return scoredByModel(model, fusion, cases, WholeAnswer{k}, executor, scenario);
}

std::vector<Metrics> rankCasesBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                 std::span<const RankedCase> cases, std::uint32_t k,
                                 Executor& executor) {
  return scoredBy(scorer, itemCount, cases, MetricsOnly{k}, executor);
}

std::vector<Answer> answerCasesBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                  std::span<const RankedCase> cases, std::uint32_t k,
                                  Executor& executor) {
  return scoredBy(scorer, itemCount, cases, WholeAnswer{k}, executor);
}

}  // namespace shelfwise
