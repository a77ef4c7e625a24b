// Which items replace one another, read from the categories of a knowledge graph.
//
// An item's department is its broadest category, the one with the most items.  A category *tells*
// what its items are if more than half of them are of one department.  "Sale" holds a little of
// everything, so it does not tell.  Two items replace each other if they share a category that is
// the narrowest telling one of at least one of them.
//
// Categories are numbered by their count of items, largest first.  So an item's first category is
// its broadest and its last one its narrowest.

#pragma once

#include <span>

#include "base/ids.h"
#include "kg/knowledge_graph.h"
#include "memory/arena.h"

namespace shelfwise {

class Substitutes {
 public:
  Substitutes() = default;

  // Takes its memory; derive() fills it.
  Substitutes(Arena& arena, const GraphSize& size)
      : narrowest_(arena.take<EntityId>(size.itemCount)),
        departments_(arena.take<EntityId>(size.itemCount)) {}

  // Reads the items of every category at most four times.  Only the first relation of categories
  // counts.  Requires memory of a real arena, taken for the size of `graph`.
  void derive(const KnowledgeGraph& graph);

  // The narrowest category of `item` that tells; kNoId if none does.
  EntityId narrowest(ItemId item) const { return narrowest_[item]; }

  // Whether two items replace each other.  O(log facts of an item).
  bool areSubstitutes(const KnowledgeGraph& graph, ItemId a, ItemId b) const;

 private:
  bool tells(const KnowledgeGraph& graph, EntityId category) const;

  std::span<EntityId> narrowest_;    // [items]
  std::span<EntityId> departments_;  // [items] the broadest category, kNoId if there is none
};

}  // namespace shelfwise
