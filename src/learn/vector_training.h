// Trains source vectors of a model.  The held-out events tell how many passes over the histories
// pay.  The published vectors are then trained on all events for as many passes.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "embed/vector_codes.h"
#include "kg/triples.h"
#include "learn/input.h"
#include "learn/options.h"
#include "rank/ranking.h"
#include "train/sequences.h"

namespace shelfwise {

// How an item's vector is made (vectors/item_convolution.h).  A build uses sums of facts.  The
// other forms are for comparison; their vectors are stored whole in the id parts.
enum class ItemForm : std::uint8_t { kFactSums, kFactMeans, kNormalizedFacts, kLightGcn };

// The other forms, by the name of their row in a report.
inline constexpr std::array<std::pair<std::string_view, ItemForm>, 3> kOtherItemForms = {{
    {"lightgcn", ItemForm::kLightGcn},
    {"gcn-facts", ItemForm::kNormalizedFacts},
    {"mean-facts", ItemForm::kFactMeans},
}};

struct VectorInput {
  const GraphTriples& graph;
  const Sequences& sequences;
  std::uint32_t support;  // an item in fewer sequences is known by its facts alone
  ItemForm form = ItemForm::kFactSums;
};

struct LearnedVectors {
  VectorCodes codes;         // dim 0 if there is too little to learn from
  std::uint32_t epochs = 0;  // passes over the histories
};

// The number of passes planned over so many examples.  It is what the effort says, or what makes 5
// million examples in all if that is less, but then at least 12.
std::uint32_t mostEpochs(Effort effort, std::size_t examples);

// The vectors after the pass with the best NDCG at 10 of the held-out events, by source vectors
// alone.  Stops when that has not grown for more than two passes.
LearnedVectors vectorsByValidation(const VectorInput& input, std::span<const RankedCase> heldOut,
                                   const ModelOptions& options, const Run& run);

// The vectors after so many passes; dim 0 after none.
VectorCodes vectorsAfter(std::uint32_t epochs, const VectorInput& input,
                         const ModelOptions& options, const Run& run);

}  // namespace shelfwise
