// The vectors as a slice ships them: small integers.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.h"

namespace shelfwise {

// M_0 is for events of the first age bucket, M_1 for older ones.
inline constexpr std::size_t kTransforms = 2;

// The largest scale; see kMaxWeight in sections/weights.h.
inline constexpr float kMaxVectorScale = 1 << 20;

// The result of a transform is divided by 2^kTransformShift.
inline constexpr int kTransformShift = 11;

// E_i = idStep * id_i + sum over i's facts f of factStep(#facts) * fact_f, int16; see
// embed/graph_vectors.h.
struct VectorCodes {
  std::uint32_t dim = 0;             // 0: the model has no vectors; else a multiple of kVectorLanes
  std::uint8_t idStep = 0;           // > 0
  std::uint8_t factStep = 0;         // of an item with one fact
  float scale = 0;                   // > 0: of a product of query and item vector
  std::vector<ItemId> items;         // that have an id part, ascending
  std::vector<EntityId> facts;       // that have a vector, ascending
  std::vector<std::int8_t> idCodes;  // [items x dim]
  std::vector<std::int8_t> factCodes;  // [facts x dim]
  // [dim x dim] each: row k holds what each component of an event's vector adds to component k of
  // the query
  std::array<std::vector<std::int16_t>, kTransforms> transforms;

  bool operator==(const VectorCodes&) const = default;
};

}  // namespace shelfwise
