// The source `vectors`: item vectors over the knowledge graph, and the query that an event makes of
// its item's vector.
//
//   E_i = idStep * id_i + factStep(n_i) * sum of fact_f over i's n_i facts that have a vector
//   u_e = round(M_b E_e / 2^11),  b = 0 for an event of the first age bucket, else 1
//   v_e = round(w_e u_e / 1024),  w_e in 0 .. 1024
//   F_V[e -> j] = scale * v_e . E_j
//
// E_i is the vector of item i, M_b a transform, w_e the weight of event e and v_e its query.
// factStep(n) = round(factStep / sqrt(n)).  All values are integers, except the scale and its
// product.  An event's v_e does not depend on other events, so the score splits exactly by event
// and by fact of j.  An item without events has no id part: its vector is that of its facts.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "embed/vector_codes.h"
#include "kg/knowledge_graph.h"
#include "memory/arena.h"

namespace shelfwise {

// The integer w_e of an event of full weight.
inline constexpr std::int32_t kFullEventWeight = 1024;

// The most events that one query may add up.
inline constexpr std::size_t kMaxQueryEvents = 1024;

// The codes of a slice; borrows its bytes.
struct VectorCodesView {
  std::uint32_t dim = 0;
  std::uint8_t idStep = 0;
  std::uint8_t factStep = 0;
  float scale = 0;
  std::uint32_t itemCount = 0;             // items with an id part
  std::uint32_t factCount = 0;             // facts with a vector
  std::span<const std::int8_t> idCodes;    // [itemCount x dim]
  std::span<const std::int8_t> factCodes;  // [factCount x dim]
};

// round(factStep / sqrt(count)); 0 for 0.
std::int32_t factStepOf(std::uint8_t factStep, std::uint32_t count);

class GraphVectors {
 public:
  GraphVectors() = default;

  // Room for the vectors of a graph of that size.
  GraphVectors(Arena& arena, const VectorCodesView& codes, const GraphSize& size);

  bool empty() const { return codes_.dim == 0; }
  std::size_t dim() const { return codes_.dim; }
  const VectorCodesView& codes() const { return codes_; }
  float scale() const { return codes_.scale; }
  std::span<const std::int16_t> items() const { return items_; }  // [items x dim]
  std::span<const std::int16_t> item(ItemId item) const {
    return items_.subspan(std::size_t{item} * dim(), dim());
  }

  // query += v_e of an event.  Requires query.size() == dim() and weight in 0 .. kFullEventWeight.
  void addEvent(ItemId item, bool isLatest, std::int32_t weight,
                std::span<std::int32_t> query) const;

  // Sets `vector` to the fact's part of E_item: factStep(n) * fact_f, or zeroes for a fact without
  // a vector.  Requires a fact of the item, and vector.size() == dim().
  void factPart(const KnowledgeGraph& graph, ItemId item, EntityId fact,
                std::span<std::int16_t> vector) const;

  // The shared fact whose two parts have the largest product, as in F_V[event -> item].  kNoId if
  // no product is above 0.
  EntityId strongestSharedFact(const KnowledgeGraph& graph, ItemId event, bool isLatest,
                               ItemId item) const;

  // Filling.  The caller first fills the rows of the items and facts with codes, ascending, then
  // the transforms.  Then compose() sums up the items' vectors.  It fails with kCorruptSlice if a
  // vector is longer than kMaxVectorNorm, or if a transform could make a query longer than
  // kMaxQueryNorm.
  std::span<std::uint32_t> idRows() { return idRows_; }      // [items]
  std::span<std::uint32_t> factRows() { return factRows_; }  // [facts]
  std::span<std::int16_t> transform(std::size_t b) { return transforms_[b]; }
  Status compose(const KnowledgeGraph& graph);

 private:
  void turn(std::span<const std::int16_t> vector, bool isLatest,
            std::span<std::int32_t> turned) const;
  std::uint32_t factsWithVector(const KnowledgeGraph& graph, ItemId item) const;
  bool composeItem(const KnowledgeGraph& graph, ItemId item);

  VectorCodesView codes_;
  std::uint32_t firstFact_ = 0;
  std::span<std::int16_t> items_;      // [items x dim]
  std::span<std::uint32_t> idRows_;    // [items] row of the id codes, kNoId without
  std::span<std::uint32_t> factRows_;  // [facts] row of the fact codes, kNoId without
  std::array<std::span<std::int16_t>, kTransforms> transforms_;  // [dim x dim]
};

}  // namespace shelfwise
