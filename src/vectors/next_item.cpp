#include "vectors/next_item.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/random.h"
#include "quant/dense.h"
#include "vectors/adam.h"
#include "vectors/examples.h"
#include "vectors/matrix_product.h"
#include "vectors/softmax_layer.h"

namespace shelfwise {

namespace {

constexpr std::array<float, kAgeBuckets> kFirstAgeWeights = {1.0f, 0.7f, 0.5f, 0.35f, 0.25f};

std::size_t toWholeTiles(std::size_t rows) {
  return (rows + kTileRows - 1) / kTileRows * kTileRows;
}

// What random numbers are drawn for.
enum class Draw : std::uint64_t {
  kOrder,
  kEvents,
  kQuery,
  kIds,
  kColumns,
  kLatestInput,
  kOlderInput,
  kHistories
};

// A parameter, its gradient and its optimizer.
struct Parameter {
  explicit Parameter(std::span<float> v) : values(v), gradient(v.size()), adam(v.size()) {}

  std::span<float> values;
  std::vector<float> gradient;
  Adam adam;
};

}  // namespace

class NextItemTrainer::State {
 public:
  State(const ItemConvolution& convolution, std::span<const std::uint8_t> hasId,
        const Sequences& sequences, const NextItemOptions& options, Executor& executor)
      : convolution_(convolution),
        hasId_(hasId),
        sequences_(sequences),
        options_(options),
        executor_(executor),
        dim_(options.dim),
        examples_(examplesOf(sequences)),
        softmax_({convolution.itemCount(), targetsOf(sequences, examples_), options.batch,
                  options.columns},
                 sequences_, options.batch, options.dim, executor) {
    start();
    for (const std::span<float> values :
         {std::span(vectors_.ids), std::span(vectors_.neighbours),
          std::span(vectors_.transforms[0]), std::span(vectors_.transforms[1]),
          std::span<float>(vectors_.ageWeights)}) {
      parameters_.emplace_back(values);
    }
    const std::size_t items = convolution.itemCount();
    itemVectors_.resize(items * dim_);
    itemGradient_.resize(items * dim_);
    for (auto* matrix : {&latest_, &older_, &query_, &part_}) matrix->resize(options.batch * dim_);
    past_.resize(options.batch);
    ageGradients_.resize(options.batch);
    idIsDropped_.resize(items);
  }

  std::size_t exampleCount() const { return examples_.size(); }
  const TrainedVectors& vectors() const { return vectors_; }

  double epoch(float learningRate) {
    ++epoch_;
    if (!sequences_.ordered) shuffleHistories();
    SplitMix64 order = randomFor(Draw::kOrder, 0);
    shuffle(std::span(examples_), order);
    double loss = 0;
    for (std::size_t first = 0; first < examples_.size(); first += options_.batch) {
      const std::size_t count = std::min(options_.batch, examples_.size() - first);
      loss += learn(std::span(examples_).subspan(first, count), learningRate);
    }
    return examples_.empty() ? 0 : loss / static_cast<double>(examples_.size());
  }

 private:
  enum { kIds, kNeighbours, kLatest, kOlder, kAges };

  void start() {
    SplitMix64 random(options_.seed);
    vectors_.dim = dim_;
    vectors_.ids.resize(convolution_.itemCount() * dim_);
    vectors_.neighbours.resize(convolution_.neighbourCount() * dim_);
    for (std::size_t i = 0; i < vectors_.ids.size(); ++i) {
      const float value = options_.initialScale * nearlyNormal(random);
      vectors_.ids[i] = hasId_[i / dim_] != 0 ? value : 0.0f;
    }
    for (float& value : vectors_.neighbours) value = options_.initialScale * nearlyNormal(random);
    for (auto& transform : vectors_.transforms) {
      transform.assign(dim_ * dim_, 0.0f);
      for (std::size_t d = 0; d < dim_; ++d) transform[d * dim_ + d] = 1;
    }
    vectors_.ageWeights = kFirstAgeWeights;
  }

  void shuffleHistories() {
    SplitMix64 random = randomFor(Draw::kHistories, 0);
    for (std::size_t s = 0; s < sequences_.count(); ++s) {
      const std::size_t first = sequences_.offsets[s];
      shuffle(std::span(sequences_.values).subspan(first, sequences_.offsets[s + 1] - first),
              random);
    }
  }

  SplitMix64 randomFor(Draw draw, std::uint64_t number) const {
    SplitMix64 mixer(options_.seed ^ (epoch_ << 8) ^ static_cast<std::uint64_t>(draw));
    return SplitMix64(mixer.next() + number);
  }

  SplitMix64 randomOf(const Example& example, Draw draw) const {
    SplitMix64 mixer =
        randomFor(draw, std::uint64_t{sequences_.offsets[example.sequence]} + example.position);
    return SplitMix64(mixer.next());
  }

  MatrixView rowsOf(const std::vector<float>& matrix) const {
    return {matrix.data(), rows_, dim_, dim_};
  }
  MatrixView square(std::span<const float> matrix) const {
    return {matrix.data(), dim_, dim_, dim_};
  }

  // One step on a batch; returns the sum of its losses.
  double learn(std::span<const Example> examples, float learningRate) {
    ++step_;
    rows_ = toWholeTiles(examples.size());
    SplitMix64 random = randomFor(Draw::kColumns, step_);
    softmax_.choose(examples, random);
    convolution_.forward(dim_, keptIds(), vectors_.neighbours, itemVectors_, executor_);
    softmax_.take(itemVectors_);
    addUpPasts(examples);
    makeQueries(examples);
    const double loss =
        softmax_.learn(examples, std::span(query_).first(rows_ * dim_), itemGradient_);
    dropFromQueries(examples);  // query_ is the gradient of the queries now
    backThroughTransform(examples, latest_, kLatest);
    backThroughTransform(examples, older_, kOlder);
    update(learningRate, 1.0f / static_cast<float>(examples.size()));
    return loss;
  }

  // The ids without those that are dropped.
  std::span<const float> keptIds() {
    if (options_.idDropout == 0) return vectors_.ids;
    keptIds_ = vectors_.ids;
    SplitMix64 random = randomFor(Draw::kIds, step_);
    for (std::size_t item = 0; item < idIsDropped_.size(); ++item) {
      idIsDropped_[item] = uniform(random) < options_.idDropout ? 1 : 0;
      if (idIsDropped_[item] != 0) std::fill_n(&keptIds_[item * dim_], dim_, 0.0f);
    }
    return keptIds_;
  }

  void addUpPasts(std::span<const Example> examples) {
    std::fill_n(latest_.begin(), rows_ * dim_, 0.0f);
    std::fill_n(older_.begin(), rows_ * dim_, 0.0f);
    forRows(examples.size(), executor_, [&](std::size_t e) {
      SplitMix64 random = randomOf(examples[e], Draw::kEvents);
      keptEvents(sequences_, examples[e], options_.window, options_.eventDropout, random, past_[e]);
      for (const PastEvent& event : past_[e]) {
        addScaled(&itemVectors_[event.item * dim_], vectors_.ageWeights[event.age],
                  &(event.age == 0 ? latest_ : older_)[e * dim_], dim_);
      }
    });
    scaleInputs(examples, latest_, Draw::kLatestInput);
    scaleInputs(examples, older_, Draw::kOlderInput);
  }

  void makeQueries(std::span<const Example> examples) {
    multiply(rowsOf(latest_), square(vectors_.transforms[0]), query_.data(), executor_);
    multiply(rowsOf(older_), square(vectors_.transforms[1]), part_.data(), executor_);
    addScaled(part_.data(), 1, query_.data(), rows_ * dim_);
    dropFromQueries(examples);
  }

  void scaleInputs(std::span<const Example> examples, std::vector<float>& rows, Draw draw) {
    dropComponents(examples, options_.inputDropout, draw, rows);
    if (!sequences_.ordered) divideByLengths(examples.size(), rows);
  }
  void divideByLengths(std::size_t examples, std::vector<float>& rows) {
    forRows(examples, executor_, [&](std::size_t e) {
      const float scale = 1 / std::sqrt(static_cast<float>(past_[e].size()));
      for (std::size_t d = 0; d < dim_; ++d) rows[e * dim_ + d] *= scale;
    });
  }
  void dropFromQueries(std::span<const Example> examples) {
    dropComponents(examples, options_.dropout, Draw::kQuery, query_);
  }

  // Drops the same components at every call for an example within an epoch: of a value on the way
  // forward, of its gradient on the way back.
  void dropComponents(std::span<const Example> examples, float share, Draw draw,
                      std::vector<float>& rows) {
    if (share == 0) return;
    const float kept = 1 / (1 - share);
    forRows(examples.size(), executor_, [&](std::size_t e) {
      SplitMix64 random = randomOf(examples[e], draw);
      for (std::size_t d = 0; d < dim_; ++d) {
        rows[e * dim_ + d] *= uniform(random) < share ? 0.0f : kept;
      }
    });
  }

  // Computes, from the gradient of the queries, the gradients of a transform and of its input.
  void backThroughTransform(std::span<const Example> examples, std::vector<float>& input,
                            std::size_t which) {
    Parameter& transform = parameters_[which];
    multiply(transposed(rowsOf(input)), rowsOf(query_), transform.gradient.data(), executor_);
    std::vector<float> turned(dim_ * dim_);
    for (std::size_t i = 0; i < turned.size(); ++i) {
      turned[i % dim_ * dim_ + i / dim_] = transform.values[i];
    }
    multiply(rowsOf(query_), square(turned), part_.data(), executor_);
    scaleInputs(examples, part_, which == kLatest ? Draw::kLatestInput : Draw::kOlderInput);
    addAgeGradients(examples.size(), which);
    addItemGradients(examples.size(), which);
  }

  static bool goesThrough(const PastEvent& event, std::size_t which) {
    return (event.age == 0) == (which == kLatest);
  }

  // Adds the gradients of ages from part_, the gradient of a transform's input.
  void addAgeGradients(std::size_t examples, std::size_t which) {
    forRows(examples, executor_, [&](std::size_t e) {
      ageGradients_[e].fill(0.0f);
      for (const PastEvent& event : past_[e]) {
        if (!goesThrough(event, which)) continue;
        ageGradients_[e][event.age] +=
            dot(&part_[e * dim_], &itemVectors_[event.item * dim_], dim_);
      }
    });
    auto& sums = parameters_[kAges].gradient;
    for (std::size_t e = 0; e < examples; ++e) {
      for (std::size_t age = 0; age < sums.size(); ++age) sums[age] += ageGradients_[e][age];
    }
  }

  // Adds the gradients of items.  Each piece of work has some of the components, so every sum is in
  // the order of the examples.
  void addItemGradients(std::size_t examples, std::size_t which) {
    executor_.run(dim_ / kTileColumns, [&](std::size_t piece) {
      const std::size_t first = piece * kTileColumns;
      for (std::size_t e = 0; e < examples; ++e) {
        for (const PastEvent& event : past_[e]) {
          if (!goesThrough(event, which)) continue;
          addScaled(&part_[e * dim_ + first], vectors_.ageWeights[event.age],
                    &itemGradient_[event.item * dim_ + first], kTileColumns);
        }
      }
    });
  }

  void update(float learningRate, float scale) {
    auto& ids = parameters_[kIds].gradient;
    convolution_.backward(dim_, itemGradient_, ids, parameters_[kNeighbours].gradient, executor_);
    forRows(idIsDropped_.size(), executor_, [&](std::size_t item) {
      const bool isFree = hasId_[item] != 0 && idIsDropped_[item] == 0;
      if (!isFree) std::fill_n(&ids[item * dim_], dim_, 0.0f);
      std::fill_n(&itemGradient_[item * dim_], dim_, 0.0f);
    });
    parameters_[kAges].gradient[0] = 0;
    for (Parameter& parameter : parameters_) {
      for (float& gradient : parameter.gradient) gradient *= scale;
      parameter.adam.update(parameter.values, parameter.gradient, learningRate, step_, executor_);
    }
    for (float& weight : vectors_.ageWeights) weight = std::max(weight, 0.0f);
  }

  const ItemConvolution& convolution_;
  std::span<const std::uint8_t> hasId_;
  Sequences sequences_;
  const NextItemOptions options_;
  Executor& executor_;
  const std::size_t dim_;
  std::vector<Example> examples_;
  SoftmaxLayer softmax_;
  TrainedVectors vectors_;
  std::vector<Parameter> parameters_;  // by the enumeration above
  std::uint64_t epoch_ = 0;
  std::size_t step_ = 0;

  // Of the batch.
  std::size_t rows_ = 0;  // examples, filled up to whole tiles
  std::vector<std::vector<PastEvent>> past_;
  std::vector<std::array<float, kAgeBuckets>> ageGradients_;  // [rows]
  std::vector<std::uint8_t> idIsDropped_;                     // [items]
  std::vector<float> keptIds_;                                // [items x dim], if any is dropped
  std::vector<float> itemVectors_;                            // [items x dim]
  std::vector<float> itemGradient_;                           // [items x dim]
  std::vector<float> latest_, older_;  // [rows x dim] what M_0 and M_1 are applied to
  std::vector<float> query_, part_;    // [rows x dim]
};

NextItemTrainer::NextItemTrainer(const ItemConvolution& convolution,
                                 std::span<const std::uint8_t> hasId, const Sequences& sequences,
                                 const NextItemOptions& options, Executor& executor)
    : state_(std::make_unique<State>(convolution, hasId, sequences, options, executor)) {}

NextItemTrainer::~NextItemTrainer() = default;

std::size_t NextItemTrainer::exampleCount() const { return state_->exampleCount(); }
double NextItemTrainer::epoch(float learningRate) { return state_->epoch(learningRate); }
const TrainedVectors& NextItemTrainer::vectors() const { return state_->vectors(); }

}  // namespace shelfwise
