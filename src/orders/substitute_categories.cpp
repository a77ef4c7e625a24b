#include "orders/substitute_categories.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "kg/substitutes.h"

namespace shelfwise {

namespace {

// The facts of the first relation of categories, ascending by head.
std::vector<Triple> categoryTriples(const GraphTriples& triples) {
  const auto isCategory = [](const Relation& r) { return r.kind == RelationKind::kCategory; };
  const auto relation =
      std::find_if(triples.relations.begin(), triples.relations.end(), isCategory);
  const auto number = static_cast<RelationId>(relation - triples.relations.begin());
  std::vector<Triple> found;
  for (const Triple& triple : triples.triples) {
    if (triple.relation == number) found.push_back(triple);
  }
  return found;
}

// Adds the facts of the triples, counted from `firstFact`, so that categories come first.
void fill(std::vector<Triple> triples, const GraphSize& size, EntityId firstFact,
          KnowledgeGraph& graph) {
  std::sort(triples.begin(), triples.end(), [](const Triple& a, const Triple& b) {
    return std::pair(a.tail, a.head) < std::pair(b.tail, b.head);
  });
  graph.addRelation({.name = {},
                     .kind = RelationKind::kCategory,
                     .firstFact = size.itemCount,
                     .lastFact = size.itemCount + size.factCount});
  for (const Triple& triple : triples) {
    graph.appendItemOf(triple.tail - firstFact + size.itemCount, triple.head);
  }
  graph.connectForward();
  graph.closeLinks();
}

}  // namespace

struct SubstituteCategories::Index {
  std::vector<Arena> memory;
  KnowledgeGraph graph;  // of categories alone, in the order of the triples' graph
  Substitutes substitutes;

  void layOut(Arena& arena, const GraphSize& size) {
    graph = KnowledgeGraph(arena, size);
    substitutes = Substitutes(arena, size);
  }
};

SubstituteCategories::SubstituteCategories(const GraphTriples& triples) {
  const std::vector<Triple> categories = categoryTriples(triples);
  if (categories.empty()) return;
  const auto [first, last] =
      std::minmax_element(categories.begin(), categories.end(),
                          [](const Triple& a, const Triple& b) { return a.tail < b.tail; });
  const GraphSize size{.itemCount = triples.itemCount,
                       .factCount = last->tail - first->tail + 1,
                       .triples = static_cast<std::uint32_t>(categories.size())};
  auto index = std::make_shared<Index>();
  Arena measure = Arena::measuring();
  index->layOut(measure, size);
  std::optional<Arena> arena = Arena::create(measure.used());
  if (!arena) throw std::bad_alloc();
  index->layOut(*arena, size);
  index->memory.push_back(std::move(*arena));
  fill(categories, size, first->tail, index->graph);
  index->substitutes.derive(index->graph);
  index_ = std::move(index);
}

bool SubstituteCategories::areSubstitutes(ItemId a, ItemId b) const {
  return index_ != nullptr && index_->substitutes.areSubstitutes(index_->graph, a, b);
}

}  // namespace shelfwise
