// The files that a command line names, read into what the models are made from.

#pragma once

#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "console/stage_progress.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "learn/input.h"
#include "schema/read_report.h"

namespace shelfwise {

struct Inputs {
  Catalog catalog;
  EventLog log;
  Links links;
  std::vector<ReadReport> reports;  // one per file, in the order of reading

  ShopInput shop() const { return {catalog, log, links}; }
};

// Reads --map, --catalog, --events or --split, and --links.  Without a catalogue the products are
// those of the events.  An error of a file names the file.  Where too many rows are unreadable, the
// first of them are printed.
Result<Inputs> readInputs(const Options& options, StageProgress& progress);

}  // namespace shelfwise
