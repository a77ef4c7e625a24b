#include "fusion/fusion_search.h"

#include <algorithm>
#include <cmath>

#include "base/elementary.h"
#include "quant/clones.h"
#include "quant/dense.h"

namespace shelfwise {

namespace {

// Popularity never vanishes: a shopper who has done nothing yet can be shown nothing else.
constexpr float kLeastPopularity = 0.001f;

constexpr std::size_t kPoolsPerPiece = 64;

// The factors of a weight in the first sweep; later sweeps take powers of these nearer to 1.
constexpr std::array<double, 7> kSteps = {0, 0.4, 0.65, 0.85, 1.2, 1.6, 2.5};
constexpr double kShrink = 0.7;

// The values that a weight of 0 is tried at again, as shares of where it started.
constexpr std::array<double, 3> kRevivals = {0.1, 0.3, 1.0};

// The search ends after a sweep that gains less than this share, once steps are finer than
// kFinestSteps.
constexpr double kLeastProgress = 1e-4;
constexpr double kFinestSteps = 0.3;

// The weights that one step multiplies together, by one factor.
struct Knob {
  std::vector<float*> weights;
  std::vector<float> starts;
  float floor;  // least share of the start
};

// The sum of per-case gains, each by its weight, and of their squares.
struct Gain {
  double sum = 0;
  double squares = 0;

  void add(double gain) {
    sum += gain;
    squares += gain * gain;
  }
  void add(const Gain& other) {
    sum += other.sum;
    squares += other.squares;
  }
};

// Twice the rank of a score among the others: those above it, and half of those equal to it.
SHELFWISE_CLONES std::uint32_t doubleRank(const float* scores, std::size_t count, float target) {
  std::uint32_t above = 0;
  std::uint32_t equal = 0;
  for (std::size_t i = 0; i < count; ++i) {
    above += scores[i] > target ? 1U : 0U;
    equal += scores[i] == target ? 1U : 0U;
  }
  return 2 * (above + 1) + (equal - 1);
}

class Search {
 public:
  Search(std::span<const CandidatePool> pools, const SourceParts& parts,
         const FusionParameters& start, const SearchOptions& options, Executor& executor)
      : pools_(pools), parts_(parts), options_(options), executor_(executor), current_(start) {
    for (std::uint32_t rank2 = 0; rank2 <= 2 * options.cutoff; ++rank2) {
      discounts_.push_back(rank2 < 2 ? 0 : portableLog(2) / portableLog(rank2 / 2.0 + 1));
    }
    scores_.resize(pools.size());
    gains_.resize(pools.size());
    makeKnobs();
    rescore();
  }

  SearchResult run() {
    double reach = 1;
    for (std::uint32_t sweep = 0; sweep < options_.sweeps; ++sweep) {
      const double before = total_;
      for (const Knob& knob : knobs_) improve(knob, reach);
      if (total_ - before < kLeastProgress * before && reach < kFinestSteps) break;
      reach *= kShrink;
    }
    double weights = 0;
    for (const CandidatePool& pool : pools_) weights += static_cast<double>(pool.weight);
    return {current_, weights > 0 ? total_ / weights : 0};
  }

 private:
  bool hasPart(Source source) const {
    return std::any_of(parts_.parts.begin(), parts_.parts.end(),
                       [source](const auto& part) { return part.source == source; });
  }

  void addKnob(std::vector<float*> weights, float floor) {
    Knob knob{std::move(weights), {}, floor};
    for (const float* weight : knob.weights) knob.starts.push_back(*weight);
    knobs_.push_back(std::move(knob));
  }

  // Whole sources first, then their parts, then single ages.
  void makeKnobs() {
    for (const Source source : kSources) {
      if (!hasPart(source)) continue;
      std::vector<float*> ages;
      for (float& weight : current_.weights.lambda[source]) ages.push_back(&weight);
      addKnob(ages, floorOf(source));
    }
    addKnob({&current_.weights.popularity}, kLeastPopularity);
    for (std::size_t p = 0; options_.partWeights && p < parts_.parts.size(); ++p) {
      if (!parts_.parts[p].relations.empty()) addKnob({&current_.partWeights[p]}, 0);
    }
    for (const Source source : kSources) {
      if (!hasPart(source)) continue;
      for (float& weight : current_.weights.lambda[source]) addKnob({&weight}, floorOf(source));
    }
  }

  float floorOf(Source source) const { return source == Source::kFacts ? options_.factFloor : 0; }

  // The weight of every column.
  std::vector<float> columnWeights() const {
    std::vector<float> weights;
    for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
      const auto& lambda = current_.weights.lambda[parts_.parts[p].source];
      for (const float age : lambda) weights.push_back(age * current_.partWeights[p]);
    }
    weights.push_back(current_.weights.popularity);
    return weights;
  }

  static void addColumns(const CandidatePool& pool, std::span<const float> weights,
                         std::span<float> scores) {
    for (std::size_t c = 0; c < pool.columns.size(); ++c) {
      const float weight = weights[pool.columns[c]];
      if (weight == 0) continue;
      addScaled(pool.values.data() + c * pool.size, weight, scores.data(), pool.size);
    }
  }

  double gainOf(const CandidatePool& pool, std::span<const float> scores) const {
    const std::uint32_t rank2 = doubleRank(scores.data(), pool.size, scores[pool.target]);
    return rank2 < discounts_.size() ? pool.weight * discounts_[rank2] : 0;
  }

  // The sums of `count` gains of each pool: perPool(pool, scratch, its gains).
  template <class PerPool>
  std::vector<Gain> overPools(std::size_t count, const PerPool& perPool) {
    const std::size_t pieceCount = (pools_.size() + kPoolsPerPiece - 1) / kPoolsPerPiece;
    std::vector<std::vector<Gain>> pieces(pieceCount, std::vector<Gain>(count));
    executor_.run(pieceCount, [&](std::size_t piece) {
      std::vector<float> scratch;
      std::vector<double> gains(count);
      const std::size_t end = std::min(pools_.size(), (piece + 1) * kPoolsPerPiece);
      for (std::size_t p = piece * kPoolsPerPiece; p < end; ++p) {
        perPool(p, scratch, std::span(gains));
        for (std::size_t g = 0; g < count; ++g) pieces[piece][g].add(gains[g]);
      }
    });
    std::vector<Gain> all(count);
    for (const auto& piece : pieces) {
      for (std::size_t g = 0; g < count; ++g) all[g].add(piece[g]);
    }
    return all;
  }

  void rescore() {
    const std::vector<float> weights = columnWeights();
    total_ = overPools(1,
                       [&](std::size_t p, std::vector<float>&, std::span<double> gain) {
                         scores_[p].assign(pools_[p].size, 0.0f);
                         addColumns(pools_[p], weights, scores_[p]);
                         gains_[p] = gainOf(pools_[p], scores_[p]);
                         gain[0] = gains_[p];
                       })
                 .front()
                 .sum;
  }

  // The gain of each change of the column weights.  All changes are tried on a pool while it is in
  // the cache.
  std::vector<Gain> gainsBy(std::span<const std::vector<float>> changes) {
    return overPools(changes.size(),
                     [&](std::size_t p, std::vector<float>& scratch, std::span<double> gains) {
                       for (std::size_t c = 0; c < changes.size(); ++c) {
                         scratch = scores_[p];
                         addColumns(pools_[p], changes[c], scratch);
                         gains[c] = gainOf(pools_[p], scratch) - gains_[p];
                       }
                     });
  }

  void improve(const Knob& knob, double reach) {
    const std::vector<float> before = values(knob);
    const std::vector<float> columnsBefore = columnWeights();
    const std::vector<std::vector<float>> tried = trials(knob, before, reach);
    std::vector<std::vector<float>> changes;
    for (const std::vector<float>& trial : tried) {
      setValues(knob, trial);
      changes.push_back(columnWeights());
      for (std::size_t c = 0; c < columnsBefore.size(); ++c) changes.back()[c] -= columnsBefore[c];
    }
    const std::vector<Gain> gains = gainsBy(changes);
    std::size_t best = tried.size();
    for (std::size_t t = 0; t < tried.size(); ++t) {
      const bool isSure = gains[t].sum > options_.caution * std::sqrt(gains[t].squares);
      const double toBeat = best == tried.size() ? 0 : gains[best].sum;
      if (isSure && gains[t].sum > toBeat) best = t;
    }
    setValues(knob, best == tried.size() ? before : tried[best]);
    if (best != tried.size()) rescore();
  }

  std::vector<std::vector<float>> trials(const Knob& knob, const std::vector<float>& before,
                                         double reach) const {
    std::vector<std::vector<float>> found;
    const bool isZero = std::all_of(before.begin(), before.end(), [](float w) { return w == 0; });
    const auto add = [&](const std::vector<float>& base, double factor) {
      std::vector<float> trial = base;
      for (std::size_t i = 0; i < trial.size(); ++i) {
        trial[i] = std::max(trial[i] * static_cast<float>(factor), knob.floor * knob.starts[i]);
      }
      if (trial != before) found.push_back(std::move(trial));
    };
    if (isZero) {
      for (const double share : kRevivals) add(knob.starts, share);
    } else {
      for (const double step : kSteps) add(before, step > 0 ? portablePow(step, reach) : 0);
    }
    return found;
  }

  static std::vector<float> values(const Knob& knob) {
    std::vector<float> found;
    for (const float* weight : knob.weights) found.push_back(*weight);
    return found;
  }

  static void setValues(const Knob& knob, const std::vector<float>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) *knob.weights[i] = values[i];
  }

  std::span<const CandidatePool> pools_;
  const SourceParts& parts_;
  const SearchOptions& options_;
  Executor& executor_;
  FusionParameters current_;
  std::vector<Knob> knobs_;
  std::vector<double> discounts_;           // by twice the rank
  std::vector<std::vector<float>> scores_;  // [pools] of the current weights
  std::vector<double> gains_;               // [pools]
  double total_ = 0;
};

}  // namespace

SearchResult searchFusion(std::span<const CandidatePool> pools, const SourceParts& parts,
                          const FusionParameters& start, const SearchOptions& options,
                          Executor& executor) {
  return Search(pools, parts, start, options, executor).run();
}

}  // namespace shelfwise
