// The parts that models of one catalogue and log are put together from, for a build and for the
// ablations of an evaluation alike.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/executor.h"
#include "base/result.h"
#include "fusion/fusion.h"
#include "ingest/links.h"
#include "learn/complement_cases.h"
#include "learn/options.h"
#include "orders/together_edges.h"
#include "rank/held_out.h"
#include "rank/ranking.h"
#include "slice/model.h"
#include "slice/model_slices.h"
#include "slice/model_view.h"
#include "train/graph_builder.h"
#include "train/sequences.h"

namespace shelfwise {

// What shoppers' histories say.
struct Behaviour {
  std::vector<SourceEdges> edges;        // sorted by source; one without any edge is left out
  std::vector<EdgeSummary> summaries;    // of each
  std::vector<std::uint8_t> popularity;  // [items], as in Model
  VectorCodes vectors;                   // dim 0 until they are learned
};

// Everything that is known before the fusion weights are.
struct Training {
  ItemOrder order;
  GraphTriples graph;
  ChosenForms forms;
  HeldOut heldOut;
  // The held-out events, one test item each; of weight 2 if at most 3 shoppers of the training part
  // had the item, else 1.
  std::vector<RankedCase> cases;
  CompanionCases companions;     // of the orders with held-out events
  LeafCategories leaves;         // of the catalogue
  LeafCategories tellingLeaves;  // where they tell what replaces what, else none
  Behaviour past;                // of the training events
};

// kInvalidArgument as of buildModel().
Result<Training> prepareTraining(const Catalog& catalog, const EventLog& log, const Links& links,
                                 const ModelOptions& options, Executor& executor,
                                 const Progress& progress);

// Edges per row of a source: 20; up to 100 where items are few, and as many as an item has events,
// up to kMaxEdgesPerRow, while that makes no more than a million edges: a denser log says more.
std::uint32_t usualEdgesPerRow(std::uint32_t items, std::uint64_t events);

// Of every shopper's first events[shopper] events, and of the log's baskets, in the training's
// order of items and forms of edges.
Behaviour behaviourOf(const EventLog& log, std::span<const std::uint32_t> events,
                      const Training& training, const ModelOptions& options, Executor& executor,
                      const Progress& progress);

// What each shopper was interested in, in order: every item once, at its first place, so that
// nobody speaks for an item more than once.
Sequences sequencesOf(const EventLog& log, std::span<const std::uint32_t> trainingEvents,
                      const ItemOrder& order);

// Every event of every shopper, for `trainingEvents`.
std::vector<std::uint32_t> allEvents(const EventLog& log);

// The fusion weights for a graph and what behaviour says, learned on the held-out events; with
// `only`, of that source alone.  Those of complements are learned on `companions`: without any,
// they are the shipped ones.
FusionFit fitted(const Catalog& catalog, const Training& training, const GraphTriples& graph,
                 const Behaviour& past, std::optional<Source> only,
                 const CompanionCases& companions, const ModelOptions& options, Executor& executor);

// A model without fields.  Sources that `fusion` gives no weight are left out.
Model assembled(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                const Behaviour& behaviour, const FusionWeights& fusion,
                const ModelOptions& options);

// The columns of the fields slice; those without any value are left out.
std::vector<FieldColumn> fieldColumns(const Catalog& catalog, const ItemOrder& order,
                                      std::span<const std::string> names);

// A model as a browser has it: written as slices and read again.
struct ReopenedModel {
  ModelSlices slices;
  std::unique_ptr<ModelView> view;
};
ReopenedModel reopen(const Model& model);

}  // namespace shelfwise
