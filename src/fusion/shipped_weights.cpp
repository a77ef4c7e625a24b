#include "fusion/shipped_weights.h"

#include <array>
#include <cstddef>

namespace shelfwise {

namespace {

constexpr std::array<std::uint32_t, kAgeBuckets - 1> kBoundsInSeconds = {3'600, 86'400, 604'800,
                                                                         2'592'000};

// How much less an event counts by its age bucket.
constexpr std::array<float, kAgeBuckets> kDecay = {1.0f, 0.7f, 0.5f, 0.35f, 0.25f};

struct SourceWeight {
  Source source;
  float lambda;
};
constexpr SourceWeight kLambdas[] = {{Source::kVectors, 1.0f},  {Source::kCoPreference, 0.5f},
                                     {Source::kSequence, 1.0f}, {Source::kNext, 0.5f},
                                     {Source::kFacts, 0.9f},    {Source::kLinks, 0.5f}};
constexpr float kPopularity = 0.02f;

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

FusionWeights shippedWeights(std::span<const Relation> relations, AgeKind ageKind) {
  FusionWeights fusion;
  fusion.ageInSeconds = ageKind == AgeKind::kSeconds;
  if (fusion.ageInSeconds) fusion.ageBounds = kBoundsInSeconds;
  for (std::size_t type = 0; type < kEventTypeCount; ++type) {
    fusion.typeWeights[type] = typeWeight(static_cast<EventType>(type));
  }
  for (auto& scenario : fusion.scenarios) {
    for (const SourceWeight& weight : kLambdas) {
      auto& buckets = scenario.lambda[static_cast<std::size_t>(weight.source)];
      for (std::size_t b = 0; b < kAgeBuckets; ++b) buckets[b] = weight.lambda * kDecay[b];
    }
    scenario.popularity = kPopularity;
  }
  for (const Relation& relation : relations) {
    fusion.relationWeights.push_back(relationWeight(relation.kind));
  }
  return fusion;
}

}  // namespace shelfwise
