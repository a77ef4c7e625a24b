// The fields of catalogues, events and links, and the usual names of their columns.
//
// Names are those of exports in English, Chinese, German, French, Spanish, Italian, Portuguese,
// Dutch, Polish, Swedish, Japanese and Korean.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace shelfwise {

// The names under which a field is found, the preferred ones first, in the form of
// canonicalName().  Words in lists stand between spaces.
struct FieldNames {
  std::string_view field;  // as the map and the documentation call it
  bool needed;
  std::size_t rivals;  // the first `rivals` names are equals: two of them in a file are an error
  std::string_view names;
  std::string_view neutral;    // words that say nothing in this field's names: "Variant Price"
  std::string_view endings;    // last words that are enough: "Chair price"
  std::string_view forbidden;  // words beside an ending that tell of something else: "cost"
};

enum class CatalogField : std::uint32_t {
  kId,
  kTitle,
  kBrand,
  kCategories,
  kPrice,
  kImage,
  kUrl,
  kDescription,
  kCurrency,
};

enum class EventField : std::uint32_t {
  kShopper,
  kItem,
  kType,
  kTime,
  kPosition,
  kQuantity,
  kPrice,
  kOrder,
  kPart,
};

enum class LinkField : std::uint32_t { kFrom, kRelation, kTo };

// In the order of the enumerations.
std::span<const FieldNames> catalogFields();
std::span<const FieldNames> eventFields();
std::span<const FieldNames> linkFields();

// Stands for no field of any of the enumerations, and for no column.
inline constexpr std::uint32_t kNoField = 0xFFFF'FFFF;

}  // namespace shelfwise
