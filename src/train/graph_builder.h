// A catalogue and its links as a knowledge graph.
//
//   product -brand-> brand, -category-> every prefix of its paths, -title-> words of the title,
//   -price-> price band, -column-> fact, -link-> product
//
// A numeric column with many values is binned (train/number_bins.h).  Values longer than
// kMaxFactLength are counted and left out.  So are facts that lead nowhere:
// - constant facts, on 95 % of the items;
// - words on more items than are walked;
// - facts of a single item;
// - boolean false.
//
// Every other brand and category stays, because it is shown.

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

// The order of items, and the way back.
struct ItemOrder {
  std::vector<ProductId> productOf;  // [items]
  PerProduct<ItemId> itemOf;         // the inverse
};

// Sorts items by category path, then by popularity (most shoppers first), then by id.  Neighbours
// in this order have much in common, which makes a slice smaller.  Requires shoppers[product] for
// every product.
ItemOrder itemOrder(const Catalog& catalog, const PerProduct<std::uint32_t>& shoppers);

// Entities are in order of (relation, items descending, label), and labels differ within a
// relation.  A category has its last segment as label where no other category has that name;
// otherwise it has its path, "A > B > C".  A relation without a triple is left out.  Requires links
// between known products.
GraphTriples buildGraph(const Catalog& catalog, const Links& links, const ItemOrder& order,
                        std::uint32_t hubLimit);

}  // namespace shelfwise
