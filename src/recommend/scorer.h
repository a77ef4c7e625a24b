// The additive score over one opened model: the same code ranks in the browser and in the
// evaluation.
//
//   score(j) = sum over events e, sources s of
//                  g(type_e) * lambda_s[bucket(age_e)] * F_s[item_e -> j]
//            + lambda_pop * popularity(j)
//
// F of vectors is in embed/graph_vectors.h; there the weight of an event is rounded to 1/1024 of
// the largest that its scenario has. F of edges is scale * code.  F of facts is the dot product of
// weighted fact vectors, divided by the root of their lengths (a full division, the cosine,
// measures worse):
//   F_K[i -> j] = sum over shared facts x of  f_x^2 / sqrt(n_i * n_j),   f_x = w_r * idf(x),
//   n_i = sqrt(sum of f_x^2 over i's facts),   idf(x) = log(itemCount / items with x), 0 for hubs.
// An event says nothing about its own item: F[i -> i] = 0.  F of links, i -r-> j, is w_r /
// sqrt(out-degree of i by r).  popularity(j) is code / 255.
//
// Every operation is a float addition, multiplication, division or square root in a fixed order, so
// the bits are equal on every platform.  The facts of all events are added up per fact before the
// graph is walked, so a fact that many events share is walked once.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/event_type.h"
#include "base/ids.h"
#include "base/result.h"
#include "memory/arena.h"
#include "recommend/vector_source.h"
#include "slice/model_view.h"

namespace shelfwise {

// One event as scoring sees it.  `age` is in the model's unit: steps (0 = the latest) or seconds.
struct ScoredEvent {
  ItemId item;
  EventType type;
  std::uint64_t age;

  bool operator==(const ScoredEvent&) const = default;
};

// One addend of a score.
struct Term {
  Source source;
  std::uint32_t event;  // index into the scored events
  float value;          // kVectors: any; else > 0
  EntityId fact;        // kFacts: the shared fact; else kNoId
  RelationId relation;  // kFacts and kLinks: the relation walked; else kNoId

  bool operator==(const Term&) const = default;
};

class Scorer {
 public:
  // Derives the weights of facts and items, and takes the memory that score() needs.  `model` and
  // `fusion` must outlive the scorer; fusion.relationWeights has one weight per relation of the
  // model. kOutOfMemory.
  static Result<Scorer> create(const ModelView& model, const FusionWeights& fusion);

  // scores[j] of every item j.  Requires scores.size() == itemCount.
  void score(std::span<const ScoredEvent> events, Scenario scenario, std::span<float> scores);

  // Every term of score(item) but popularity's, in order of events; valid until the next call.
  // With popularityTerm() they add up to the score within 1e-5 of the sum of their sizes: only the
  // order of the additions differs.
  std::span<const Term> terms(std::span<const ScoredEvent> events, Scenario scenario, ItemId item);

  float popularityTerm(Scenario scenario, ItemId item) const;

  // How much `fact` counts by itself: f_x^2.
  float factWeight(EntityId fact) const { return factWeights_[fact - model_->itemCount()]; }

  // The shared fact that F_V[event -> item] owes most to; kNoId if there is none.
  EntityId sharedVectorFact(const ScoredEvent& event, ItemId item) const;

  // 1 / sqrt(n_i); 0 for an item without a fact that counts.
  float factDamping(ItemId item) const { return factDamping_[item]; }

  // g(type_e) * lambda_s[bucket(age_e)].
  float eventWeight(const ScoredEvent& event, Scenario scenario, Source source) const;

 private:
  Scorer(const ModelView& model, const FusionWeights& fusion) : model_(&model), fusion_(&fusion) {}

  void layOut(Arena& arena);
  void askVectors(std::span<const ScoredEvent> events, Scenario scenario);
  void startScores(std::span<const ScoredEvent> events, Scenario scenario, std::span<float> scores);
  void deriveFactWeights();
  void deriveDamping();
  void addEdges(const ScoredEvent& event, Scenario scenario, std::span<float> scores) const;
  void addLinks(const ScoredEvent& event, Scenario scenario, std::span<float> scores) const;
  void collectFacts(const ScoredEvent& event, Scenario scenario);
  void walkFacts(std::span<const ScoredEvent> events, Scenario scenario, std::span<float> scores);
  void takeOutOwnFacts(const ScoredEvent& event, Scenario scenario);
  void markFacts(ItemId item);
  void unmarkFacts(ItemId item);
  void addTerms(std::span<const ScoredEvent> events, std::uint32_t index, Scenario scenario,
                ItemId item);

  // visit(index of the fact, its share of F_K before 1 / sqrt(n_j)) for the facts that count.
  template <class Visit>
  void forEachFactTerm(const ScoredEvent& event, Scenario scenario, Visit&& visit) const;

  // visit(link, F_L) for every link of `item`.
  template <class Visit>
  void forEachLink(ItemId item, Visit&& visit) const;

  const ModelView* model_;
  const FusionWeights* fusion_;
  std::vector<Arena> memory_;
  std::span<float> factWeights_;  // [facts] f_x^2
  std::span<float> factDamping_;  // [items] 1 / sqrt(n_i)
  // [facts], 0 between calls: what the events give each fact; in terms(), f_x^2 of the item's
  // facts.
  std::span<float> factValues_;
  std::span<float> itemSums_;  // [items] what the facts give each item, before 1 / sqrt(n_j)
  std::span<std::uint32_t> touchedFacts_;  // [facts], the first touchedCount_ are in use
  std::size_t touchedCount_ = 0;
  std::vector<Term> terms_;  // of the last call

  // Source V, asked about these events: terms() comes back with the same ones for item after item.
  VectorSource vectors_;
  double vectorFactor_ = 0;  // 0: V says nothing
  std::vector<ScoredEvent> asked_;
  Scenario askedScenario_ = Scenario::kForYou;
};

}  // namespace shelfwise
