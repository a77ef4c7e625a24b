#include "evaluate/ranking.h"

#include <algorithm>
#include <optional>

namespace shelfwise {

namespace {

// Cases that one scorer ranks one after the other.
constexpr std::size_t kCasesPerPiece = 256;

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

std::optional<Error> rankPiece(const ModelView& model, const FusionWeights& fusion,
                               std::span<const RankedCase> cases, std::uint32_t k,
                               std::span<Metrics> metrics) {
  Result<Scorer> scorer = Scorer::create(model, fusion);
  if (!scorer.ok()) return scorer.error();
  std::vector<float> scores(model.itemCount());
  std::vector<double> ranks;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    scorer.value().score(cases[c].events, Scenario::kForYou, scores);
    ranks.clear();
    for (const ItemId item : cases[c].test) {
      ranks.push_back(rankOf(scores, cases[c].history, item));
    }
    metrics[c] = metricsOf(ranks, k);
  }
  return std::nullopt;
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
  const std::size_t pieces = (cases.size() + kCasesPerPiece - 1) / kCasesPerPiece;
  std::vector<std::optional<Error>> errors(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t begin = piece * kCasesPerPiece;
    const std::size_t count = std::min(kCasesPerPiece, cases.size() - begin);
    errors[piece] = rankPiece(model, fusion, cases.subspan(begin, count), k,
                              std::span(metrics).subspan(begin, count));
  });
  for (const auto& error : errors) {
    if (error) return *error;
  }
  return metrics;
}

}  // namespace shelfwise
