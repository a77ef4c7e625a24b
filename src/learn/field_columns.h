// The fields slice: the text that a result can show of a product.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/catalog.h"
#include "slice/model.h"
#include "train/graph_builder.h"

namespace shelfwise {

// One column for each name.  A name is "title", "brand", "category" (the first path), "price" (with
// its currency), "image", "url", "description", or a further column of the catalogue.  The facts of
// a further column are joined by "|".  Columns without any value are left out.
std::vector<FieldColumn> fieldColumns(const Catalog& catalog, const ItemOrder& order,
                                      std::span<const std::string> names);

}  // namespace shelfwise
