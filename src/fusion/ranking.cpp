#include "fusion/ranking.h"

#include <algorithm>
#include <optional>

namespace shelfwise {

namespace {

// Cases that one scorer ranks one after the other.
constexpr std::size_t kCasesPerPiece = 256;

std::size_t pieceCount(std::span<const RankedCase> cases) {
  return (cases.size() + kCasesPerPiece - 1) / kCasesPerPiece;
}

RankedCase rankedCase(const TestCase& testCase, std::span<const ItemId> itemOf, bool ageInSeconds) {
  RankedCase ranked;
  const std::int64_t end = testCase.history.back().time;
  for (std::size_t i = 0; i < testCase.history.size(); ++i) {
    const LoggedEvent& event = testCase.history[i];
    const std::uint64_t age = ageInSeconds ? static_cast<std::uint64_t>(end - event.time)
                                           : testCase.history.size() - 1 - i;
    ranked.events.push_back({itemOf[event.product], event.type, age});
    ranked.history.push_back(itemOf[event.product]);
  }
  std::sort(ranked.history.begin(), ranked.history.end());
  const auto last = std::unique(ranked.history.begin(), ranked.history.end());
  ranked.history.erase(last, ranked.history.end());
  for (const std::uint32_t product : testCase.test) ranked.test.push_back(itemOf[product]);
  return ranked;
}

void rankPiece(const CaseScorer& scorer, std::uint32_t itemCount, std::span<const RankedCase> cases,
               std::uint32_t k, std::span<Metrics> metrics) {
  std::vector<float> scores(itemCount);
  std::vector<double> ranks;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    scorer(cases[c], scores);
    ranks.clear();
    for (const ItemId item : cases[c].test) {
      ranks.push_back(rankOf(scores, cases[c].history, item));
    }
    metrics[c] = metricsOf(ranks, k);
  }
}

// task(the cases of a piece, their metrics, the number of the piece)
template <class Task>
void forEachPiece(std::span<const RankedCase> cases, std::span<Metrics> metrics, Executor& executor,
                  const Task& task) {
  executor.run(pieceCount(cases), [&](std::size_t piece) {
    const std::size_t begin = piece * kCasesPerPiece;
    const std::size_t count = std::min(kCasesPerPiece, cases.size() - begin);
    task(cases.subspan(begin, count), metrics.subspan(begin, count), piece);
  });
}

}  // namespace

std::vector<RankedCase> rankedCases(std::span<const TestCase> cases, std::span<const ItemId> itemOf,
                                    bool ageInSeconds) {
  std::vector<RankedCase> ranked;
  ranked.reserve(cases.size());
  for (const TestCase& testCase : cases)
    ranked.push_back(rankedCase(testCase, itemOf, ageInSeconds));
  return ranked;
}

Result<std::vector<Metrics>> rankCases(const ModelView& model, const FusionWeights& fusion,
                                       std::span<const RankedCase> cases, std::uint32_t k,
                                       Executor& executor) {
  std::vector<Metrics> metrics(cases.size());
  std::vector<std::optional<Error>> errors(pieceCount(cases));
  forEachPiece(cases, metrics, executor, [&](auto some, auto theirs, std::size_t piece) {
    Result<Scorer> scorer = Scorer::create(model, fusion);
    if (!scorer.ok()) {
      errors[piece] = scorer.error();
      return;
    }
    const auto score = [&](const RankedCase& c, std::span<float> scores) {
      scorer.value().score(c.events, Scenario::kForYou, scores);
    };
    rankPiece(score, model.itemCount(), some, k, theirs);
  });
  for (const auto& error : errors) {
    if (error) return *error;
  }
  return metrics;
}

std::vector<Metrics> rankCasesBy(const CaseScorer& scorer, std::uint32_t itemCount,
                                 std::span<const RankedCase> cases, std::uint32_t k,
                                 Executor& executor) {
  std::vector<Metrics> metrics(cases.size());
  forEachPiece(cases, metrics, executor, [&](auto some, auto theirs, std::size_t) {
    rankPiece(scorer, itemCount, some, k, theirs);
  });
  return metrics;
}

}  // namespace shelfwise
