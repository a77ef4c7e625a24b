// How the terms of a score are weighed: the fusion weights of a slice.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/event_type.h"
#include "sections/source.h"

namespace shelfwise {

// The largest weight of any kind; kMaxEdgeScale and kMaxVectorScale are as large.  These bounds
// keep every score and every partial sum in the range of a float, 2^128.  For 1,024 events, each of
// weight g * lambda <= 2^40:
//   edges    2^10 * 2^40 * 2^20 * 15, of four sources                             < 2^76
//   links    2^10 * 2^40 * 2^20, by each of 2^16 relations                        = 2^86
//   vectors  2^40 * 2^20 * 2^43, the product of a query and a vector              = 2^103
//   facts    S = sum of f_x^2 <= 2^32 * (2^20 * log 2^32)^2 < 2^81 for an item; an event gives its
//            facts S^(3/4), so an item gets 2^10 * 2^40 * 2^61 before the damping = 2^111
// Where S is tiny, its damping S^(-1/4) is below 2^38, since the smallest float is 2^-149.  The
// scale of a term is then below 2^40 * 2^38 * 2^38 = 2^116.
inline constexpr float kMaxWeight = 1 << 20;

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
  PerSource<PerAge<float>> lambda{};  // 0 .. kMaxWeight
  float popularity = 0;               // lambda_pop, 0 .. kMaxWeight
  bool operator==(const ScenarioWeights&) const = default;

  // Whether a source has a weight at any age.
  bool counts(Source source) const;
};

struct FusionWeights {
  AgeScale ages;

  // Whether products replace one another by their categories (kg/substitutes.h).  Products that do
  // are no complements.
  bool categoriesReplace = true;

  // g: how much an event counts by its type alone, 0 .. kMaxWeight.
  PerEventType<float> typeWeights{};

  PerScenario<ScenarioWeights> scenarios{};

  // w_r: how much a fact or link counts by its relation, 0 .. kMaxWeight: [RelationId].
  std::vector<float> relationWeights;

  bool operator==(const FusionWeights&) const = default;

  // Whether a source has a weight in any scenario, at any age.
  bool counts(Source source) const;

  // Gives that source the weights `lambda` in every scenario, and everything else in the scenarios
  // the weight 0.
  void keepOnly(Source source, PerAge<float> lambda);

  // Gives that source the weight 0 in every scenario.
  void silence(Source source);
};

}  // namespace shelfwise
