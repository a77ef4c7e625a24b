// The figures of the files that a command reads, and of those that a build wrote.

#pragma once

#include <string>
#include <vector>

#include "console/figures.h"
#include "delivery/generation.h"
#include "integrity/nobody.h"
#include "schema/read_report.h"

namespace shelfwise {

// Rows of a file: read, unreadable, set aside.  `path` is the file's place in the JSON.
void addInput(const ReadReport& report, const std::string& path, Figures& figures);

// The shopper ids that are nobody.
void addNobody(const std::vector<Nobody>& nobody, const std::vector<std::string>& shoppers,
               Figures& figures);

// Bytes of the slices and of their sections.
void addSlices(const Generation& generation, Figures& figures);

}  // namespace shelfwise
