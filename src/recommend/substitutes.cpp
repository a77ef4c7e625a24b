#include "recommend/substitutes.h"

#include <algorithm>

namespace shelfwise {

namespace {

// Categories are numbered by how many items they have, most first, and an item's facts ascend.
EntityId narrowestCategory(const KnowledgeGraph& graph, ItemId item) {
  EntityId narrowest = kNoId;
  for (const auto& relation : graph.relations()) {
    if (relation.kind != RelationKind::kCategory) continue;
    graph.visitFacts(item, [&](auto facts) {
      for (const EntityId fact : facts) {
        if (fact >= relation.firstFact && fact < relation.lastFact) narrowest = fact;
      }
    });
  }
  return narrowest;
}

}  // namespace

void leaveOutSubstitutes(const ModelView& model, const FusionWeights& fusion, Scenario scenario,
                         std::span<const ScoredEvent> events, std::span<float> scores) {
  const bool listsComplements = std::find(kComplementScenarios.begin(), kComplementScenarios.end(),
                                          scenario) != kComplementScenarios.end();
  if (!listsComplements || !fusion.categoriesReplace) return;
  for (const ScoredEvent& event : events) {
    const EntityId category = narrowestCategory(model.graph, event.item);
    if (category == kNoId) continue;
    model.graph.visitItems(category, [&](auto items) {
      for (const ItemId item : items) scores[item] = 0;
    });
  }
}

}  // namespace shelfwise
