// Points in time, however logs write them.

#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// The seconds since 1970-01-01 UTC that `text` stands for.
//
// An empty format means ISO 8601 or unix time.  ISO 8601 may have `T` or a space before the time,
// and `/` or `-` between year, month and day.  Time, fraction and zone may be missing; without a
// zone it is UTC.  Unix time is in seconds, milliseconds (from 10^11), microseconds (from 10^14) or
// nanoseconds (from 10^17).
//
// Any other format is made of YYYY MM DD hh mm ss, each at most once, and the characters between
// them.  MM, DD, hh, mm and ss may have one digit.
Result<std::int64_t> parseTime(std::string_view text, std::string_view format);

// Whether a format of parseTime names year, month and day.
bool isTimeFormat(std::string_view format);

}  // namespace shelfwise
