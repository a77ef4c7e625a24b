#include "learn/edge_settings.h"

#include <algorithm>
#include <array>
#include <vector>

#include "rank/edge_ranking.h"
#include "rank/held_out.h"

namespace shelfwise {

namespace {

constexpr std::array<float, 2> kSmallerRidges = {30, 10};
constexpr std::array<float, 3> kLargerRidges = {300, 1'000, 3'000};
constexpr std::array<double, 4> kTargetExponents = {0, 0.1, 0.2, 0.3};
constexpr float kDropout = 0.5f;  // together with damping of long histories, or none
constexpr std::array<NextSettings, 3> kFartherSettings = {{
    {.window = 8, .decay = 0.7f},
    {.window = 20, .decay = 0.85f},
    {.window = static_cast<std::uint32_t>(kLongestHistory), .decay = 1},
}};
constexpr std::array<float, 2> kDecays = {0.6f, 1.0f};
constexpr std::size_t kMostCases = 6'000;
constexpr std::uint32_t kCutoff = 100;  // deeper than any list: fewer cases tell settings apart

// Judges edges by how they rank some of the cases, with the better of two decays by event age.
class Judge {
 public:
  Judge(std::span<const RankedCase> heldOut, Executor& executor)
      : cases_(someOf(heldOut, kMostCases)), executor_(executor) {}

  double ndcg(const EdgeRows& edges) const {
    double best = 0;
    for (const float decay : kDecays) {
      best = std::max(best, edgeNdcg(edges, decay, cases_, kCutoff, executor_));
    }
    return best;
  }

 private:
  const std::vector<RankedCase> cases_;
  Executor& executor_;
};

// Keeps the settings of coPreference whose edges rank best.
class CoPreferenceSearch {
 public:
  CoPreferenceSearch(const Sequences& past, std::uint32_t itemCount, std::uint32_t minSupport,
                     std::span<const RankedCase> heldOut, Executor& executor)
      : past_(past),
        itemCount_(itemCount),
        occurrences_(occurrencesOf(past, itemCount)),
        minSupport_(minSupport),
        judge_(heldOut, executor),
        executor_(executor) {}

  // Tries the settings with every target exponent.  Returns whether one ranks better than all
  // before.
  bool trial(CoPreferenceRidge settings) {
    const double before = bestNdcg_;
    settings.targetExponent = 0;
    const EdgeRows edges =
        coPreferenceEdges(past_, itemCount_, minSupport_, settings, executor_).rows;
    for (const double exponent : kTargetExponents) {
      settings.targetExponent = exponent;
      EdgeRows damped = edges;
      dampByCounts(occurrences_, targetDamping(exponent), damped);
      const double ndcg = judge_.ndcg(damped);
      if (ndcg <= bestNdcg_) continue;
      bestNdcg_ = ndcg;
      best_ = settings;
    }
    return bestNdcg_ > before;
  }

  // Tries the ridges in order while they rank better.  Returns whether the first one did.
  bool climb(std::span<const float> ridges) {
    CoPreferenceRidge settings = best_;
    for (std::size_t step = 0; step < ridges.size(); ++step) {
      settings.ridge = ridges[step];
      if (!trial(settings)) return step > 0;
    }
    return true;
  }

  const CoPreferenceRidge& best() const { return best_; }

 private:
  const Sequences& past_;
  const std::uint32_t itemCount_;
  const Occurrences occurrences_;
  const std::uint32_t minSupport_;
  const Judge judge_;
  Executor& executor_;
  CoPreferenceRidge best_;
  double bestNdcg_ = -1;
};

}  // namespace

CoPreferenceRidge chooseCoPreference(const Sequences& past, std::uint32_t itemCount,
                                     std::uint32_t minSupport, std::span<const RankedCase> heldOut,
                                     Executor& executor) {
  const CoPreferenceRidge usual;
  if (heldOut.size() < kLeastCases) return usual;
  CoPreferenceSearch search(past, itemCount, minSupport, heldOut, executor);
  search.trial(usual);
  CoPreferenceRidge whole = usual;
  whole.window = static_cast<std::uint32_t>(kLongestHistory);
  search.trial(whole);
  CoPreferenceRidge denoised = search.best();
  denoised.dropout = kDropout;
  denoised.lengthDamped = true;
  search.trial(denoised);
  if (!search.climb(kLargerRidges)) search.climb(kSmallerRidges);
  return search.best();
}

NextSettings chooseNext(const Sequences& past, std::uint32_t itemCount, std::uint32_t minSupport,
                        std::span<const RankedCase> heldOut, Executor& executor) {
  NextSettings best;
  if (heldOut.size() < kLeastCases) return best;
  const Judge judge(heldOut, executor);
  const auto ndcgOf = [&](const NextSettings& settings) {
    return judge.ndcg(nextEdges(past, itemCount, minSupport, settings, executor).rows);
  };
  double bestNdcg = ndcgOf(best);
  for (const NextSettings& settings : kFartherSettings) {
    const double ndcg = ndcgOf(settings);
    if (ndcg <= bestNdcg) continue;
    bestNdcg = ndcg;
    best = settings;
  }
  return best;
}

}  // namespace shelfwise
