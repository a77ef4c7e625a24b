// Internal numbers: dense, 0-based, uint32.  A shop's own string is an "id", never one of these.

#pragma once

#include <cstdint>

namespace shelfwise {

// A node of the knowledge graph.  Items are the entities 0 .. itemCount - 1, so that an ItemId is
// also the EntityId of the same product.
using EntityId = std::uint32_t;
using ItemId = std::uint32_t;
using RelationId = std::uint32_t;

// A row of the catalogue.  A type of its own, because products and items are in different orders.
enum class ProductId : std::uint32_t {};

constexpr std::uint32_t numberOf(ProductId product) { return static_cast<std::uint32_t>(product); }

inline constexpr std::uint32_t kNoId = 0xFFFF'FFFF;

}  // namespace shelfwise
