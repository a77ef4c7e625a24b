// Reads a catalogue by its plan.
//
// Every further column that the plan takes for one becomes a typed fact.  A cell of an optional
// field that cannot be read is left out and counted.  All rules: docs/catalogue.md.
//
// Errors of the whole file:
// - those of openFile() and planFiles();
// - kEmptyFile: no row;
// - kBadEncoding: bytes that are not UTF-8;
// - kBadRow: a quote that never closes;
// - kTooManyBadRows: more than 1 % of the rows are unreadable.
//
// With `lenient` bad encoding makes a row unreadable, and no share is too many.

#pragma once

#include "base/result.h"
#include "ingest/catalog.h"
#include "input/opened_file.h"
#include "schema/column_map.h"
#include "schema/read_report.h"
#include "survey/item_ids.h"
#include "table/input_text.h"

namespace shelfwise {

struct CatalogRead {
  Catalog catalog;
  ReadReport report;
};

// One product per row, or per cell of the id column in a row.  Where the plan has groups, rows of
// one id or one group are variants of a product (ingest/variants.h).  Else kDuplicateId, naming
// both rows, if an id comes twice; with `lenient` the later row is unreadable.
//
// Where the map says rowsRepeatProducts, or the file is also the log, the rows of one id are joined
// instead.  The product gets the most frequent title, brand, image, url and description (of equals,
// the first), the median price (the lower of two), and the categories and facts of all rows.
Result<CatalogRead> readCatalog(OpenedFile& file, const ReadOptions& options);

// The same of a file that is opened and planned by itself.
Result<CatalogRead> readCatalog(const InputFile& file, const ReadOptions& options);

// The products that an event file names, joined like rowsRepeatProducts, without facts.  The file
// may also consist of lines `user item item ...`.
Result<CatalogRead> catalogFromEvents(OpenedFile& file, const ReadOptions& options);
Result<CatalogRead> catalogFromEvents(const InputFile& file, const ReadOptions& options);

// The ids and further names of all products.  The catalogue must outlive it.
ItemIds itemIds(const Catalog& catalog);

}  // namespace shelfwise
