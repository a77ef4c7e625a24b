// From what a shop knows to what its slices hold:
//
//   catalogue + links -> graph;  events -> edges, popularity;  graph + events -> vectors;
//   held-out events -> fusion weights.
//
// The weights are learned on a model that was built without the held-out events and those just
// before them; the edges and vectors that are published are then made from all events.  Without
// enough events the shipped weights serve, and the graph alone recommends.  The same input gives
// the same model whatever the executor.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/executor.h"
#include "base/result.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "slice/model.h"
#include "train/next_edges.h"
#include "train/ridge_edges.h"

namespace shelfwise {

// How much work the vectors are worth; kNone: a model without them.
enum class Effort : std::uint8_t { kNone, kFast, kDefault, kBest };

struct ModelOptions {
  std::uint32_t minSupport = 2;  // m >= 1: distinct shoppers behind every behavioural edge

  // Distinct shoppers behind the own part of an item's vector, >= minSupport; an item with fewer is
  // known by its facts alone.  None: minSupport.
  std::optional<std::uint32_t> vectorSupport = std::nullopt;
  std::uint32_t leastVectorSupport() const { return vectorSupport.value_or(minSupport); }

  std::uint64_t seed = 1;  // chooses held-out events, and what training draws by chance
  Effort effort = Effort::kDefault;

  // 1 .. kMaxEdgesPerRow; none: usualEdgesPerRow() of evaluate/training.h.
  std::optional<std::uint32_t> edgesPerRow = std::nullopt;
  std::vector<std::string> fields = {"title", "brand", "category", "price", "image", "url"};
};

// Called with a stage's name and how much of it is done; from the calling thread only.
using Progress =
    std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

struct EdgeSummary {
  Source source;
  std::uint64_t edges = 0;         // published
  std::uint64_t belowSupport = 0;  // pairs left out because fewer than m shoppers stand behind them
};

// What the held-out events chose beside the weights.
struct ChosenForms {
  CoPreferenceRidge coPreference;
  NextForm next;
  AgeScale ages;
  std::int64_t popularityHalfLife = 0;  // seconds; 0: all shoppers count alike
};

struct BuildSummary {
  std::vector<EdgeSummary> edges;
  ChosenForms forms;
  std::uint32_t vectorDim = 0;     // 0: without vectors
  std::uint32_t vectorItems = 0;   // that have an own part
  std::uint32_t vectorEpochs = 0;  // passes over the histories
  bool weightsLearned = false;     // false: the shipped weights
  std::uint32_t heldOut = 0;       // held-out events the weights were learned on
  double validationNdcg = 0;       // of the learned weights, at 10
  double validationNdcgEqual = 0;  // of equal weights, for comparison
};

struct BuiltModel {
  Model model;
  BuildSummary summary;
};

// kInvalidArgument for an option out of its range, for a catalogue without products, or for an
// event or link of a product that the catalogue does not have.
Result<BuiltModel> buildModel(const Catalog& catalog, const EventLog& log, const Links& links,
                              const ModelOptions& options, Executor& executor,
                              const Progress& progress);

}  // namespace shelfwise
