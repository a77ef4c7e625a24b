// The last layer of the next-item model: from queries to the loss, and back to the gradients of
// queries and item vectors.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/random.h"
#include "train/sequences.h"
#include "vectors/examples.h"
#include "vectors/softmax_columns.h"

namespace shelfwise {

// Calls task(row) for the rows 0 .. count - 1 of a batch, in pieces that may run at once.
template <class Task>
void forRows(std::size_t count, Executor& executor, const Task& task) {
  constexpr std::size_t kRowsPerPiece = 32;
  executor.run((count + kRowsPerPiece - 1) / kRowsPerPiece, [&](std::size_t piece) {
    const std::size_t last = std::min(count, (piece + 1) * kRowsPerPiece);
    for (std::size_t row = piece * kRowsPerPiece; row < last; ++row) task(row);
  });
}

class SoftmaxLayer {
 public:
  // For batches of up to `batch` rows, a multiple of kTileRows.  `sequences` and the executor must
  // outlive the layer.
  SoftmaxLayer(SoftmaxColumns columns, const Sequences& sequences, std::size_t batch,
               std::size_t dim, Executor& executor);

  // Chooses the columns of a batch.
  void choose(std::span<const Example> examples, SplitMix64& random);

  // Copies the vectors of the columns out of those of all items, [items x dim].
  void take(std::span<const float> itemVectors);

  // Replaces the queries by the gradient of the loss.  They are [rows x dim]: a row for each
  // example, and further rows up to a whole tile.  Sets the gradients of the columns in
  // `itemGradient`, [items x dim].  Items of an example's past are no candidates.  Returns the sum
  // of the losses.
  double learn(std::span<const Example> examples, std::span<float> queries,
               std::span<float> itemGradient);

 private:
  double turnIntoGradient(std::span<const Example> examples, std::size_t rows);
  double turnRowIntoGradient(const Example& example, std::span<float> row);

  SoftmaxColumns columns_;
  const Sequences& sequences_;
  std::size_t dim_;
  Executor& executor_;
  std::size_t width_ = 0;                       // columns of the batch, filled up to whole tiles
  std::vector<float> columnVectors_;            // [width x dim]
  std::vector<float> columnVectorsTransposed_;  // [dim x width]
  std::vector<float> columnGradient_;           // [width x dim]
  std::vector<float> logits_;                   // [rows x width], then their gradient
};

}  // namespace shelfwise
