#include "fusion/shipped_weights.h"

#include <cstddef>

namespace shelfwise {

namespace {

// The decay of an event's weight by its age bucket.  For complements age does not matter.
constexpr PerAge<float> kDecay = {1.0f, 0.7f, 0.5f, 0.35f, 0.25f};
constexpr PerAge<float> kNoDecay = {1.0f, 1.0f, 1.0f, 1.0f, 1.0f};

// The weight of popularity in forYou.  A popular product is related to nothing and completes
// nothing.
constexpr float kPopularity = 0.02f;

PerAge<float> byAge(float lambda, const PerAge<float>& decay) {
  PerAge<float> weights{};
  for (std::size_t b = 0; b < kAgeBuckets; ++b) weights[b] = lambda * decay[b];
  return weights;
}

float relationWeight(RelationKind kind) { return kind == RelationKind::kPriceBand ? 0.3f : 1.0f; }

}  // namespace

FusionWeights shippedWeights(std::span<const Relation> relations, const AgeScale& ages) {
  FusionWeights fusion;
  fusion.ages = ages;
  for (const EventTypeRow& row : kEventTypeRows) fusion.typeWeights[row.type] = row.shippedWeight;
  for (const Scenario scenario : kScenarios) {
    const PerAge<float>& decay = listsComplements(scenario) ? kNoDecay : kDecay;
    for (const SourceRow& row : kSourceRows) {
      fusion.scenarios[scenario].lambda[row.source] = byAge(row.shippedWeights[scenario], decay);
    }
  }
  fusion.scenarios[Scenario::kForYou].popularity = kPopularity;
  for (const Relation& relation : relations) {
    fusion.relationWeights.push_back(relationWeight(relation.kind));
  }
  return fusion;
}

}  // namespace shelfwise
