// Dates in filters: ISO 8601.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shelfwise {

// Seconds since 1970-01-01 UTC of "2026-01-31", which is its first second, or of
// "2026-01-31T18:00Z" with seconds or without, in UTC or with an offset as "+01:00".  Nothing for
// any other text, or for a day or a time that there is not.  Years are 0001 to 9999.
std::optional<std::int64_t> parseIsoDate(std::string_view text);

}  // namespace shelfwise
