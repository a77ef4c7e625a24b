// The knowledge graph as a list of triples: what the builder makes and the slice writer takes.

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

// head -relation-> tail.  The head is an item; the tail is a fact entity, or an item for a link.
struct Triple {
  EntityId head;
  RelationId relation;
  EntityId tail;

  auto operator<=>(const Triple&) const = default;
};

// What the tails of a relation are.  Reasons are worded by it, and fields are answered by it.
enum class RelationKind : std::uint8_t {
  kAttribute = 0,  // a further column of the catalogue
  kBrand = 1,
  kCategory = 2,   // every prefix of a category path
  kWord = 3,       // words of the title
  kPriceBand = 4,  // the price, binned
  kLink = 5,       // item to item, supplied by the shop
};

struct Relation {
  std::string name;  // "brand", "material", ... as in the catalogue
  RelationKind kind = RelationKind::kAttribute;

  bool operator==(const Relation&) const = default;
};

// A longer value is a text, not a fact.
inline constexpr std::size_t kMaxFactLength = 100;  // characters

// The most relations of a graph: their numbers fit 16 bits.
inline constexpr std::uint32_t kMaxRelations = 0xFFFF;

// Facts that connect no items usefully.  They are counted, but not shipped.
struct UnwalkedFacts {
  std::uint32_t constant = 0;  // the same tail on (nearly) every item
  std::uint32_t unique = 0;    // a tail that only one item has
  std::uint32_t negative = 0;  // boolean false

  bool operator==(const UnwalkedFacts&) const = default;
};

struct GraphTriples {
  std::uint32_t itemCount = 0;      // entities 0 .. itemCount - 1 are the items
  std::vector<Relation> relations;  // index = RelationId
  std::vector<std::string> labels;  // of entity itemCount + i; UTF-8
  std::vector<Triple> triples;      // sorted by (head, relation, tail), unique
  UnwalkedFacts unwalked;
  std::uint32_t tooLong = 0;  // facts of items, left out as longer than kMaxFactLength

  std::uint32_t entityCount() const {
    return itemCount + static_cast<std::uint32_t>(labels.size());
  }
};

}  // namespace shelfwise
