// A catalogue and its links as a knowledge graph.
//
//   product -brand-> brand, -category-> every prefix of its paths, -title-> words of the title,
//   -price-> price band, -column-> fact, -link-> product
//
// A numeric column with many values is binned (train/number_bins.h).  Facts that lead nowhere are
// counted and left out: constant ones (on 95 % of the items), words on more items than are walked,
// unique ones, boolean false.  So are values longer than kMaxFactLength.  Every other brand and
// category stays, because it is shown.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/per_product.h"
#include "ingest/catalog.h"
#include "ingest/links.h"
#include "kg/triples.h"

namespace shelfwise {

// Which product is which item.
struct ItemOrder {
  std::vector<ProductId> productOf;  // [items]
  PerProduct<ItemId> itemOf;         // the inverse
};

// By category path, then by popularity, most shoppers first, then by id: neighbours in the order
// have much in common, which makes a slice smaller.  Requires shoppers[product] for every product.
ItemOrder itemOrder(const Catalog& catalog, const PerProduct<std::uint32_t>& shoppers);

// Entities are in order of (relation, items descending, label); labels differ within a relation: a
// category is called by its last segment where no other category has that name, else by its path,
// "A > B > C".  A relation without a triple is left out.  Requires links between known products.
GraphTriples buildGraph(const Catalog& catalog, const Links& links, const ItemOrder& order,
                        std::uint32_t hubLimit);

}  // namespace shelfwise
