// Reads a catalogue out of CSV, TSV or JSON Lines bytes, plain or gzip-ed.
//
// Columns are recognised by their usual English and Chinese names, or the map names them.  Every
// further column becomes a typed fact.  All rules: docs/catalogue.md.
//
// Errors of the whole file:
// - those of inputText();
// - kEmptyFile: no row;
// - kBadEncoding: bytes that are not UTF-8;
// - kMissingColumn and kAmbiguousColumn;
// - kTooLarge: more than kMaxColumns columns;
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

// One product per row.  kDuplicateId, naming both rows, if an id comes twice; with `lenient` the
// later row is unreadable.
//
// Where the map says rowsRepeatProducts, the rows of one id are joined instead.  The product gets
// the most frequent title, brand, image, url and description (of equals, the first), the median
// price (the lower of two), and the categories and facts of all rows.
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
