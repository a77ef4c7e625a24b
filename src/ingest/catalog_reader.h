// Reads a catalogue out of CSV, TSV or JSON Lines bytes, plain or gzip-ed.
//
// Columns are recognised by usual English and Chinese names, or given by the map; every further
// column becomes a typed fact.  All rules: docs/catalogue.md.
//
// Errors of the whole file: those of inputText(); kEmptyFile without a row; kBadEncoding for bytes
// that are no UTF-8; kMissingColumn and kAmbiguousColumn; kTooLarge for more than kMaxColumns
// columns; kBadRow for a quote that never closes; kTooManyBadRows if more than 1 % of the rows are
// unreadable.  With `lenient` bad encoding makes a row unreadable, and no share is too many.

#pragma once

#include "base/result.h"
#include "ingest/catalog.h"
#include "schema/column_map.h"
#include "schema/read_report.h"
#include "table/input_text.h"

namespace shelfwise {

struct CatalogRead {
  Catalog catalog;
  ReadReport report;
};

// One product per row.  kDuplicateId, naming both rows, if an id comes twice (with `lenient` the
// later row is unreadable); where the map says rowsRepeatProducts, rows of one id are joined: the
// most frequent title, brand, image, url and description (the first of equals), the median price
// (the lower of two), the categories and facts of all rows.
Result<CatalogRead> readCatalog(const InputFile& file, const ReadOptions& options);

// The products that an event file names, joined like rowsRepeatProducts, without facts.  The file
// may also consist of lines `user item item ...`.
Result<CatalogRead> catalogFromEvents(const InputFile& file, const ReadOptions& options);

}  // namespace shelfwise
