// The quantized edges of a score:  F[i -> j] = scale of row i * code of the edge.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recommend/scored_event.h"
#include "slice/model_view.h"

namespace shelfwise {

// All edge sources of a model, in the order of Source.
class EdgeSource {
 public:
  // `model` must outlive it.
  explicit EdgeSource(const ModelView& model) : edges_(model.edges) {}

  // Adds the event's terms to the scores of all items.
  void add(const ScoredEvent& event, const EventWeights& weights, std::span<float> scores) const;

  // Appends the terms of event number `index` to the score of `item`.
  void terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
             ItemId item, std::vector<Term>& terms) const;

 private:
  std::span<const EdgeView> edges_;
};

}  // namespace shelfwise
