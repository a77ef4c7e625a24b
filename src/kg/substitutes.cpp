#include "kg/substitutes.h"

#include <algorithm>

namespace shelfwise {

void Substitutes::derive(const KnowledgeGraph& graph) {
  std::fill(narrowest_.begin(), narrowest_.end(), kNoId);
  std::fill(departments_.begin(), departments_.end(), kNoId);
  const auto relations = graph.relations();
  const auto categories =
      std::find_if(relations.begin(), relations.end(),
                   [](const auto& relation) { return relation.kind == RelationKind::kCategory; });
  if (categories == relations.end()) return;
  for (EntityId category = categories->firstFact; category < categories->lastFact; ++category) {
    graph.visitItems(category, [&](auto items) {
      for (const ItemId item : items) departments_[item] = std::min(departments_[item], category);
    });
  }
  for (EntityId category = categories->firstFact; category < categories->lastFact; ++category) {
    if (!tells(graph, category)) continue;
    graph.visitItems(category, [&](auto items) {
      for (const ItemId item : items) narrowest_[item] = category;
    });
  }
}

// A majority vote (Boyer and Moore 1981): only the department that leads at the end can have more
// than half.
bool Substitutes::tells(const KnowledgeGraph& graph, EntityId category) const {
  bool hasMajority = false;
  graph.visitItems(category, [&](auto items) {
    EntityId leader = kNoId;
    std::size_t lead = 0;
    for (const ItemId item : items) {
      if (lead == 0) leader = departments_[item];
      lead = departments_[item] == leader ? lead + 1 : lead - 1;
    }
    const auto ofLeader = std::count_if(
        items.begin(), items.end(), [&](const auto item) { return departments_[item] == leader; });
    hasMajority = static_cast<std::size_t>(ofLeader) > items.size() / 2;
  });
  return hasMajority;
}

bool Substitutes::areSubstitutes(const KnowledgeGraph& graph, ItemId a, ItemId b) const {
  const auto shares = [&](EntityId category, ItemId item) {
    return category != kNoId && graph.hasFact(item, category);
  };
  return shares(narrowest_[a], b) || shares(narrowest_[b], a);
}

}  // namespace shelfwise
