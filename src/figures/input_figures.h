// The figures of the files that a command reads, and of those that a build wrote.

#pragma once

#include <string>
#include <vector>

#include "console/figures.h"
#include "delivery/generation.h"
#include "integrity/nobody.h"
#include "schema/file_reading.h"
#include "schema/read_report.h"

namespace shelfwise {

// Writes the figures to the standard output: as JSON, or as text.
void printFigures(const Figures& figures, bool asJson);

// How a file was read: its rows, which column is which field or fact, what is ignored and why, what
// could not be read.  `path` is the file's place in the JSON.
void addInput(const ReadReport& report, const FileReading& reading, const std::string& path,
              Figures& figures);

// The shopper ids that are nobody.
void addNobody(const std::vector<Nobody>& nobody, const std::vector<std::string>& shoppers,
               Figures& figures);

// Bytes of the slices and of their sections.
void addSlices(const Generation& generation, Figures& figures);

}  // namespace shelfwise
