// The facts of a score, walked over the knowledge graph.
//
//   F[i -> j] = sum over shared facts x of  f_x^2 / sqrt(n_i * n_j),   f_x = w_r * idf(x),
//   n_i = sqrt(sum of f_x^2 over i's facts),   idf(x) = log(itemCount / items with x), 0 for hubs.
//
// add() sums up what the events give each fact; finish() then walks the graph.  So a fact that many
// events share is walked once, and finish() reads every triple at most once.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "memory/arena.h"
#include "recommend/scored_event.h"
#include "slice/model_view.h"

namespace shelfwise {

class FactSource {
 public:
  // Takes its memory; derive() fills it.  `model` must outlive it.
  FactSource(Arena& arena, const ModelView& model);

  // The weights of facts and items.  Requires memory of a real arena.
  void derive(const FusionWeights& fusion);

  // f_x^2.
  float weight(EntityId fact) const { return weights_[fact - graph_->itemCount()]; }

  // 1 / sqrt(n_i); 0 for an item without a fact that counts.
  float damping(ItemId item) const { return damping_[item]; }

  // Adds up what the event gives each fact, for finish().
  void add(const ScoredEvent& event, const EventWeights& weights);

  // Walks the facts that add() kept and adds what they give to each item's score.  An event gives
  // nothing to its own item.  Requires exactly the events that were added.
  void finish(std::span<const ScoredEvent> events, const EventWeights& weights,
              std::span<float> scores);

  // Appends the terms of event number `index` to the score of `item`, facts ascending.  Reads no
  // more facts than the event's item has, nor many more than `item` has.  Requires mark(item)
  // before it, and unmark(item) before the next add().
  void terms(const ScoredEvent& event, std::uint32_t index, const EventWeights& weights,
             ItemId item, std::vector<Term>& terms);
  void mark(ItemId item);
  void unmark(ItemId item);

  // Facts that terms() has read so far.
  std::uint64_t factsRead() const { return factsRead_; }

 private:
  void deriveWeights(const FusionWeights& fusion);
  void deriveDamping();
  void takeOutOwn(const ScoredEvent& event, const EventWeights& weights);

  // visit(index of the fact, its share of F before 1 / sqrt(n_j)) for the facts that count.
  template <class Visit>
  void forEachTerm(const ScoredEvent& event, const EventWeights& weights, Visit&& visit) const;

  // visit(fact) for the facts that both have and that count, ascending.  Requires mark(item).
  template <class Visit>
  void forEachShared(ItemId event, ItemId item, Visit&& visit);

  const KnowledgeGraph* graph_;
  std::uint32_t hubLimit_;
  std::span<float> weights_;  // [facts] f_x^2
  std::span<float> damping_;  // [items] 1 / sqrt(n_i)
  // [facts], 0 between calls: what the events give each fact; for terms(), f_x^2 of the item's
  // facts.
  std::span<float> values_;
  std::span<float> itemSums_;         // [items] what the facts give each item, before 1 / sqrt(n_j)
  std::span<std::uint32_t> touched_;  // [facts], the first touchedCount_ are in use
  std::size_t touchedCount_ = 0;
  std::uint64_t factsRead_ = 0;
};

}  // namespace shelfwise
