// The lists that a shop can ask for.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "arrays/enum_array.h"
#include "sections/chart_section.h"

namespace shelfwise {

enum class List : std::uint8_t {
  kForYou,
  kRelated,
  kSimilar,
  kBoughtTogether,
  kCart,
  kBestSellers,
  kMostViewed,
  kTrending,
  kNewArrivals,
  kRecentlyViewed,
  kOnSale,
  kBecauseOf,
};
inline constexpr std::size_t kListCount = 12;
inline constexpr auto kLists = enumValues<List, kListCount>();

// What a list is asked about.
enum class ListSubject : std::uint8_t { kShopper, kItem, kCart, kShop };

struct ListRow {
  List list;
  std::string_view name;  // in the npm package and the docs; the reason of its items, without terms
  ListSubject subject;
  std::optional<Chart> chart = std::nullopt;  // of a list that is a chart
  std::string_view lack = {};  // what an old or poor build is without; empty: nothing
};

inline constexpr EnumArray<List, ListRow, kListCount> kListRows = {{{
    {List::kForYou, "forYou", ListSubject::kShopper},
    {List::kRelated, "related", ListSubject::kItem},
    {List::kSimilar, "similar", ListSubject::kItem},
    {List::kBoughtTogether, "boughtTogether", ListSubject::kItem},
    {List::kCart, "cart", ListSubject::kCart},
    {List::kBestSellers, "bestSellers", ListSubject::kShop, Chart::kBestSellers, "no-purchases"},
    {List::kMostViewed, "mostViewed", ListSubject::kShop, Chart::kMostViewed, "no-views"},
    {List::kTrending, "trending", ListSubject::kShop, Chart::kTrending, "no-times"},
    {List::kNewArrivals, "newArrivals", ListSubject::kShop, Chart::kNewArrivals, "no-times"},
    {List::kRecentlyViewed, "recentlyViewed", ListSubject::kShopper},
    {List::kOnSale, "onSale", ListSubject::kShop, std::nullopt, "no-prices"},
    {List::kBecauseOf, "becauseOf", ListSubject::kShopper},
}}};

// The inverse of ListRow::name; nothing for any other word.
constexpr std::optional<List> listFromName(std::string_view name) {
  for (const ListRow& row : kListRows) {
    if (row.name == name) return row.list;
  }
  return std::nullopt;
}

}  // namespace shelfwise
