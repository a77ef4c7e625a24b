// The vectors in a slice.

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

// The header and the codes of a section, checked against its length.  Call it before taking memory.
// Fails with kCorruptSlice.
Result<VectorCodesView> readVectorCodes(std::span<const std::byte> section, const GraphSize& size);

// Fills `vectors`, which were made for the `codes` that readVectorCodes() gave.  Requires a
// complete graph.  Fails with kCorruptSlice.
Status readVectors(std::span<const std::byte> section, const KnowledgeGraph& graph,
                   const VectorCodesView& codes, GraphVectors& vectors);

}  // namespace shelfwise
