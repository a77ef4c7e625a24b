#include "vectors/item_vectors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "quant/dense.h"

namespace shelfwise {

namespace {

constexpr std::size_t kRowsPerPiece = 256;

template <class Row>
void forEachRow(std::size_t rows, Executor& executor, const Row& row) {
  executor.run((rows + kRowsPerPiece - 1) / kRowsPerPiece, [&](std::size_t piece) {
    const std::size_t last = std::min(rows, (piece + 1) * kRowsPerPiece);
    for (std::size_t r = piece * kRowsPerPiece; r < last; ++r) row(r);
  });
}

}  // namespace

VectorFacts vectorFacts(const GraphTriples& graph, std::uint32_t leastItems,
                        std::uint32_t mostItems) {
  VectorFacts structure;
  std::vector<std::uint32_t> degrees(graph.labels.size());
  for (const Triple& triple : graph.triples) {
    if (triple.tail >= graph.itemCount) ++degrees[triple.tail - graph.itemCount];
  }
  std::vector<std::uint32_t> numbers(degrees.size(), kNoId);
  for (std::uint32_t f = 0; f < degrees.size(); ++f) {
    if (degrees[f] < leastItems || degrees[f] > mostItems) continue;
    numbers[f] = static_cast<std::uint32_t>(structure.entities.size());
    structure.entities.push_back(graph.itemCount + f);
  }
  structure.factOffsets.assign(graph.itemCount + 1, 0);
  structure.itemOffsets.assign(structure.entities.size() + 1, 0);
  const auto numberOf = [&](const Triple& triple) {
    return triple.tail < graph.itemCount ? kNoId : numbers[triple.tail - graph.itemCount];
  };
  for (const Triple& triple : graph.triples) {
    const std::uint32_t fact = numberOf(triple);
    if (fact == kNoId) continue;
    structure.facts.push_back(fact);
    ++structure.factOffsets[triple.head + 1];
    ++structure.itemOffsets[fact + 1];
  }
  std::partial_sum(structure.factOffsets.begin(), structure.factOffsets.end(),
                   structure.factOffsets.begin());
  std::partial_sum(structure.itemOffsets.begin(), structure.itemOffsets.end(),
                   structure.itemOffsets.begin());
  structure.items.resize(structure.facts.size());
  std::vector<std::uint32_t> next(structure.itemOffsets.begin(), structure.itemOffsets.end() - 1);
  for (ItemId item = 0; item < graph.itemCount; ++item) {
    for (const std::uint32_t fact : structure.factsOf(item)) structure.items[next[fact]++] = item;
  }
  return structure;
}

float factShare(std::size_t count) {
  return count == 0 ? 0.0f : 1.0f / std::sqrt(static_cast<float>(count));
}

void composeItems(const VectorFacts& structure, std::size_t dim, std::span<const float> ids,
                  std::span<const float> facts, std::span<float> items, Executor& executor) {
  forEachRow(structure.itemCount(), executor, [&](std::size_t item) {
    float* out = items.data() + item * dim;
    std::copy_n(ids.data() + item * dim, dim, out);
    const auto own = structure.factsOf(static_cast<ItemId>(item));
    const float share = factShare(own.size());
    for (const std::uint32_t fact : own) addScaled(facts.data() + fact * dim, share, out, dim);
  });
}

void gradientOfFacts(const VectorFacts& structure, std::size_t dim,
                     std::span<const float> itemGradient, std::span<float> factGradient,
                     Executor& executor) {
  forEachRow(structure.entities.size(), executor, [&](std::size_t fact) {
    float* out = factGradient.data() + fact * dim;
    for (const ItemId item : structure.itemsOf(static_cast<std::uint32_t>(fact))) {
      addScaled(itemGradient.data() + item * dim, factShare(structure.factsOf(item).size()), out,
                dim);
    }
  });
}

}  // namespace shelfwise
