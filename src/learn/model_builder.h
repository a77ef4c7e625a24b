// Builds a model, the content of the slices, from a shop's files:
//
//   catalogue + links -> graph;  events -> edges, popularity;  graph + events -> vectors;
//   held-out events -> fusion weights.
//
// The weights are learned on a model without the held-out events and those just before them.  The
// published edges and vectors are then made from all events.  Without enough events the shipped
// weights are used, and the graph alone recommends.
//
// The same input gives the same model with any executor.

#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "learn/input.h"
#include "learn/options.h"
#include "slice/model.h"

namespace shelfwise {

// Why orders give no edge of source together.
enum class WithoutEdges : std::uint8_t {
  kNone,            // they give edges
  kSingleProducts,  // no order has two products
  kSubstitutes,     // all pairs replace one another by their categories
  kBelowSupport,    // no pair is in the orders of minSupport shoppers
  kNoWeight,        // they rank the held-out events no better
};

struct OrdersSummary {
  std::uint64_t orders = 0;
  WithoutEdges withoutEdges = WithoutEdges::kNone;
};

struct BuildSummary {
  std::vector<EdgeSummary> edges;  // of each source with a pair of items, published or not
  OrdersSummary orders;
  std::vector<ColumnNote> columns;  // where a filter finds less than the catalogue holds
  ChosenSettings settings;
  std::uint32_t vectorDim = 0;     // 0: without vectors
  std::uint32_t vectorItems = 0;   // with an id part
  std::uint32_t vectorEpochs = 0;  // passes over the histories
  bool weightsLearned = false;     // false: the shipped weights
  std::uint32_t heldOut = 0;       // held-out events that the weights were learned on
  double validationNdcg = 0;       // of the learned weights, at 10
  double validationNdcgEqual = 0;  // of equal weights, for comparison
};

struct BuiltModel {
  Model model;
  BuildSummary summary;
};

// kInvalidArgument for an option out of its range, for a catalogue without products, or for an
// event or link of a product that the catalogue does not have.  The error is kTooLarge for a
// product with more facts or links than a slice may hold of it, or with a field that is too long.
Result<BuiltModel> buildModel(const ShopInput& shop, const ModelOptions& options, const Run& run);

}  // namespace shelfwise
