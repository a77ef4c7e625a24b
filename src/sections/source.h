// The sources of a score, and the scenarios that weigh them.

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "arrays/enum_array.h"

namespace shelfwise {

// The lists that a shop asks for.  Each has fusion weights of its own.
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

constexpr bool listsComplements(Scenario scenario) {
  return std::find(kComplementScenarios.begin(), kComplementScenarios.end(), scenario) !=
         kComplementScenarios.end();
}

// "forYou", "related", "boughtTogether", "cart".
std::string_view scenarioName(Scenario scenario);

// The sources of the additive score.  The numbers are part of the slice format.
enum class Source : std::uint8_t {
  kVectors = 0,       // item vectors over the graph
  kCoPreference = 1,  // ridge regression, symmetric (EASE, Steck 2019)
  kSequence = 2,      // ridge regression, directed (SLIST, Choi 2021)
  kNext = 3,          // directed transitions
  kTogether = 4,      // bought in one order
  kFacts = 5,         // item - fact - item, walked over the knowledge graph
  kLinks = 6,         // links that the shop supplies, walked over the knowledge graph
  kText = 7,          // text vectors; reserved
};
inline constexpr std::size_t kSourceCount = 8;
inline constexpr auto kSources = enumValues<Source, kSourceCount>();

template <class T>
using PerSource = EnumArray<Source, T, kSourceCount>;

// What a slice holds for a source.
enum class SourceKind : std::uint8_t {
  kVectors,  // a vector for each item
  kEdges,    // weighted edges from item to item
  kWalk,     // relations of the knowledge graph, which the scorer walks
};

struct SourceRow {
  Source source;
  std::string_view name;     // in reasons, in reports and by `inspect`
  std::string_view section;  // tag of its section; empty for a reserved source: no slice has one
  SourceKind kind;

  bool fromBehaviour = false;   // learned from histories and orders
  bool likensProducts = false;  // joins products that replace one another, so no complements

  // Its terms name no path from event to item.  Such a term counts toward the strongest path of its
  // event; without one, its reason is "pattern".
  bool isPattern = false;

  // lambda of the latest event where no weights are learned: forYou, related, boughtTogether, cart.
  // In units of the source's scale, see shippedWeights().
  PerScenario<float> shippedWeights{};
};

// All properties of the sources.
inline constexpr PerSource<SourceRow> kSourceRows = {{{
    {.source = Source::kVectors,
     .name = "vectors",
     .section = "VECS",
     .kind = SourceKind::kVectors,
     .fromBehaviour = true,
     .likensProducts = true,
     .isPattern = true,
     .shippedWeights = {{1.0f, 1.0f, 0.0f, 0.0f}}},
    {.source = Source::kCoPreference,
     .name = "coPreference",
     .section = "EDG1",
     .kind = SourceKind::kEdges,
     .fromBehaviour = true,
     .shippedWeights = {{0.5f, 0.5f, 0.0f, 0.1f}}},
    {.source = Source::kSequence,
     .name = "sequence",
     .section = "EDG2",
     .kind = SourceKind::kEdges,
     .fromBehaviour = true,
     .likensProducts = true,
     .shippedWeights = {{1.0f, 1.0f, 0.0f, 0.0f}}},
    {.source = Source::kNext,
     .name = "next",
     .section = "EDG3",
     .kind = SourceKind::kEdges,
     .fromBehaviour = true,
     .shippedWeights = {{0.5f, 0.5f, 0.1f, 0.1f}}},
    {.source = Source::kTogether,
     .name = "together",
     .section = "EDG4",
     .kind = SourceKind::kEdges,
     .fromBehaviour = true,
     .shippedWeights = {{0.3f, 0.3f, 1.0f, 1.0f}}},
    {.source = Source::kFacts,
     .name = "facts",
     .section = "TRIP",
     .kind = SourceKind::kWalk,
     .likensProducts = true,
     .shippedWeights = {{0.9f, 0.9f, 0.0f, 0.0f}}},
    {.source = Source::kLinks,
     .name = "links",
     .section = "LINK",
     .kind = SourceKind::kWalk,
     .shippedWeights = {{0.5f, 0.5f, 0.5f, 0.5f}}},
    {.source = Source::kText,
     .name = "text",
     .section = "",
     .kind = SourceKind::kVectors,
     .likensProducts = true},
}}};

constexpr std::string_view sourceName(Source source) { return kSourceRows[source].name; }

// Whether a source only has its number and weights, and no slice holds it yet.
constexpr bool isReserved(Source source) { return kSourceRows[source].section.empty(); }

// The source that a section belongs to; nothing if it belongs to none.
std::optional<Source> sourceOfSection(std::string_view tag);

}  // namespace shelfwise
