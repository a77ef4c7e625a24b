// What only the operating system knows or does: time, memory, processors, the terminal.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// Seconds since an arbitrary moment; never goes back.
double steadySeconds();

// The most memory this process has had, in bytes; in WASM the size of its heap.
std::uint64_t peakBytes();

// The number of threads that can run at once, at least 1.
std::size_t processorCount();

// The date that outputs are to have, in seconds since 1970: the variable SOURCE_DATE_EPOCH of
// reproducible-builds.org.  None if it is not set, or no whole number.
std::optional<std::int64_t> sourceDateEpoch();

bool errorsGoToTerminal();

// Writes all bytes to an open file; false, with errno set, if that fails.
bool writeAll(int descriptor, std::span<const std::byte> bytes);

// Escapes what is not visible (text/visible_text.h), except line breaks: almost everything that is
// printed contains names and texts of files.
void printOutput(std::string_view text);
void printNote(std::string_view text);  // to the error output

// One line of JSON, with or without its line break.  What is not visible is escaped.
void printJson(std::string_view json);

// To the error output, with the control characters that redraw a line.
void printProgress(std::string_view text);

// "error: <code>: <sentence>", in one line
void printError(const Error& error);

}  // namespace shelfwise
