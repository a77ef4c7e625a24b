// The links of a score:  F[i -> j] = w_r / sqrt(out-degree of i by r)  for a link i -r-> j.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recommend/scored_event.h"
#include "slice/model_view.h"

namespace shelfwise {

class LinkSource {
 public:
  // `model` must outlive it.
  explicit LinkSource(const ModelView& model) : graph_(&model.graph) {}

  // Adds the event's terms to the scores of all items.
  void add(const ScoredEvent& event, const EventWeights& weights, std::span<float> scores) const;

  // Appends the terms of event number `index` to the score of `item`.
  void terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
             ItemId item, std::vector<Term>& terms) const;

 private:
  // visit(link, F) for every link of `item`.
  template <class Visit>
  void forEachLink(ItemId item, const FusionWeights& fusion, Visit&& visit) const;

  const KnowledgeGraph* graph_;
};

}  // namespace shelfwise
