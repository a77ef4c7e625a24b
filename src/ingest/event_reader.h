// Reads event logs and given splits out of CSV, TSV or JSON Lines bytes, plain or gzip-ed.
//
// Errors of the whole file are those of catalog_reader.h, without kDuplicateId.

#pragma once

#include <span>

#include "base/result.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "input/opened_file.h"
#include "schema/column_map.h"
#include "schema/read_report.h"
#include "table/input_text.h"

namespace shelfwise {

struct EventLogRead {
  EventLog log;
  ReadReport report;
};

// Fields: shopper, item; optional type, time or position, quantity, price, order, part.  Without
// time and position events are in file order.  The file may also consist of lines `user item item
// ...`.
//
// An item is found by its id or by a further name of its product.  If most are not found, the one
// form that joins them is used and told (survey/item_ids.h).
//
// In a file where the rows of an order stand together, the first of them speaks for those below
// that leave shopper, time or a left-out cell empty.
//
// kBadValue if no event is of a product, or if none has a known type.  The message shows ids of
// both sides, or the words.  kMissingColumn if there is neither a shopper nor an order.
Result<EventLogRead> readEvents(OpenedFile& file, const Catalog& catalog,
                                const ReadOptions& options);

// One file that is opened and planned by itself.
Result<EventLogRead> readEvents(const InputFile& file, const Catalog& catalog,
                                const ReadOptions& options);

// One file of a given split.  If `part` is kNone, the file has a column for it.
struct SplitFile {
  InputFile file;
  Part part = Part::kNone;
};

// The files of a split as one log; a shopper's events keep the order of the files.  The report
// counts all files together.  kMissingColumn if a file has neither a part nor a column for it.
Result<EventLogRead> readSplit(std::span<const SplitFile> files, const Catalog& catalog,
                               const ReadOptions& options);

// The same of files that are opened and planned; `parts` has one for each.
Result<EventLogRead> readSplit(std::span<OpenedFile> files, std::span<const Part> parts,
                               const Catalog& catalog, const ReadOptions& options);

}  // namespace shelfwise
