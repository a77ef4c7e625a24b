// The knowledge graph in a slice: relations, labels, triples and links.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "kg/knowledge_graph.h"
#include "kg/triples.h"
#include "memory/arena.h"
#include "sections/string_table.h"

namespace shelfwise {

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
// what its counts say, in order and in range.
Status readGraph(const GraphSections& sections, KnowledgeGraph& graph);

}  // namespace shelfwise
