#include "embed/graph_vectors.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/joined_text.h"
#include "quant/vector_scan.h"

namespace shelfwise {

namespace {

// The largest ratio of lengths after and before a transform.  kMaxVectorNorm * kMaxStretch / 2^11 *
// kMaxQueryEvents is nearly kMaxQueryNorm.
constexpr double kMaxStretch = 16'000;

constexpr int kWeightBits = 10;
static_assert(1 << kWeightBits == kFullEventWeight);

Error corrupt(std::string_view what) {
  return {ErrorCode::kCorruptSlice, joined("slice vectors: ", what)};
}

// An upper bound of a matrix's spectral norm: sqrt(largest row sum * largest column sum).
double stretchBound(std::span<const std::int16_t> matrix, std::size_t dim) {
  std::array<std::int64_t, kMaxVectorDim> columns{};
  std::int64_t largestRow = 0;
  for (std::size_t r = 0; r < dim; ++r) {
    std::int64_t row = 0;
    for (std::size_t c = 0; c < dim; ++c) {
      const std::int64_t size = std::abs(std::int32_t{matrix[r * dim + c]});
      row += size;
      columns[c] += size;
    }
    largestRow = std::max(largestRow, row);
  }
  const std::int64_t largestColumn = *std::max_element(columns.begin(), columns.end());
  return std::sqrt(static_cast<double>(largestRow) * static_cast<double>(largestColumn));
}

}  // namespace

std::int32_t factStepOf(std::uint8_t factStep, std::uint32_t count) {
  if (count == 0) return 0;
  return static_cast<std::int32_t>(
      static_cast<float>(factStep) / std::sqrt(static_cast<float>(count)) + 0.5f);
}

GraphVectors::GraphVectors(Arena& arena, const VectorCodesView& codes, const GraphSize& size)
    : codes_(codes), firstFact_(size.itemCount) {
  if (empty()) return;
  items_ = arena.take<std::int16_t>(std::uint64_t{size.itemCount} * codes.dim);
  idRows_ = arena.take<std::uint32_t>(size.itemCount);
  factRows_ = arena.take<std::uint32_t>(size.factCount);
  for (auto& transform : transforms_) {
    transform = arena.take<std::int16_t>(std::uint64_t{codes.dim} * codes.dim);
  }
}

// u_e of an event whose item has this vector.
void GraphVectors::turn(std::span<const std::int16_t> vector, bool isLatest,
                        std::span<std::int32_t> turned) const {
  std::array<std::int64_t, kMaxVectorDim> products;
  std::array<std::int32_t, kMaxVectorDim> components;
  std::copy(vector.begin(), vector.end(), components.begin());
  const VectorQuery asked{std::span<const std::int32_t>(components).first(dim())};
  asked.dots(transforms_[isLatest ? 0 : 1], std::span<std::int64_t>(products).first(dim()));
  for (std::size_t d = 0; d < dim(); ++d) {
    turned[d] =
        static_cast<std::int32_t>((products[d] + (1 << (kTransformShift - 1))) >> kTransformShift);
  }
}

void GraphVectors::addEvent(ItemId event, bool isLatest, std::int32_t weight,
                            std::span<std::int32_t> query) const {
  std::array<std::int32_t, kMaxVectorDim> turned;
  turn(item(event), isLatest, std::span<std::int32_t>(turned).first(dim()));
  for (std::size_t d = 0; d < dim(); ++d) {
    const std::int64_t weighed = std::int64_t{turned[d]} * weight;
    query[d] += static_cast<std::int32_t>((weighed + kFullEventWeight / 2) >> kWeightBits);
  }
}

EntityId GraphVectors::strongestSharedFact(const KnowledgeGraph& graph, ItemId event, bool isLatest,
                                           ItemId item) const {
  std::array<std::int16_t, kMaxVectorDim> parts;
  std::array<std::int32_t, kMaxVectorDim> turned;
  const auto part = std::span<std::int16_t>(parts).first(dim());
  EntityId strongest = kNoId;
  std::int64_t largest = 0;
  graph.visitFacts(event, [&](auto facts) {
    for (const EntityId fact : facts) {
      if (factRows_[fact - firstFact_] == kNoId || !graph.hasFact(item, fact)) continue;
      factPart(graph, event, fact, part);
      turn(part, isLatest, std::span<std::int32_t>(turned).first(dim()));
      factPart(graph, item, fact, part);
      std::int64_t product = 0;
      for (std::size_t d = 0; d < dim(); ++d) product += std::int64_t{turned[d]} * part[d];
      if (product <= largest) continue;
      largest = product;
      strongest = fact;
    }
  });
  return strongest;
}

void GraphVectors::factPart(const KnowledgeGraph& graph, ItemId item, EntityId fact,
                            std::span<std::int16_t> vector) const {
  const std::uint32_t row = factRows_[fact - firstFact_];
  std::fill(vector.begin(), vector.end(), std::int16_t{0});
  if (row == kNoId) return;
  const std::int32_t step = factStepOf(codes_.factStep, factsWithVector(graph, item));
  const auto codes = codes_.factCodes.subspan(std::size_t{row} * dim(), dim());
  for (std::size_t d = 0; d < dim(); ++d) vector[d] = static_cast<std::int16_t>(step * codes[d]);
}

Status GraphVectors::compose(const KnowledgeGraph& graph) {
  for (const auto& transform : transforms_) {
    if (stretchBound(transform, dim()) > kMaxStretch) {
      return corrupt("a transform makes vectors too long");
    }
  }
  for (ItemId item = 0; item < graph.itemCount(); ++item) {
    if (!composeItem(graph, item)) {
      return corrupt(joined("the vector of item ", item, " is too long"));
    }
  }
  return Done{};
}

bool GraphVectors::composeItem(const KnowledgeGraph& graph, ItemId item) {
  std::array<std::int32_t, kMaxVectorDim> sums{};
  const auto add = [&](std::span<const std::int8_t> codes, std::uint32_t row, std::int32_t step) {
    const auto vector = codes.subspan(std::size_t{row} * dim(), dim());
    for (std::size_t d = 0; d < dim(); ++d) sums[d] += step * vector[d];
  };
  if (idRows_[item] != kNoId) add(codes_.idCodes, idRows_[item], codes_.idStep);
  const std::int32_t step = factStepOf(codes_.factStep, factsWithVector(graph, item));
  graph.visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) {
      const std::uint32_t row = factRows_[fact - firstFact_];
      if (row != kNoId) add(codes_.factCodes, row, step);
    }
  });
  const auto vector = std::span<const std::int32_t>(sums).first(dim());
  if (squaredNorm(vector) > kMaxVectorNorm * kMaxVectorNorm - 1) return false;
  std::copy(vector.begin(), vector.end(), items_.subspan(std::size_t{item} * dim()).begin());
  return true;
}

std::uint32_t GraphVectors::factsWithVector(const KnowledgeGraph& graph, ItemId item) const {
  std::uint32_t count = 0;
  graph.visitFacts(item, [&](auto facts) {
    for (const EntityId fact : facts) count += factRows_[fact - firstFact_] != kNoId ? 1 : 0;
  });
  return count;
}

}  // namespace shelfwise
