// The vectors of a score: what the vectors of some events say of every item, and of one.
//
//   V(j) = factor * sum over events e, item_e != j, of  v_e . E_j        (embed/graph_vectors.h)
//
// The weight of an event is rounded to 1/1024 of the largest that its scenario has; the factor is
// that largest weight times the vectors' scale.
//
// The sum is one of integers, so it does not depend on the order of the events, and the terms of
// the events add up to it exactly.

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

  // Asks about these events.  Asked about the same ones again it has nothing to do: terms come
  // item after item.
  void ask(std::span<const ScoredEvent> events, const EventWeights& weights);

  // Sets scores[j] = V(j) of the events that were asked about; 0 if the vectors say nothing.
  void finish(std::span<float> scores) const;

  // Appends the term of event number `index` to the score of `item`.
  void terms(std::uint32_t index, ItemId item, std::vector<Term>& terms) const;

  // Starts over, without events.
  void clear();

  // Adds an event; beyond kMaxQueryEvents, or with weight 0, it says nothing.
  void add(const VectorEvent& event);

  // scores[j] = V(j).  Requires scores.size() == items, and vectors that are not empty.
  void score(double factor, std::span<float> scores) const;

  // The term of the event that was added as number `index` to V(item).
  float term(std::size_t index, double factor, ItemId item) const;

 private:
  std::int64_t productWithout(ItemId item) const;
  std::span<std::int32_t> queryOf(std::size_t index) const {
    return queries_.subspan(index * vectors_->dim(), vectors_->dim());
  }

  const GraphVectors* vectors_ = nullptr;
  std::span<std::int32_t> queries_;  // [kMaxQueryEvents x dim] v_e
  std::span<ItemId> items_;          // [kMaxQueryEvents]; kNoId for an event that says nothing
  std::size_t count_ = 0;

  double factor_ = 0;  // 0: the vectors say nothing
  std::vector<ScoredEvent> asked_;
  Scenario askedScenario_ = Scenario::kForYou;
};

}  // namespace shelfwise
