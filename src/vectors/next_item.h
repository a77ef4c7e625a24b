// Vectors that predict the next item of a history (source vectors).
//
//   logit(j) = q . E_j,   q = M_0' E_latest + M_1' sum over older events e of a[age_e] E_e
//
// E holds the item vectors over the knowledge graph (vectors/item_convolution.h).  Input and output
// vectors are the same (tied), and items have no bias.
//
// Every prefix of a history whose next item is new to it is an example.  The loss is the softmax
// cross-entropy over the items that the prefix does not hold (vectors/softmax_columns.h).
//
// In a history without order every item is predicted from all others, in a new order each pass.
// These histories have any length, so the sums of n events are divided by sqrt(n).  That changes no
// ranking by source vectors alone.
//
// Against overfitting, components of the two sums of events and of q are dropped (inverted
// dropout), and whole events.  Id parts may be dropped, too, so that facts learn to stand for an
// item alone.  The optimizer is Adam.
//
// The seed determines the start, the order of examples and what is dropped.  The same bits come out
// on any machine with any executor.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/executor.h"
#include "embed/vector_codes.h"
#include "sections/weights.h"
#include "train/sequences.h"
#include "vectors/item_convolution.h"

namespace shelfwise {

struct NextItemOptions {
  std::size_t dim = 128;          // a multiple of kTileColumns
  std::size_t batch = 1024;       // examples; a multiple of kTileRows
  float inputDropout = 0.6f;      // of components of the inputs of M_0 and M_1, [0, 1)
  float dropout = 0.3f;           // of components of q, [0, 1)
  float eventDropout = 0.2f;      // [0, 1)
  float idDropout = 0.0f;         // [0, 1)
  float initialScale = 0.1f;      // standard deviation of ids and neighbours at the start
  std::size_t window = 50;        // events before the target
  std::uint32_t columns = 2'048;  // with more items, the softmax samples this many
  std::uint64_t seed = 1;
};

struct TrainedVectors {
  std::size_t dim = 0;
  std::vector<float> ids;         // [items x dim]; 0 for an item without an id part
  std::vector<float> neighbours;  // [neighbours x dim]; in a build, facts
  std::array<std::vector<float>, kTransforms> transforms;  // M_0, M_1: [dim x dim]
  std::array<float, kAgeBuckets> ageWeights{};             // a, >= 0; that of age 0 is 1
};

class NextItemTrainer {
 public:
  // `hasId[item]` is 0 for an item that only its neighbours describe.  A history without order
  // holds each item once.  All arguments must outlive the trainer.
  NextItemTrainer(const ItemConvolution& convolution, std::span<const std::uint8_t> hasId,
                  const Sequences& sequences, const NextItemOptions& options, Executor& executor);
  ~NextItemTrainer();

  std::size_t exampleCount() const;

  // One pass over all examples in a new order; returns their mean loss.
  double epoch(float learningRate);

  const TrainedVectors& vectors() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace shelfwise
