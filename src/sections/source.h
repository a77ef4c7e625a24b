// The sources of a score, and the scenarios that weigh them.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/enum_array.h"

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
inline constexpr auto kSources = enumValues<Source, kSourceCount>();

template <class T>
using PerSource = EnumArray<Source, T, kSourceCount>;

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
inline constexpr auto kScenarios = enumValues<Scenario, kScenarioCount>();

template <class T>
using PerScenario = EnumArray<Scenario, T, kScenarioCount>;

inline constexpr std::array kComplementScenarios = {Scenario::kBoughtTogether, Scenario::kCart};

// "forYou", "related", "boughtTogether", "cart".
std::string_view scenarioName(Scenario scenario);

}  // namespace shelfwise
