// Source V of a model: how many passes over the histories pay is found on the held-out events; the
// vectors that are published are then trained on all events for as many.

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

// What an item's vector is made of (vectors/item_convolution.h).  A build's are sums of facts; the
// other forms are for comparison, and their vectors have all of it in their id parts.
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

// Passes that are planned over that many examples: what the effort says, or as many as make 5
// million examples in all, but then at least 12.
std::uint32_t mostEpochs(Effort effort, std::size_t examples);

// The vectors after the pass with the best NDCG at 10 of the held-out events, by V alone.  Stops
// when that has not grown for two passes.
LearnedVectors vectorsByValidation(const VectorInput& input, std::span<const RankedCase> heldOut,
                                   const ModelOptions& options, const Run& run);

// The vectors after that many passes; dim 0 after none.
VectorCodes vectorsAfter(std::uint32_t epochs, const VectorInput& input,
                         const ModelOptions& options, const Run& run);

}  // namespace shelfwise
