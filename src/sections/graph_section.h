// The knowledge graph in a slice: relations, labels, triples and links.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kg/knowledge_graph.h"
#include "kg/triples.h"
#include "memory/arena.h"
#include "sections/string_table.h"

namespace shelfwise {

// The most facts of an item, and the most links.  So an event costs a score, and an explanation of
// one item, at most so many steps each, whatever a slice holds.
inline constexpr std::uint32_t kMaxFactsPerItem = 4'096;
inline constexpr std::uint32_t kMaxLinksPerItem = 4'096;

std::vector<std::byte> writeRelations(const GraphTriples& graph);
std::vector<std::byte> writeTriples(const GraphTriples& graph);
std::vector<std::byte> writeLinks(const GraphTriples& graph);

// The three sections of the file, and the counts that the model's header gives for them.
struct GraphSections {
  GraphSize size;
  std::uint32_t relationCount = 0;
  std::span<const std::byte> relations;
  std::span<const std::byte> triples;
  std::span<const std::byte> links;
};

// kCorruptSlice if the bytes cannot hold what a count says.  Call it before taking memory.
Status checkGraphCounts(const GraphSections& sections);

// Fills a graph that was made for sections.size.  kCorruptSlice if a section does not hold exactly
// what its counts say, in order and in range, or if an item has too many facts or links.
Status readGraph(const GraphSections& sections, KnowledgeGraph& graph);

}  // namespace shelfwise
