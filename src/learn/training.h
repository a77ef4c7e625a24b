// The steps from a shop's rows to a model, for builds and for the ablations of an evaluation alike:
// - prepare all that is known before the weights;
// - fit the weights;
// - assemble a model;
// - reopen it as a browser does.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "fusion/fusion.h"
#include "learn/behaviour.h"
#include "learn/complement_cases.h"
#include "learn/input.h"
#include "learn/options.h"
#include "orders/leaf_categories.h"
#include "rank/held_out.h"
#include "rank/ranking.h"
#include "slice/model.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"
#include "train/graph_builder.h"
#include "train/sequences.h"

namespace shelfwise {

// Everything that is known before the fusion weights.
struct Training {
  HeldOut heldOut;
  ItemOrder order;
  std::vector<std::string> itemIds;  // [items] the shop's
  GraphTriples graph;
  SubstituteCategories categories;            // of the graph
  SubstituteCategories substituteCategories;  // where they tell substitutes, else none
  ChosenSettings settings;
  // The held-out events, one test item each.  The weight is 2 if at most 3 shoppers of the training
  // part had the item, else 1.
  std::vector<RankedCase> cases;
  CompanionCases companions;  // of the orders with held-out events
  Sequences sequences;        // of the training events
  Behaviour past;             // of the training events, without vectors
};

// kInvalidArgument as in buildModel().
Result<Training> prepareTraining(const ShopInput& shop, const ModelOptions& options,
                                 const Run& run);

// The input that weights are fitted to.
struct FitInput {
  const GraphTriples& graph;
  const Behaviour& past;
  const Behaviour& present;    // what the weights are for
  std::optional<Source> only;  // the weights of that source alone

  // The weights of complements are learned on these; without any, they are the shipped ones.
  const CompanionCases& companions;
};

// The sources whose weights cannot be learned: the past has less than a tenth of their edges.  So
// it is with what every shopper did once, at the end: the past leaves it out.
std::vector<Source> unseenSources(const Behaviour& past, const Behaviour& present);

// The fusion weights, learned on the held-out events.  Unseen sources keep their shipped weights,
// in units of the scale of their present edges.
FusionFit fitWeights(const FitInput& input, const Training& training, const ModelOptions& options,
                     Executor& executor);

// A model without fields.  Sources that `fusion` gives no weight are left out.
Model assemble(const std::vector<std::string>& itemIds, const GraphTriples& graph,
               const Behaviour& behaviour, const FusionWeights& fusion,
               const ModelOptions& options);

// A model as a browser has it: written as slices and read again.
struct ReopenedModel {
  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};
ReopenedModel reopen(const Model& model);

}  // namespace shelfwise
