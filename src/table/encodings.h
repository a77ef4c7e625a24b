// Text of other encodings as UTF-8, by the tables of musl's iconv.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// kInvalidArgument, with the known names, for a name that is not known.
Status checkEncoding(std::string_view encoding);

// `bytes` as UTF-8.  The name of an encoding is known by its letters and digits: "windows-1252" is
// "Windows 1252".  UTF-16 begins with a byte order mark; without one, the zero bytes tell the
// order.
//
// Text that has kUtf8Evidence characters of two bytes and more, and is UTF-8 throughout, stays as
// it is, whatever the name says.  No other encoding looks so, and one name may be given for several
// files.
//
// Fails as checkEncoding() does, and with kBadEncoding, the line and the byte for bytes that are
// not of the encoding.  Fails with kTooLarge if the result is longer than `maxBytes`.
Result<std::string> utf8Of(const std::string& file, std::string bytes, std::string_view encoding,
                           std::uint64_t maxBytes);

inline constexpr std::size_t kUtf8Evidence = 8;

// The names of the known encodings, for messages.
std::string_view knownEncodings();

// What to do with a file that seems to be of `encoding`, for messages.
std::string wayToUtf8(std::string_view encoding);

}  // namespace shelfwise
