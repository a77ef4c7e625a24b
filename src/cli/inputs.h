// The files that a command line names, read into what the models are made from.

#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "console/stage_progress.h"
#include "ingest/catalog.h"
#include "ingest/event_log.h"
#include "learn/input.h"
#include "schema/file_reading.h"
#include "schema/read_report.h"

namespace shelfwise {

// A file, and how it was read.
struct ReadFile {
  ReadReport report;
  FileReading reading;  // of the first file of a split
};

struct Inputs {
  Catalog catalog;
  EventLog log;
  Links links;
  std::vector<ReadFile> files;           // in the order of reading
  std::vector<std::string> mapSections;  // that read the files in the same way

  ShopInput shop() const { return {catalog, log, links}; }
};

// Reads --map, --catalog, --events or --split, and --links.  All files are opened first and planned
// together.  Without a catalogue the products are those of the events.  An error of a file names
// the file.  Where too many rows are unreadable, the first of them are printed.
Result<Inputs> readInputs(const Options& options, StageProgress& progress);

}  // namespace shelfwise
