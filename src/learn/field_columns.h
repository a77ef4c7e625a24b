// The columns of the fields slice: what a filter can ask of a product, and a result can show of it.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/catalog.h"
#include "kg/triples.h"
#include "sections/column_section.h"
#include "slice/model.h"
#include "train/graph_builder.h"

namespace shelfwise {

struct BuildColumns {
  TypedColumns typed;
  std::vector<FieldColumn> texts;
  std::vector<ColumnNote> notes;
};

// The price and the further columns by their values, at most one of a product:
// - a number column if all are numbers of one unit;
// - a boolean column if all are "true", "false" or a usual word for them;
// - a date column if all are dates.
//
// Any other column is the relation of the graph, and a note tells what the graph leaves out of it.
// Prices in several currencies are no column but texts.
//
// A column of texts is made for each name in `names` whose values nothing else holds: "title",
// "category" (the first path), "image", "url", "description", and what a note tells of.  Columns
// without any value are left out.
BuildColumns buildColumns(const Catalog& catalog, const ItemOrder& order, const GraphTriples& graph,
                          std::span<const std::string> names);

}  // namespace shelfwise
