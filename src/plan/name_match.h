// How well the name of a column fits a field.

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/fields.h"
#include "table/table.h"

namespace shelfwise {

// In the order of trust.
enum class NameTier : std::uint8_t {
  kExact,   // a usual name: "Product_ID"
  kPlain,   // one without decoration: "g:price", "Price (USD)"
  kWords,   // one without words that say nothing: "Variant Price"
  kEnding,  // its last word is enough: "Chair price"
};

// Smaller is better.  In nested JSON, outer keys go first; an ending goes last.  A key that all
// objects share ("name", "amount") counts as the key around it: "brand.name" is the brand.
struct NameMatch {
  bool isEnding = false;
  std::uint32_t depth = 0;
  NameTier tier = NameTier::kExact;
  std::size_t rank = 0;  // 0 for all rivals, else the place of the name
  std::uint32_t column = 0;

  // Whether names alone cannot tell which of two columns is meant.
  bool equals(const NameMatch& other) const {
    return isEnding == other.isEnding && depth == other.depth && tier == other.tier &&
           rank == other.rank;
  }
  auto operator<=>(const NameMatch&) const = default;
};

// Nothing if the name is none of the field's.
std::optional<NameMatch> matchName(const FieldNames& field, const TableColumn& column,
                                   std::uint32_t number);

// The columns whose names fit the field, the best first.
std::vector<NameMatch> matchesOf(const FieldNames& field, const std::vector<TableColumn>& columns);

// The classes of columns of a field that serve it together, in their order: a column of a later one
// is read where an earlier one has no value.  A sale price goes before the regular one, the shop's
// category before Google's, and an account before a mail address, a visitor and a session.  The
// last class is read only where there is no other: a list price.
inline constexpr std::uint32_t kClasses = 5;
inline constexpr std::uint32_t kLastResort = 4;
std::uint32_t classOf(const FieldNames& field, const TableColumn& column);

}  // namespace shelfwise
