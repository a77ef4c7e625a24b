// Points in time, however logs write them.

#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// Seconds since 1970-01-01 UTC.  With an empty format: ISO 8601 with `T` or a space, with or
// without time, fraction and zone (none: UTC), `/` or `-` between year, month and day; or unix time
// in seconds, milliseconds (from 10^11), microseconds (from 10^14) or nanoseconds (from 10^17).
// A format is made of YYYY MM DD hh mm ss, each once at most, and the characters between them; MM,
// DD, hh, mm and ss may have one digit.
Result<std::int64_t> parseTime(std::string_view text, std::string_view format);

// Whether a format of parseTime names year, month and day.
bool isTimeFormat(std::string_view format);

}  // namespace shelfwise
