#include "learn/vector_training.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "base/elementary.h"
#include "quant/dense.h"
#include "rank/held_out.h"
#include "slice/model.h"
#include "vectors/examples.h"
#include "vectors/matrix_product.h"
#include "vectors/next_item.h"
#include "vectors/quantize_vectors.h"

namespace shelfwise {

namespace {

constexpr std::uint32_t kLeastItemsOfAFact = 3;
constexpr std::size_t kMostVectorCases = 5'000;
constexpr std::uint32_t kPatience = 2;
constexpr int kLevels = 15;        // codes of 5 bits: they compress to half of 8
constexpr int kWholeLevels = 127;  // of a vector stored whole, which is not published

// The share of the learning rate left after the last planned pass; each pass shrinks it alike.
constexpr double kLastRate = 0.3;

// Event dropout for histories without order, each of which is asked about as a whole.
constexpr float kSetEventDropout = 0.5f;

constexpr std::size_t kMostExamples = 5'000'000;
constexpr std::size_t kFewestPasses = 12;

// A batch is a share of the examples, so that few examples still make many steps.
constexpr std::size_t kSteps = 64;
constexpr std::size_t kLeastBatch = 64;

struct Plan {
  NextItemOptions how;
  std::uint32_t epochs;  // at most
  float firstRate;
};

// The plan of each effort.  Fewer passes need less dropout.
Plan planOf(Effort effort) {
  Plan plan{.how = {}, .epochs = 25, .firstRate = 2e-3f};
  switch (effort) {
    case Effort::kNone:
      plan.epochs = 0;
      break;
    case Effort::kFast:
      plan.how.dim = 64;
      plan.how.columns = 1'024;
      plan.how.inputDropout = 0.5f;
      plan.how.dropout = 0;
      plan.epochs = 7;
      plan.firstRate = 4e-3f;
      break;
    case Effort::kDefault:
      break;
    case Effort::kBest:
      plan.how.columns = 16'384;
      plan.epochs = 40;
      break;
  }
  return plan;
}

ItemConvolution convolutionOf(ItemForm form, const VectorFacts& facts, const Sequences& sequences,
                              std::span<const std::uint8_t> hasId) {
  switch (form) {
    case ItemForm::kFactSums:
      break;
    case ItemForm::kFactMeans:
      return ItemConvolution::factMeans(facts);
    case ItemForm::kNormalizedFacts:
      return ItemConvolution::normalizedFacts(facts);
    case ItemForm::kLightGcn:
      return ItemConvolution::lightGcn(facts, sequences, hasId);
  }
  return ItemConvolution::factSums(facts);
}

// A trainer with everything it refers to.
class VectorTraining {
 public:
  VectorTraining(const VectorInput& input, const ModelOptions& options, Executor& executor)
      : plan_(planOf(options.effort)),
        executor_(executor),
        form_(input.form),
        facts_(vectorFacts(input.graph, kLeastItemsOfAFact, Model{}.hubLimit)),
        hasId_(supported(input)),
        convolution_(convolutionOf(form_, facts_, input.sequences, hasId_)),
        trainer_(convolution_, hasId_, input.sequences, optionsOf(input, options), executor),
        epochs_(mostEpochs(options.effort, trainer_.exampleCount())),
        rate_(plan_.firstRate) {}

  // Trains one more pass.
  void pass() {
    trainer_.epoch(rate_);
    rate_ *= static_cast<float>(portablePow(kLastRate, 1.0 / epochs_));
  }

  // The number of planned passes.
  std::uint32_t epochs() const { return epochs_; }

  bool hasExamples() const { return trainer_.exampleCount() > 0; }
  std::uint32_t itemCount() const { return convolution_.itemCount(); }
  const TrainedVectors& vectors() const { return trainer_.vectors(); }

  // [items x dim]
  std::vector<float> itemVectors() const {
    std::vector<float> items(vectors().ids.size());
    convolution_.forward(plan_.how.dim, vectors().ids, vectors().neighbours, items, executor_);
    return items;
  }

  VectorCodes codes() const {
    if (form_ == ItemForm::kFactSums) return quantizeVectors(vectors(), facts_, kLevels);
    TrainedVectors whole = vectors();
    whole.ids = itemVectors();
    whole.neighbours.clear();
    GraphTriples bare;
    bare.itemCount = itemCount();
    return quantizeVectors(whole, vectorFacts(bare, 0, 0), kWholeLevels);
  }

 private:
  static std::vector<std::uint8_t> supported(const VectorInput& input) {
    std::vector<std::uint8_t> hasId;
    const auto counts = sequencesWith(occurrencesOf(input.sequences, input.graph.itemCount));
    for (const std::uint32_t count : counts) hasId.push_back(count >= input.support ? 1 : 0);
    return hasId;
  }

  NextItemOptions optionsOf(const VectorInput& input, const ModelOptions& options) const {
    NextItemOptions how = plan_.how;
    how.seed = options.seed;
    if (!input.sequences.ordered) how.eventDropout = kSetEventDropout;
    const std::size_t share = input.sequences.values.size() / kSteps / kTileRows * kTileRows;
    how.batch = std::clamp(share, kLeastBatch, how.batch);
    return how;
  }

  const Plan plan_;
  Executor& executor_;
  const ItemForm form_;
  const VectorFacts facts_;
  const std::vector<std::uint8_t> hasId_;
  const ItemConvolution convolution_;
  NextItemTrainer trainer_;
  const std::uint32_t epochs_;
  float rate_;
};

// Scores every item by the vectors as trained, before they are quantized.
class FloatScorer {
 public:
  explicit FloatScorer(const VectorTraining& training)
      : vectors_(training.vectors()), items_(training.itemVectors()) {}

  void operator()(const RankedCase& c, std::span<float> scores) const {
    const std::size_t dim = vectors_.dim;
    std::array<std::vector<float>, 2> sums{std::vector<float>(dim), std::vector<float>(dim)};
    for (std::size_t e = 0; e < c.events.size(); ++e) {
      const std::size_t age = vectorAge(c.events.size() - 1 - e);
      auto& sum = sums[age == 0 ? 0 : 1];
      const float* item = &items_[c.events[e].item * dim];
      for (std::size_t d = 0; d < dim; ++d) sum[d] += vectors_.ageWeights[age] * item[d];
    }
    std::vector<float> query(dim);
    for (std::size_t b = 0; b < sums.size(); ++b) {
      for (std::size_t r = 0; r < dim; ++r) {
        const float* row = &vectors_.transforms[b][r * dim];
        for (std::size_t d = 0; d < dim; ++d) query[d] += sums[b][r] * row[d];
      }
    }
    for (std::size_t item = 0; item < scores.size(); ++item) {
      scores[item] = dot(query.data(), &items_[item * dim], dim);
    }
  }

 private:
  const TrainedVectors& vectors_;
  std::vector<float> items_;
};

double ndcgOf(const VectorTraining& training, std::span<const RankedCase> cases,
              Executor& executor) {
  const FloatScorer scorer(training);
  const auto metrics = rankCasesBy(std::cref(scorer), training.itemCount(), cases, 10, executor);
  return meanOf(metrics).ndcg;
}

}  // namespace

std::uint32_t mostEpochs(Effort effort, std::size_t examples) {
  const std::size_t most =
      std::max(kMostExamples / std::max<std::size_t>(examples, 1), kFewestPasses);
  return static_cast<std::uint32_t>(std::min<std::size_t>(planOf(effort).epochs, most));
}

LearnedVectors vectorsByValidation(const VectorInput& input, std::span<const RankedCase> heldOut,
                                   const ModelOptions& options, const Run& run) {
  LearnedVectors best;
  if (options.effort == Effort::kNone || heldOut.size() < kLeastCases) return best;
  VectorTraining training(input, options, run.executor);
  if (!training.hasExamples()) return best;
  const std::vector<RankedCase> cases = someOf(heldOut, kMostVectorCases);
  double bestNdcg = 0;
  std::uint32_t epoch = 0;
  while (epoch < training.epochs() && epoch < best.epochs + 1 + kPatience) {
    run.tell("vectors", epoch, training.epochs());
    training.pass();
    ++epoch;
    const double ndcg = ndcgOf(training, cases, run.executor);
    if (ndcg <= bestNdcg) continue;
    bestNdcg = ndcg;
    best = {training.codes(), epoch};
  }
  run.tell("vectors", training.epochs(), training.epochs());
  return best;
}

VectorCodes vectorsAfter(std::uint32_t epochs, const VectorInput& input,
                         const ModelOptions& options, const Run& run) {
  if (epochs == 0) return {};
  VectorTraining training(input, options, run.executor);
  for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
    run.tell("vectors", epoch, epochs);
    training.pass();
  }
  run.tell("vectors", epochs, epochs);
  return training.codes();
}

}  // namespace shelfwise
