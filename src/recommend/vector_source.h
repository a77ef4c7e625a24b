// The vectors of a score: the terms that events give all items, or one item.
//
//   vectors(j) = factor * sum over events e, item_e != j, of  v_e . E_j   (embed/graph_vectors.h)
//
// The weight of an event is rounded to 1/1024 of the largest weight in its scenario.  The factor is
// that largest weight times the vectors' scale.
//
// The sum is one of integers.  So it does not depend on the order of the events, and their terms
// add up to it exactly.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "embed/graph_vectors.h"
#include "memory/arena.h"
#include "recommend/scored_event.h"

namespace shelfwise {

struct VectorEvent {
  ItemId item;
  bool isLatest;        // of the first age bucket
  std::int32_t weight;  // w_e, 0 .. kFullEventWeight
};

class VectorSource {
 public:
  VectorSource() = default;

  // Takes the memory for kMaxQueryEvents events.  `vectors` must outlive it.
  VectorSource(Arena& arena, const GraphVectors& vectors);

  // Sets the events that the answers are about.  Setting the same events again costs nothing,
  // because terms() is called item after item.
  void ask(std::span<const ScoredEvent> events, const EventWeights& weights);

  // Sets scores[j] = vectors(j) for the events of ask(); 0 if the vectors say nothing.
  void finish(std::span<float> scores) const;

  // Appends the term of event number `index` to the score of `item`.
  void terms(std::uint32_t index, ItemId item, std::vector<Term>& terms) const;

  // Starts over, without events.
  void clear();

  // Adds an event.  Beyond kMaxQueryEvents, or with weight 0, it has no effect.
  void add(const VectorEvent& event);

  // Sets scores[j] = vectors(j).  Requires scores.size() == items, and vectors that are not empty.
  void score(double factor, std::span<float> scores) const;

  // The term of event number `index` in vectors(item).
  float term(std::size_t index, double factor, ItemId item) const;

 private:
  std::span<std::int32_t> queryOf(std::size_t index) const {
    return queries_.subspan(index * vectors_->dim(), vectors_->dim());
  }

  const GraphVectors* vectors_ = nullptr;
  std::span<std::int32_t> queries_;  // [kMaxQueryEvents x dim] v_e
  std::span<ItemId> items_;          // [kMaxQueryEvents]; kNoId for an event without effect
  std::size_t count_ = 0;

  double factor_ = 0;  // 0: the vectors say nothing
  std::vector<ScoredEvent> asked_;
  const FusionWeights* askedWeights_ = nullptr;
  Scenario askedScenario_ = Scenario::kForYou;
};

}  // namespace shelfwise
