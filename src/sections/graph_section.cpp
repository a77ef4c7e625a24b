#include "sections/graph_section.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/joined_text.h"
#include "memory/bytes.h"

namespace shelfwise {

namespace {

constexpr auto kLastRelationKind = static_cast<std::uint8_t>(RelationKind::kLink);

Error corruptGraph(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice graph: ", what)};
}

// How many fact entities each relation has.
std::vector<std::uint32_t> factsPerRelation(const GraphTriples& graph) {
  std::vector<RelationId> relationOfFact(graph.labels.size(), 0);
  for (const Triple& triple : graph.triples) {
    if (triple.tail >= graph.itemCount) {
      relationOfFact[triple.tail - graph.itemCount] = triple.relation;
    }
  }
  std::vector<std::uint32_t> counts(graph.relations.size(), 0);
  for (const RelationId relation : relationOfFact) ++counts[relation];
  return counts;
}

// Reads the ascending items of one fact, as differences.
bool readItemsOf(EntityId fact, ByteReader& in, std::uint32_t& triplesLeft, KnowledgeGraph& graph) {
  const std::uint32_t count = in.varint();
  if (count == 0 || count > triplesLeft) return false;
  triplesLeft -= count;
  std::uint64_t item = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t step = in.varint();
    if (i > 0 && step == 0) return false;
    item += step;
    if (in.failed() || item >= graph.itemCount()) return false;
    graph.appendItemOf(fact, static_cast<ItemId>(item));
  }
  return true;
}

bool readLinksOf(ItemId item, ByteReader& in, std::uint32_t& linksLeft, KnowledgeGraph& graph) {
  const std::uint32_t count = in.varint();
  if (count > linksLeft || count > kMaxLinksPerItem) return false;
  linksLeft -= count;
  std::optional<KnowledgeGraph::LinkTo> before;
  for (std::uint32_t i = 0; i < count; ++i) {
    const KnowledgeGraph::LinkTo link{in.varint(), in.varint()};
    if (in.failed() || link.relation >= graph.relations().size() ||
        graph.relations()[link.relation].kind != RelationKind::kLink ||
        link.target >= graph.itemCount() || (before && !(*before < link))) {
      return false;
    }
    graph.appendLink(item, link);
    before = link;
  }
  return true;
}

Status readRelations(const GraphSections& sections, KnowledgeGraph& graph) {
  ByteReader in(sections.relations);
  std::uint64_t next = sections.size.itemCount;
  for (std::uint32_t r = 0; r < sections.relationCount; ++r) {
    const std::uint8_t kind = in.u8();
    const auto first = static_cast<EntityId>(next);
    next += in.varint();
    const std::string_view name = readText(in);
    const bool isLink = kind == static_cast<std::uint8_t>(RelationKind::kLink);
    if (in.failed() || kind > kLastRelationKind || next > graph.entityCount() ||
        (isLink && next != first)) {
      return corruptGraph(joined("relation ", r, " is broken"));
    }
    graph.addRelation({name, static_cast<RelationKind>(kind), first, static_cast<EntityId>(next)});
  }
  if (!in.finished() || next != graph.entityCount()) {
    return corruptGraph(
        joined("the relations do not share out the ", sections.size.factCount, " facts"));
  }
  return Done{};
}

}  // namespace

std::vector<std::byte> writeRelations(const GraphTriples& graph) {
  const auto counts = factsPerRelation(graph);
  ByteWriter out;
  for (std::size_t r = 0; r < graph.relations.size(); ++r) {
    const Relation& relation = graph.relations[r];
    out.u8(static_cast<std::uint8_t>(relation.kind));
    out.varint(counts[r]);
    out.varint(static_cast<std::uint32_t>(relation.name.size()));
    out.text(relation.name);
  }
  return std::move(out).take();
}

std::vector<std::byte> writeTriples(const GraphTriples& graph) {
  std::vector<std::vector<ItemId>> itemsOf(graph.labels.size());
  for (const Triple& triple : graph.triples) {
    if (triple.tail >= graph.itemCount) {
      itemsOf[triple.tail - graph.itemCount].push_back(triple.head);
    }
  }
  ByteWriter out;
  for (const std::vector<ItemId>& items : itemsOf) {
    out.varint(static_cast<std::uint32_t>(items.size()));
    ItemId before = 0;
    for (const ItemId item : items) {
      out.varint(item - before);
      before = item;
    }
  }
  return std::move(out).take();
}

std::vector<std::byte> writeLinks(const GraphTriples& graph) {
  ByteWriter out;
  auto next = graph.triples.begin();
  for (ItemId item = 0; item < graph.itemCount; ++item) {
    const auto end = std::find_if(next, graph.triples.end(),
                                  [&](const Triple& triple) { return triple.head != item; });
    const auto isLink = [&](const Triple& triple) { return triple.tail < graph.itemCount; };
    out.varint(static_cast<std::uint32_t>(std::count_if(next, end, isLink)));
    for (; next != end; ++next) {
      if (!isLink(*next)) continue;
      out.varint(next->relation);
      out.varint(next->tail);
    }
  }
  return std::move(out).take();
}

Status checkGraphCounts(const GraphSections& sections) {
  const auto fits = [](std::uint32_t count, std::span<const std::byte> bytes) {
    return count <= bytes.size();
  };
  if (!fits(sections.relationCount, sections.relations) ||
      !fits(sections.size.triples, sections.triples) ||
      !fits(sections.size.factCount, sections.triples) ||
      !fits(sections.size.links, sections.links) ||
      !fits(sections.size.itemCount, sections.links)) {
    return corruptGraph("its sections are shorter than its counts");
  }
  return Done{};
}

Status readGraph(const GraphSections& sections, KnowledgeGraph& graph) {
  const Status relations = readRelations(sections, graph);
  if (!relations.ok()) return relations;

  ByteReader triples(sections.triples);
  std::uint32_t triplesLeft = sections.size.triples;
  for (EntityId fact = graph.itemCount(); fact < graph.entityCount(); ++fact) {
    if (!readItemsOf(fact, triples, triplesLeft, graph)) {
      return corruptGraph(joined("the items of entity ", fact, " are broken"));
    }
  }
  if (!triples.finished() || triplesLeft != 0)
    return corruptGraph("triples are missing or left over");
  graph.connectForward();
  for (ItemId item = 0; item < graph.itemCount(); ++item) {
    if (graph.factCount(item) <= kMaxFactsPerItem) continue;
    return corruptGraph(joined("item ", item, " has ", graph.factCount(item), " facts; at most ",
                               kMaxFactsPerItem, " are possible"));
  }

  ByteReader links(sections.links);
  std::uint32_t linksLeft = sections.size.links;
  for (ItemId item = 0; item < graph.itemCount(); ++item) {
    if (!readLinksOf(item, links, linksLeft, graph)) {
      return corruptGraph(joined("the links of item ", item, " are broken"));
    }
  }
  if (!links.finished() || linksLeft != 0) return corruptGraph("links are missing or left over");
  graph.closeLinks();
  return Done{};
}

}  // namespace shelfwise
