#include "kg/knowledge_graph.h"

#include <algorithm>

namespace shelfwise {

namespace {

// The first position in [begin, end) whose number is not below `id`.
std::uint32_t lowerBound(const IdColumn& column, std::uint32_t begin, std::uint32_t end,
                         std::uint32_t id) {
  while (begin < end) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    if (column[middle] < id) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

}  // namespace

KnowledgeGraph::KnowledgeGraph(Arena& arena, const GraphSize& size)
    : size_(size),
      itemOffsets_(arena.take<std::uint32_t>(std::uint64_t{size.factCount} + 1)),
      items_(arena, size.triples, size.itemCount),
      factOffsets_(arena.take<std::uint32_t>(std::uint64_t{size.itemCount} + 1)),
      facts_(arena, size.triples, size.itemCount + size.factCount),
      linkOffsets_(arena.take<std::uint32_t>(std::uint64_t{size.itemCount} + 1)),
      linkTargets_(arena, size.links, size.itemCount),
      linkRelations_(arena, size.links, kMaxRelations) {}

RelationId KnowledgeGraph::relationOf(EntityId fact) const {
  const auto found =
      std::upper_bound(relations_.begin(), relations_.end(), fact,
                       [](EntityId f, const RelationEntry& r) { return f < r.lastFact; });
  return static_cast<RelationId>(found - relations_.begin());
}

KnowledgeGraph::Range KnowledgeGraph::factsBy(ItemId item, RelationId r) const {
  const std::uint32_t begin = factOffsets_[item];
  const std::uint32_t end = factOffsets_[item + 1];
  const std::uint32_t first = lowerBound(facts_, begin, end, relations_[r].firstFact);
  return {first, lowerBound(facts_, first, end, relations_[r].lastFact)};
}

bool KnowledgeGraph::hasFact(ItemId item, EntityId fact) const {
  const std::uint32_t end = factOffsets_[item + 1];
  const std::uint32_t found = lowerBound(facts_, factOffsets_[item], end, fact);
  return found < end && facts_[found] == fact;
}

std::uint64_t KnowledgeGraph::memoryBytes() const {
  const std::uint64_t offsets = itemOffsets_.size() + factOffsets_.size() + linkOffsets_.size();
  const std::uint64_t ids = items_.size() * items_.bytesPerId() +
                            facts_.size() * facts_.bytesPerId() +
                            linkTargets_.size() * linkTargets_.bytesPerId() +
                            linkRelations_.size() * linkRelations_.bytesPerId();
  return offsets * sizeof(std::uint32_t) + ids;
}

void KnowledgeGraph::appendItemOf(EntityId fact, ItemId item) {
  items_.set(filledTriples_++, item);
  itemOffsets_[fact - size_.itemCount + 1] = filledTriples_;
}

void KnowledgeGraph::connectForward() {
  for (std::uint32_t i = 0; i < filledTriples_; ++i) ++factOffsets_[items_[i] + 1];
  for (std::uint32_t item = 0; item < size_.itemCount; ++item) {
    factOffsets_[item + 1] += factOffsets_[item];
  }
  // While filling, factOffsets_[item] is the next free place of `item`.  After it, that is where
  // the next item begins, so all offsets move back by one.
  for (std::uint32_t f = 0; f < size_.factCount; ++f) {
    for (std::uint32_t i = itemOffsets_[f]; i < itemOffsets_[f + 1]; ++i) {
      facts_.set(factOffsets_[items_[i]]++, size_.itemCount + f);
    }
  }
  std::copy_backward(factOffsets_.begin(), factOffsets_.end() - 1, factOffsets_.end());
  factOffsets_[0] = 0;
}

void KnowledgeGraph::appendLink(ItemId item, LinkTo link) {
  linkTargets_.set(filledLinks_, link.target);
  linkRelations_.set(filledLinks_, link.relation);
  linkOffsets_[item + 1] = ++filledLinks_;
}

void KnowledgeGraph::closeLinks() {
  for (std::size_t i = 1; i < linkOffsets_.size(); ++i) {
    linkOffsets_[i] = std::max(linkOffsets_[i], linkOffsets_[i - 1]);
  }
}

}  // namespace shelfwise
