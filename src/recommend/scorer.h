// The additive score over one opened model.  The same code ranks in the browser and in the
// evaluation.
//
//   score(j) = sum over events e, sources s of
//                  g(type_e) * lambda_s[bucket(age_e)] * F_s[item_e -> j]
//            + lambda_pop * popularity(j)
//
// Each source says what its F is.  An event says nothing about its own item: F[i -> i] = 0.
// popularity(j) is code / 255.
//
// The cost is linear in the items, and for each event in its item's edges, links and facts: at most
// 255 of a source, 4,096 and 4,096.  Each fact of the events is then walked once.
//
// Every operation is a float addition, multiplication, division or square root in a fixed order, so
// the bits are equal on every platform.  The order is: vectors, popularity, then event by event the
// edges and the links, then the facts.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "memory/arena.h"
#include "recommend/edge_source.h"
#include "recommend/fact_source.h"
#include "recommend/link_source.h"
#include "recommend/scored_event.h"
#include "recommend/vector_source.h"
#include "slice/model_view.h"

namespace shelfwise {

class Scorer {
 public:
  // Derives the weights of facts and items, and takes the memory that score() needs.  `model` and
  // `fusion` must outlive the scorer.  Requires one weight in fusion.relationWeights per relation
  // of the model.  Fails with kOutOfMemory.
  static Result<Scorer> create(const ModelView& model, const FusionWeights& fusion);

  // Weighs by `fusion` from now on; it must outlive the scorer or the next call.  Its relations
  // must weigh as they did in create().
  void weighBy(const FusionWeights& fusion) { fusion_ = &fusion; }

  // scores[j] of every item j.  Requires scores.size() == itemCount.
  void score(std::span<const ScoredEvent> events, Scenario scenario, std::span<float> scores);

  // Every term of score(item) but popularity's, in order of events; valid until the next call.
  // With popularityTerm() they add up to the score, within 1e-5 of the sum of their absolute
  // values.  Only the order of the additions differs.
  std::span<const Term> terms(std::span<const ScoredEvent> events, Scenario scenario, ItemId item);

  float popularityTerm(Scenario scenario, ItemId item) const;

  // The shared fact with the largest part in the vectors' F[event -> item]; kNoId if there is none.
  EntityId sharedVectorFact(const ScoredEvent& event, ItemId item) const;

  // The weights of facts and the damping of items.
  const FactSource& facts() const { return facts_; }

  // g(type_e) * lambda_s[bucket(age_e)].
  float eventWeight(const ScoredEvent& event, Scenario scenario, Source source) const {
    return EventWeights(*fusion_, scenario).of(event, source);
  }

 private:
  // Takes the memory of the sources.  Runs twice: once to measure, once to take it.
  Scorer(Arena& arena, const ModelView& model, const FusionWeights& fusion);

  const ModelView* model_;
  const FusionWeights* fusion_;
  std::vector<Arena> memory_;
  VectorSource vectors_;
  EdgeSource edges_;
  LinkSource links_;
  FactSource facts_;
  std::vector<Term> terms_;  // of the last call
};

}  // namespace shelfwise
