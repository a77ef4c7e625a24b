// Offline evaluation: how well the slices of a build would have recommended.
//
// Edges, relation weights, popularity and fusion weights come from the training part only.  The
// model is written as slices in memory, reopened through the reader, and ranked by the runtime's
// own Scorer over the quantized edges.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "evaluate/report.h"
#include "evaluate/split.h"
#include "learn/input.h"
#include "learn/options.h"
#include "learn/vector_training.h"

namespace shelfwise {

struct EvaluationOptions {
  Protocol protocol = Protocol::kLeaveOneOut;
  std::uint32_t k = 10;   // cut-off of every metric, >= 1
  bool ablations = true;  // else only "full" and the baselines

  // Each form adds a row of the whole sum and one of the vectors alone ("lightgcn",
  // "only-lightgcn"), with item vectors of that form as source vectors.  None where there is too
  // little to learn vectors from.
  std::vector<ItemForm> forms;
  ModelOptions model;

  // A clock in seconds, for BuildCost::seconds; none: 0.
  std::function<double()> seconds;
  // The bytes a slice takes as stored (compressed); none: its own size.
  std::function<std::uint64_t(std::span<const std::byte>)> storedBytes;
};

// kInvalidArgument for options out of range, a split without the parts it needs, or no shopper with
// both a history and a test event.
Result<Report> evaluate(const ShopInput& shop, const EvaluationOptions& options, const Run& run);

}  // namespace shelfwise
