// The knowledge graph in memory: compressed sparse rows (CSR) both ways.
//
// Entities 0 .. itemCount - 1 are the items, the others are facts.  Each fact entity belongs to
// exactly one relation, and the entities of a relation have consecutive numbers.  So a triple item
// -r-> fact takes one number in each direction: 2 bytes while numbers fit 16 bits.  Its relation
// follows from the fact's number.  An item's facts ascend, so those of one relation are found by
// bisection.  Links, item -r-> item, carry their relation and are kept forward only.

#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "kg/triples.h"
#include "memory/arena.h"
#include "memory/id_column.h"

namespace shelfwise {

struct GraphSize {
  std::uint32_t itemCount = 0;
  std::uint32_t factCount = 0;  // fact entities
  std::uint32_t triples = 0;    // item -> fact
  std::uint32_t links = 0;      // item -> item
};

class KnowledgeGraph {
 public:
  struct RelationEntry {
    std::string_view name;
    RelationKind kind = RelationKind::kAttribute;
    EntityId firstFact = 0;  // its fact entities are [firstFact, lastFact)
    EntityId lastFact = 0;
  };

  KnowledgeGraph() = default;

  // Room for a graph of that size, without any triple yet.
  KnowledgeGraph(Arena& arena, const GraphSize& size);

  std::uint32_t itemCount() const { return size_.itemCount; }
  std::uint32_t entityCount() const { return size_.itemCount + size_.factCount; }
  const GraphSize& size() const { return size_; }
  std::span<const RelationEntry> relations() const { return relations_; }

  // How many items have fact `fact`.
  std::uint32_t degree(EntityId fact) const {
    const std::size_t f = fact - size_.itemCount;
    return itemOffsets_[f + 1] - itemOffsets_[f];
  }

  // How many facts `item` has.
  std::uint32_t factCount(ItemId item) const { return factOffsets_[item + 1] - factOffsets_[item]; }

  // The relation of a fact entity.  O(log relations).
  RelationId relationOf(EntityId fact) const;

  // visit(span of uint16 or uint32): the fact entities of `item`, ascending.
  template <class Visit>
  void visitFacts(ItemId item, Visit&& visit) const {
    facts_.visit(factOffsets_[item], factOffsets_[item + 1], visit);
  }

  // visit(span of uint16 or uint32): the items that have `fact`, ascending.
  template <class Visit>
  void visitItems(EntityId fact, Visit&& visit) const {
    const std::size_t f = fact - size_.itemCount;
    items_.visit(itemOffsets_[f], itemOffsets_[f + 1], visit);
  }

  // The facts of `item` by relation `r`, as positions for factAt().  O(log facts of the item).
  struct Range {
    std::uint32_t begin;
    std::uint32_t end;
  };
  Range factsBy(ItemId item, RelationId r) const;
  EntityId factAt(std::uint32_t position) const { return facts_[position]; }

  bool hasFact(ItemId item, EntityId fact) const;

  // The links of `item`, as positions for linkAt(), sorted by relation, then target.
  Range links(ItemId item) const { return {linkOffsets_[item], linkOffsets_[item + 1]}; }
  struct LinkTo {
    RelationId relation;
    ItemId target;

    auto operator<=>(const LinkTo&) const = default;
  };
  LinkTo linkAt(std::uint32_t position) const {
    return {linkRelations_[position], linkTargets_[position]};
  }

  // Bytes that the triples, links and their offsets take in memory.
  std::uint64_t memoryBytes() const;

  // Filling.  Requires relations in order of their entities, facts in order, every fact's items
  // ascending, and links item by item.  After the last fact, connectForward() builds the rows from
  // items to facts.
  void addRelation(const RelationEntry& relation) { relations_.push_back(relation); }
  void appendItemOf(EntityId fact, ItemId item);
  void connectForward();
  void appendLink(ItemId item, LinkTo link);
  void closeLinks();

 private:
  GraphSize size_;
  std::vector<RelationEntry> relations_;
  std::span<std::uint32_t> itemOffsets_;  // [factCount + 1]
  IdColumn items_;                        // [triples]
  std::span<std::uint32_t> factOffsets_;  // [itemCount + 1]
  IdColumn facts_;                        // [triples]
  std::span<std::uint32_t> linkOffsets_;  // [itemCount + 1]
  IdColumn linkTargets_;                  // [links]
  IdColumn linkRelations_;                // [links]
  std::uint32_t filledTriples_ = 0;
  std::uint32_t filledLinks_ = 0;
};

}  // namespace shelfwise
