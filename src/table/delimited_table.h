// CSV and its kin as a table.

#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

// Requires no other format.  A row with content beyond the last column of the header is a fault;
// empty cells there are dropped.
Result<std::unique_ptr<Table>> openDelimited(const std::string& file, std::string text,
                                             const TableOptions& options);

}  // namespace shelfwise
