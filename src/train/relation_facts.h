// The facts of one relation while a graph is built: its tails, and the items of each tail.

#pragma once

#include <cstdint>
#include <optional>
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

  // Gives `item` the fact with that label.  Requires items in ascending order.
  void add(std::string_view label, ItemId item);

  // Shortens each label that is a path, "A > B", to its last segment where that is unique.
  void shortenPaths();

  // Drops tails whose label, or a segment of it, has more than kMaxFactLength characters.  Returns
  // how many facts of items were dropped.
  std::uint32_t dropLong();

  // Drops facts that lead nowhere (train/graph_builder.h) and counts them in `unwalked`.  Sorts the
  // rest by items descending, then label.
  void dropUnwalked(std::uint32_t itemCount, std::uint32_t hubLimit, UnwalkedFacts& unwalked);

 private:
  bool isBoolean() const;

  Relation relation_;
  std::vector<Tail> tails_;
  std::unordered_map<std::string, std::uint32_t> tailOf_;
};

// Whether a fact says yes or no: "true", "yes", "是" and their opposites in any case.  Nothing if
// it says neither.
std::optional<bool> truthOf(std::string_view label);

// Separates the segments of a category's label.
inline constexpr std::string_view kPathSeparator = " > ";

}  // namespace shelfwise
