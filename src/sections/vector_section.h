// The vectors of source V in a slice.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "embed/graph_vectors.h"
#include "embed/vector_codes.h"
#include "kg/knowledge_graph.h"

namespace shelfwise {

std::vector<std::byte> writeVectors(const VectorCodes& codes, const GraphSize& size);

// What a section claims, checked against its length.  To be asked before memory is taken.
// kCorruptSlice.
Result<VectorCodesView> readVectorCodes(std::span<const std::byte> section, const GraphSize& size);

// Fills vectors that were made for `codes`, what readVectorCodes() gave; the graph is complete.
// kCorruptSlice.
Status readVectors(std::span<const std::byte> section, const KnowledgeGraph& graph,
                   const VectorCodesView& codes, GraphVectors& vectors);

}  // namespace shelfwise
