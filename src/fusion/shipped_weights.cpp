#include "fusion/shipped_weights.h"

#include <array>
#include <cstddef>

namespace shelfwise {

namespace {

// How much less an event counts by its age bucket.
constexpr std::array<float, kAgeBuckets> kDecay = {1.0f, 0.7f, 0.5f, 0.35f, 0.25f};

struct SourceWeight {
  Source source;
  float lambda;
};
constexpr SourceWeight kLambdas[] = {{Source::kVectors, 1.0f},  {Source::kCoPreference, 0.5f},
                                     {Source::kSequence, 1.0f}, {Source::kNext, 0.5f},
                                     {Source::kTogether, 0.3f}, {Source::kFacts, 0.9f},
                                     {Source::kLinks, 0.5f}};
constexpr float kPopularity = 0.02f;

// Of complements: what was bought together, what the shop itself links, then what came next.  What
// likens products says nothing of complements, and a popular product is none.
constexpr SourceWeight kComplementLambdas[] = {
    {Source::kTogether, 1.0f}, {Source::kLinks, 0.5f}, {Source::kNext, 0.1f}};

// Of a whole cart the regression tells what its items add to one another.
constexpr float kCartCoPreference = 0.1f;

float& lambdaOf(ScenarioWeights& scenario, Source source, std::size_t bucket) {
  return scenario.lambda[source][bucket];
}

float typeWeight(EventType type) {
  switch (type) {
    case EventType::kPurchase:
    case EventType::kAddToCart:
    case EventType::kWishlist:
    case EventType::kLike:
      return 1.0f;
    case EventType::kView:
    case EventType::kSelect:
    case EventType::kRate:
      return 0.7f;
    default:
      return 0.0f;
  }
}

float relationWeight(RelationKind kind) { return kind == RelationKind::kPriceBand ? 0.3f : 1.0f; }

}  // namespace

FusionWeights shippedWeights(std::span<const Relation> relations, const AgeScale& ages) {
  FusionWeights fusion;
  fusion.ages = ages;
  for (const EventType type : kEventTypes) fusion.typeWeights[type] = typeWeight(type);
  for (const Scenario scenario : {Scenario::kForYou, Scenario::kRelated}) {
    auto& weights = fusion.scenarios[scenario];
    for (const SourceWeight& weight : kLambdas) {
      for (std::size_t b = 0; b < kAgeBuckets; ++b) {
        lambdaOf(weights, weight.source, b) = weight.lambda * kDecay[b];
      }
    }
  }
  fusion.scenarios[Scenario::kForYou].popularity = kPopularity;
  for (const Scenario scenario : kComplementScenarios) {
    auto& weights = fusion.scenarios[scenario];
    for (const SourceWeight& weight : kComplementLambdas) {
      for (std::size_t b = 0; b < kAgeBuckets; ++b) {
        lambdaOf(weights, weight.source, b) = weight.lambda;
      }
    }
  }
  fusion.scenarios[Scenario::kCart].lambda[Source::kCoPreference].fill(kCartCoPreference);
  for (const Relation& relation : relations) {
    fusion.relationWeights.push_back(relationWeight(relation.kind));
  }
  return fusion;
}

}  // namespace shelfwise
