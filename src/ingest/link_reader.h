// Reads the links between products that a shop supplies, out of CSV, TSV or JSON Lines.
//
// Errors of the whole file are those of catalog_reader.h, without kDuplicateId.  kTooLarge also for
// more than kMaxLinkRelations different relations.

#pragma once

#include <cstddef>

#include "base/result.h"
#include "ingest/catalog.h"
#include "ingest/links.h"
#include "input/opened_file.h"
#include "schema/column_map.h"
#include "schema/read_report.h"
#include "table/input_text.h"

namespace shelfwise {

// Together with the columns of a catalogue, these stay below kMaxRelations (kg/triples.h).
inline constexpr std::size_t kMaxLinkRelations = 50'000;

struct LinksRead {
  Links links;
  ReadReport report;
};

// Fields: from, relation, to.
Result<LinksRead> readLinks(OpenedFile& file, const Catalog& catalog, const ReadOptions& options);

// A file that is opened and planned by itself.
Result<LinksRead> readLinks(const InputFile& file, const Catalog& catalog,
                            const ReadOptions& options);

}  // namespace shelfwise
