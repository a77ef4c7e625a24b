// Points in time, however logs write them.

#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// 1990-01-01.  Nothing that a log of a shop holds is older: an earlier time is an error of reading.
inline constexpr std::int64_t kEarliestTime = 631'152'000;

// The format for days of a spreadsheet: 46027.5 is noon of 2026-01-05.
inline constexpr std::string_view kSpreadsheetDays = "excel";

// The seconds since 1970-01-01 UTC that `text` stands for.  kBadValue with the reason alone if it
// is no time, or one before kEarliestTime.  Without a zone it is UTC; a fraction is cut off.
//
// An empty format means whatever can mean one time only:
// - ISO 8601, also with a space for the `T`, with `/` or `.` between year, month and day, or
// without
//   signs (20260105, 20260105T101010Z).  Time, fraction and zone may be missing.  A zone may stand
//   behind a space, as an offset or a usual name (UTC, GMT, Z, EST, CET).
// - unix time in seconds, milliseconds (from 10^11), microseconds (from 10^14) or nanoseconds (from
//   10^17).
// - a month by its name, whole or shortened, in English, German, French, Spanish, Italian,
//   Portuguese or Dutch: "Mon, 05 Jan 2026 10:00:00 +0100", "5. Januar 2026", "Jan 5, 2026 3:04
//   PM". A year of two digits stands last.
// - 2026年1月5日 and 2026년 1월 5일.
//
// Any other format is made of parts, each at most once, and the characters between them:
// - YYYY or YY; from 70 on, YY is 19YY,
// - MM or MMM, a month by its name,
// - DD, hh, mm, ss,
// - A behind hh for AM or PM; hh is then of 12 hours,
// - f behind a point or comma for the digits of a fraction,
// - Z for a zone or nothing.
//
// All but YYYY and YY may have one digit.  What is behind the date may be missing at the end of a
// text, and `:ss` and `.f` anywhere.
Result<std::int64_t> parseTime(std::string_view text, std::string_view format);

// Whether a format of parseTime names year, month and day, each once, or is kSpreadsheetDays.  A
// stands behind hh.
bool isTimeFormat(std::string_view format);

}  // namespace shelfwise
