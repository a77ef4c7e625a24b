// Item vectors as linear graph convolutions: the own vector of an item, plus those of its
// neighbours.
//
//   one layer    E = I + R N
//   two layers   E = (I + R N + R R' I) / 3
//
// E holds the item vectors, I the own vectors of items, and N the vectors of their neighbours:
// facts that items share, or shoppers.  R[i, n] is the weight of the edge from item i to neighbour
// n.
//
// Neighbours have edges to items only.  So with A = [0 R; R' 0] and X = [I; N], two layers are the
// items' rows of the mean of X, A X and A^2 X (LightGCN, He et al. 2020).

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "arrays/compressed_rows.h"
#include "base/executor.h"
#include "base/ids.h"
#include "train/sequences.h"
#include "vectors/vector_facts.h"

namespace shelfwise {

class ItemConvolution {
 public:
  // One layer over facts.  d is the number of facts of an item, or of items of a fact.
  // R = 1 / sqrt(d_i), the form of source vectors:
  static ItemConvolution factSums(const VectorFacts& facts);
  // R = 1 / d_i, as GraphSAGE's mean aggregator (Hamilton et al. 2017) without its nonlinearity:
  static ItemConvolution factMeans(const VectorFacts& facts);
  // R = 1 / sqrt(d_i d_n), as GCN (Kipf and Welling 2017) without its nonlinearity:
  static ItemConvolution normalizedFacts(const VectorFacts& facts);

  // LightGCN: two layers over facts, then shoppers, R = 1 / sqrt(d_i d_n).  Sequence s is neighbour
  // number facts + s of all its items with an id.  An item without an id has edges to its facts
  // alone.
  static ItemConvolution lightGcn(const VectorFacts& facts, const Sequences& sequences,
                                  std::span<const std::uint8_t> hasId);

  std::uint32_t itemCount() const { return items_.edges.count(); }
  std::uint32_t neighbourCount() const { return neighbours_.edges.count(); }

  // Computes E, [items x dim], from I, [items x dim], and N, [neighbours x dim].
  void forward(std::size_t dim, std::span<const float> ids, std::span<const float> neighbours,
               std::span<float> items, Executor& executor) const;

  // The transposed map: from the gradient of E to the gradients of I and N.
  void backward(std::size_t dim, std::span<const float> itemGradient, std::span<float> idGradient,
                std::span<float> neighbourGradient, Executor& executor) const;

 private:
  // The scale of a node by the number of its edges.
  using ScaleOf = float (*)(std::size_t edges);

  // The nodes of the other side that each row has an edge to, ascending.
  using Edges = CompressedRows<std::uint32_t>;

  // An edge weighs the product of the scales of its two ends.
  struct Side {
    Edges edges;
    std::vector<float> scales;  // [rows]
  };

  enum class Layers : std::uint8_t { kOne, kTwo };

  static Edges transposed(const Edges& edges, std::uint32_t others);
  static std::vector<float> scalesOf(const Edges& edges, ScaleOf scaleOf);

  ItemConvolution(Edges ofItems, std::uint32_t neighbourCount, ScaleOf itemScale,
                  ScaleOf neighbourScale, Layers layers);

  static ItemConvolution overFacts(const VectorFacts& facts, ScaleOf itemScale,
                                   ScaleOf neighbourScale);

  struct Rows {
    std::size_t dim;
    std::span<const float> start;  // as many as `to`; empty: zeroes
    std::span<const float> from;
    std::span<float> to;
  };

  // to = start + R from, or R' from.  Every row adds up in the order of its edges.
  static void spread(const Side& from, const Side& to, const Rows& rows, Executor& executor);

  Side items_;
  Side neighbours_;
  Layers layers_;
};

}  // namespace shelfwise
