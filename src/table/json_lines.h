// JSON Lines as a table: one object per line.

#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

// A line that is no object, or has more than kMaxColumns keys, is a faulty row.  Fails with
// kTooLarge if all good rows together have more than kMaxColumns different keys.
Result<std::unique_ptr<Table>> openJsonLines(const std::string& file, std::string text);

}  // namespace shelfwise
