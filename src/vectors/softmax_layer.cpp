#include "vectors/softmax_layer.h"

#include <utility>

#include "vectors/matrix_product.h"
#include "vectors/softmax.h"

namespace shelfwise {

namespace {

// Logits of columns that only fill up a tile.
constexpr float kNoColumn = -1e30f;

std::size_t toWholeColumnTiles(std::size_t columns) {
  return (columns + kTileColumns - 1) / kTileColumns * kTileColumns;
}

}  // namespace

SoftmaxLayer::SoftmaxLayer(SoftmaxColumns columns, const Sequences& sequences, std::size_t batch,
                           std::size_t dim, Executor& executor)
    : columns_(std::move(columns)), sequences_(sequences), dim_(dim), executor_(executor) {
  const std::size_t width = toWholeColumnTiles(columns_.capacity());
  columnVectors_.resize(width * dim);
  columnVectorsTransposed_.resize(width * dim);
  columnGradient_.resize(width * dim);
  logits_.resize(batch * width);
}

void SoftmaxLayer::choose(std::span<const Example> examples, SplitMix64& random) {
  columns_.choose(targetsOf(sequences_, examples), random);
  width_ = toWholeColumnTiles(columns_.items().size());
}

void SoftmaxLayer::take(std::span<const float> itemVectors) {
  const auto items = columns_.items();
  forRows(items.size(), executor_, [&](std::size_t column) {
    const float* from = &itemVectors[items[column] * dim_];
    std::copy_n(from, dim_, &columnVectors_[column * dim_]);
    for (std::size_t d = 0; d < dim_; ++d) columnVectorsTransposed_[d * width_ + column] = from[d];
  });
}

double SoftmaxLayer::learn(std::span<const Example> examples, std::span<float> queries,
                           std::span<float> itemGradient) {
  const std::size_t rows = queries.size() / dim_;
  const MatrixView query{queries.data(), rows, dim_, dim_};
  const MatrixView logits{logits_.data(), rows, width_, width_};
  multiply(query, {columnVectorsTransposed_.data(), dim_, width_, width_}, logits_.data(),
           executor_);
  const double loss = turnIntoGradient(examples, rows);
  multiply(transposed(logits), query, columnGradient_.data(), executor_);
  multiply(logits, {columnVectors_.data(), width_, dim_, dim_}, queries.data(), executor_);
  const auto items = columns_.items();
  for (std::size_t column = 0; column < items.size(); ++column) {
    std::copy_n(&columnGradient_[column * dim_], dim_, &itemGradient[items[column] * dim_]);
  }
  return loss;
}

double SoftmaxLayer::turnIntoGradient(std::span<const Example> examples, std::size_t rows) {
  std::vector<double> losses(examples.size());
  forRows(rows, executor_, [&](std::size_t e) {
    const std::span row(logits_.data() + e * width_, width_);
    if (e < examples.size()) {
      losses[e] = turnRowIntoGradient(examples[e], row);
    } else {
      std::fill(row.begin(), row.end(), 0.0f);
    }
  });
  double loss = 0;
  for (const double one : losses) loss += one;
  return loss;
}

double SoftmaxLayer::turnRowIntoGradient(const Example& example, std::span<float> row) {
  const std::uint32_t target = columns_.columnOf(sequences_.of(example.sequence)[example.position]);
  const float targetLogit = row[target];
  const auto corrections = columns_.corrections();
  for (std::size_t c = 0; c < corrections.size(); ++c) row[c] += corrections[c];
  row[target] = targetLogit;
  std::fill(row.begin() + static_cast<std::ptrdiff_t>(corrections.size()), row.end(), kNoColumn);
  const Past past(sequences_, example);
  for (std::size_t steps = 0; steps < past.size(); ++steps) {
    const std::uint32_t column = columns_.columnOf(past[steps]);
    if (column != kNoId) row[column] = kNoColumn;
  }
  return softmaxGradient(row, target);
}

}  // namespace shelfwise
