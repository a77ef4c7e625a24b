// Where a score's terms come from, and how they are weighed: the fusion weights of a slice.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/event_type.h"

namespace shelfwise {

// The sources of the additive score.  The numbers are part of the slice format.
enum class Source : std::uint8_t {
  kVectors = 0,       // V: item vectors over the graph
  kCoPreference = 1,  // E: ridge regression, symmetric (EASE, Steck 2019)
  kSequence = 2,      // S: ridge regression, directed (SLIST, Choi 2021)
  kNext = 3,          // M: directed transitions
  kTogether = 4,      // B: bought in one order
  kFacts = 5,         // K: item - fact - item, walked over the knowledge graph
  kLinks = 6,         // L: links that the shop supplies, walked over the knowledge graph
  kText = 7,          // T: text vectors (place reserved)
};
inline constexpr std::size_t kSourceCount = 8;

// "vectors", "coPreference", "sequence", "next", "together", "facts", "links", "text".
std::string_view sourceName(Source source);

// The lists a shop asks for; each has fusion weights of its own.
enum class Scenario : std::uint8_t {
  kForYou = 0,          // for a shopper
  kRelated = 1,         // beside an item
  kBoughtTogether = 2,  // complements of an item
  kCart = 3,            // complements of a cart
};
inline constexpr std::size_t kScenarioCount = 4;
inline constexpr std::array kComplementScenarios = {Scenario::kBoughtTogether, Scenario::kCart};

// "forYou", "related", "boughtTogether", "cart".
std::string_view scenarioName(Scenario scenario);

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

struct FusionWeights {
  AgeScale ages;

  // Products with the same narrowest category replace one another: none is a complement of another.
  bool categoriesReplace = true;

  // How much an event counts by its type alone, >= 0: [EventType].
  std::array<float, kEventTypeCount> typeWeights{};

  struct PerScenario {
    std::array<std::array<float, kAgeBuckets>, kSourceCount> lambda{};  // [Source][bucket], >= 0
    float popularity = 0;                                               // lambda_pop, >= 0
    bool operator==(const PerScenario&) const = default;

    // Whether a source has a weight at any age.
    bool counts(Source source) const;
  };
  std::array<PerScenario, kScenarioCount> scenarios{};  // [Scenario]

  // w_r: how much a fact or link counts by its relation, >= 0: [RelationId].
  std::vector<float> relationWeights;

  bool operator==(const FusionWeights&) const = default;

  // Whether a source has a weight in any scenario, at any age.
  bool counts(Source source) const;

  // Weighs that source alone, in every scenario, by `lambda` at each age.
  void keepOnly(Source source, std::array<float, kAgeBuckets> lambda);
};

}  // namespace shelfwise
