// Which products replace one another by their categories, for the builder.  Applies
// kg/substitutes.h to the triples of a graph, so that the device answers the same for every pair of
// items.

#pragma once

#include <memory>

#include "base/ids.h"
#include "kg/triples.h"

namespace shelfwise {

class SubstituteCategories {
 public:
  // Without categories: no item replaces another.
  SubstituteCategories() = default;

  explicit SubstituteCategories(const GraphTriples& triples);

  // Whether no item has a category at all.
  bool empty() const { return index_ == nullptr; }

  bool areSubstitutes(ItemId a, ItemId b) const;

 private:
  struct Index;
  std::shared_ptr<const Index> index_;
};

}  // namespace shelfwise
