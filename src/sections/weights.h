// How the terms of a score are weighed: the fusion weights of a slice.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/event_type.h"
#include "sections/source.h"

namespace shelfwise {

inline constexpr std::size_t kAgeBuckets = 5;

// How an event's age is counted.
struct AgeScale {
  bool inSeconds = false;  // else in steps: later events of the same shopper

  // Bucket b holds the ages below bounds[b] that are in no earlier bucket; the last bucket holds
  // the rest.  Ascending.
  std::array<std::uint32_t, kAgeBuckets - 1> bounds{1, 2, 4, 8};

  std::size_t bucket(std::uint64_t age) const;
  bool operator==(const AgeScale&) const = default;
};

// One value per age bucket.
template <class T>
using PerAge = std::array<T, kAgeBuckets>;

// The weights of one scenario.
struct ScenarioWeights {
  PerSource<PerAge<float>> lambda{};  // >= 0
  float popularity = 0;               // lambda_pop, >= 0
  bool operator==(const ScenarioWeights&) const = default;

  // Whether a source has a weight at any age.
  bool counts(Source source) const;
};

struct FusionWeights {
  AgeScale ages;

  // Products with the same narrowest category replace one another: none is a complement of another.
  bool categoriesReplace = true;

  // How much an event counts by its type alone, >= 0.
  PerEventType<float> typeWeights{};

  PerScenario<ScenarioWeights> scenarios{};

  // w_r: how much a fact or link counts by its relation, >= 0: [RelationId].
  std::vector<float> relationWeights;

  bool operator==(const FusionWeights&) const = default;

  // Whether a source has a weight in any scenario, at any age.
  bool counts(Source source) const;

  // Weighs that source alone, in every scenario, by `lambda` at each age.
  void keepOnly(Source source, PerAge<float> lambda);
};

}  // namespace shelfwise
