// What the sources of the score share: the scored events, how much each counts, and the terms of a
// score.

#pragma once

#include <cstdint>

#include "base/event_type.h"
#include "base/ids.h"
#include "sections/weights.h"

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

// How much events count in one scenario.  Borrows the weights.
class EventWeights {
 public:
  EventWeights(const FusionWeights& fusion, Scenario scenario)
      : fusion_(&fusion), scenario_(scenario) {}

  // g(type_e) * lambda_s[bucket(age_e)].
  float of(const ScoredEvent& event, Source source) const {
    const auto& lambda = fusion_->scenarios[scenario_].lambda;
    return fusion_->typeWeights[event.type] * lambda[source][fusion_->ages.bucket(event.age)];
  }

  const FusionWeights& fusion() const { return *fusion_; }
  Scenario scenario() const { return scenario_; }

 private:
  const FusionWeights* fusion_;
  Scenario scenario_;
};

}  // namespace shelfwise
