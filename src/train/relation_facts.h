// The facts of one relation while a graph is built: its tails, and the items that have each.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

struct Tail {
  std::string label;
  std::vector<ItemId> items;  // ascending, unique
};

class RelationFacts {
 public:
  explicit RelationFacts(Relation relation) : relation_(std::move(relation)) {}

  const Relation& relation() const { return relation_; }
  const std::vector<Tail>& tails() const { return tails_; }

  // Says that `item` has the fact of that label.  Requires items in ascending order.
  void add(std::string_view label, ItemId item);

  // Gives each tail whose label is a path "A > B" its last segment as label, where that is unique.
  void shortenPaths();

  // Leaves out tails whose label, or a segment of it, has more than kMaxFactLength characters.
  // Gives how many facts of items that were.
  std::uint32_t dropLong();

  // Leaves out what leads nowhere and counts it; sorts the rest by items descending, then label.
  void dropUnwalked(std::uint32_t itemCount, std::uint32_t hubLimit, UnwalkedFacts& unwalked);

 private:
  bool isBoolean() const;

  Relation relation_;
  std::vector<Tail> tails_;
  std::unordered_map<std::string, std::uint32_t> tailOf_;
};

// Between the segments of a category's label.
inline constexpr std::string_view kPathSeparator = " > ";

}  // namespace shelfwise
