// Source V of a model: how many passes over the histories pay is found on the held-out events; the
// vectors that are published are then trained on all events for as many.

#pragma once

#include <cstdint>
#include <span>

#include "base/executor.h"
#include "embed/vector_codes.h"
#include "evaluate/model_builder.h"
#include "fusion/ranking.h"
#include "kg/triples.h"
#include "train/sequences.h"

namespace shelfwise {

struct VectorInput {
  const GraphTriples& graph;
  const Sequences& sequences;
  std::uint32_t minSupport;  // an item in fewer sequences is known by its facts alone
};

struct LearnedVectors {
  VectorCodes codes;         // dim 0 if there is too little to learn from
  std::uint32_t epochs = 0;  // passes over the histories
};

// The vectors after the pass with the best NDCG at 10 of the held-out events, by V alone.  Stops
// when that has not grown for two passes.
LearnedVectors vectorsByValidation(const VectorInput& input, std::span<const RankedCase> heldOut,
                                   const ModelOptions& options, Executor& executor,
                                   const Progress& progress);

// The vectors after that many passes; dim 0 after none.
VectorCodes vectorsAfter(std::uint32_t epochs, const VectorInput& input,
                         const ModelOptions& options, Executor& executor, const Progress& progress);

}  // namespace shelfwise
