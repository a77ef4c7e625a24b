#include "vectors/item_convolution.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "arrays/counting_sort.h"
#include "quant/dense.h"

namespace shelfwise {

namespace {

constexpr std::size_t kConvolvedRowsPerPiece = 256;

// The weight of each term in the mean of X, A X and A^2 X.
constexpr float kLayerShare = 1.0f / 3;

float whole(std::size_t) { return 1.0f; }

float inverse(std::size_t edges) { return edges == 0 ? 0.0f : 1.0f / static_cast<float>(edges); }

float inverseRoot(std::size_t edges) {
  return edges == 0 ? 0.0f : 1.0f / std::sqrt(static_cast<float>(edges));
}

void shrink(std::span<float> values, float factor) {
  for (float& value : values) value *= factor;
}

// The distinct items of a sequence that have an id, ascending.
void knownItems(std::span<const ItemId> sequence, std::span<const std::uint8_t> hasId,
                std::vector<ItemId>& items) {
  items.clear();
  for (const ItemId item : sequence) {
    if (hasId[item] != 0) items.push_back(item);
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

ItemConvolution::Edges ItemConvolution::transposed(const Edges& edges, std::uint32_t others) {
  CountingSort<std::uint32_t> byNode(edges.values, others);
  Edges back{byNode.offsets(), std::vector<std::uint32_t>(edges.values.size())};
  for (std::uint32_t row = 0; row < edges.count(); ++row) {
    for (const std::uint32_t node : edges.of(row)) back.values[byNode.place(node)] = row;
  }
  return back;
}

std::vector<float> ItemConvolution::scalesOf(const Edges& edges, ScaleOf scaleOf) {
  std::vector<float> scales;
  for (std::uint32_t row = 0; row < edges.count(); ++row) {
    scales.push_back(scaleOf(edges.of(row).size()));
  }
  return scales;
}

ItemConvolution::ItemConvolution(Edges ofItems, std::uint32_t neighbourCount, ScaleOf itemScale,
                                 ScaleOf neighbourScale, Layers layers)
    : items_{std::move(ofItems), {}}, layers_(layers) {
  neighbours_.edges = transposed(items_.edges, neighbourCount);
  items_.scales = scalesOf(items_.edges, itemScale);
  neighbours_.scales = scalesOf(neighbours_.edges, neighbourScale);
}

ItemConvolution ItemConvolution::overFacts(const VectorFacts& facts, ScaleOf itemScale,
                                           ScaleOf neighbourScale) {
  return {facts.facts, static_cast<std::uint32_t>(facts.entities.size()), itemScale, neighbourScale,
          Layers::kOne};
}

ItemConvolution ItemConvolution::factSums(const VectorFacts& facts) {
  return overFacts(facts, inverseRoot, whole);
}

ItemConvolution ItemConvolution::factMeans(const VectorFacts& facts) {
  return overFacts(facts, inverse, whole);
}

ItemConvolution ItemConvolution::normalizedFacts(const VectorFacts& facts) {
  return overFacts(facts, inverseRoot, inverseRoot);
}

ItemConvolution ItemConvolution::lightGcn(const VectorFacts& facts, const Sequences& sequences,
                                          std::span<const std::uint8_t> hasId) {
  Edges ofShoppers;
  std::vector<ItemId> items;
  for (std::uint32_t s = 0; s < sequences.count(); ++s) {
    knownItems(sequences.of(s), hasId, items);
    ofShoppers.append(items);
  }
  const Edges shoppers = transposed(ofShoppers, facts.itemCount());
  const auto factCount = static_cast<std::uint32_t>(facts.entities.size());
  Edges both;
  for (ItemId item = 0; item < facts.itemCount(); ++item) {
    const auto ownFacts = facts.facts.of(item);
    both.values.insert(both.values.end(), ownFacts.begin(), ownFacts.end());
    for (const std::uint32_t shopper : shoppers.of(item))
      both.values.push_back(factCount + shopper);
    both.close();
  }
  return {std::move(both), factCount + sequences.count(), inverseRoot, inverseRoot, Layers::kTwo};
}

void ItemConvolution::spread(const Side& from, const Side& to, const Rows& rows,
                             Executor& executor) {
  const std::size_t dim = rows.dim;
  const std::size_t count = to.edges.count();
  executor.run(
      (count + kConvolvedRowsPerPiece - 1) / kConvolvedRowsPerPiece, [&](std::size_t piece) {
        const std::size_t last = std::min(count, (piece + 1) * kConvolvedRowsPerPiece);
        for (std::size_t row = piece * kConvolvedRowsPerPiece; row < last; ++row) {
          float* sum = rows.to.data() + row * dim;
          if (rows.start.empty()) {
            std::fill_n(sum, dim, 0.0f);
          } else {
            std::copy_n(rows.start.data() + row * dim, dim, sum);
          }
          for (const std::uint32_t node : to.edges.of(row)) {
            addScaled(rows.from.data() + node * dim, to.scales[row] * from.scales[node], sum, dim);
          }
        }
      });
}

void ItemConvolution::forward(std::size_t dim, std::span<const float> ids,
                              std::span<const float> neighbours, std::span<float> items,
                              Executor& executor) const {
  if (layers_ == Layers::kOne) {
    spread(neighbours_, items_, {dim, ids, neighbours, items}, executor);
    return;
  }
  std::vector<float> reached(neighbours.size());
  spread(items_, neighbours_, {dim, neighbours, ids, reached}, executor);
  spread(neighbours_, items_, {dim, ids, reached, items}, executor);
  shrink(items, kLayerShare);
}

void ItemConvolution::backward(std::size_t dim, std::span<const float> itemGradient,
                               std::span<float> idGradient, std::span<float> neighbourGradient,
                               Executor& executor) const {
  spread(items_, neighbours_, {dim, {}, itemGradient, neighbourGradient}, executor);
  if (layers_ == Layers::kOne) {
    std::copy(itemGradient.begin(), itemGradient.end(), idGradient.begin());
    return;
  }
  spread(neighbours_, items_, {dim, itemGradient, neighbourGradient, idGradient}, executor);
  shrink(idGradient, kLayerShare);
  shrink(neighbourGradient, kLayerShare);
}

}  // namespace shelfwise
