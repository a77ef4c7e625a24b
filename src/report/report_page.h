// The report of an evaluation as one page of HTML that needs nothing else: no script, no font, no
// network.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evaluate/report.h"

namespace shelfwise {

// The facts of the page that the report itself does not have.
struct PageFacts {
  std::vector<std::string> inputs;  // names of the files
  std::string version;              // of this program
  std::string effort;
  std::uint32_t minSupport = 0;
  std::uint64_t seed = 0;
  std::string date;  // empty: the page has none
};

// The same arguments give the same bytes.  Requires at least one row.
std::string reportPage(const Report& report, const PageFacts& facts);

}  // namespace shelfwise
