// By which categories products replace one another, for the builder: kg/substitutes.h over the
// triples of a graph, so that the device answers the same for every pair of items.

#pragma once

#include <memory>

#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

class SubstituteCategories {
 public:
  // None: nothing replaces anything.
  SubstituteCategories() = default;

  explicit SubstituteCategories(const GraphTriples& triples);

  // Whether no item has a category that tells.
  bool empty() const { return index_ == nullptr; }

  bool areSubstitutes(ItemId a, ItemId b) const;

 private:
  struct Index;
  std::shared_ptr<const Index> index_;
};

}  // namespace shelfwise
