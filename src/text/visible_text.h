// Outside text made safe for a terminal.  Characters that would control the terminal, begin a new
// line or change the direction of writing are escaped.

#pragma once

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace shelfwise {

// Whether a character can be shown as it is.  Not visible are control characters (C0, DEL, C1),
// characters that end a line or set the direction of writing, and bytes that are not UTF-8.
bool isVisible(const Utf8Char& character);

// Escapes each byte of a character that is not visible, in the form "\x1B".
std::string visible(std::string_view text);

// The same, but line breaks stay: for text whose line breaks are our own.
std::string visibleLines(std::string_view text);

// A JSON text of the same value.  In its strings, a character that is not visible is escaped in the
// form "\u001b"; a byte that is not UTF-8 becomes "\ufffd".  Requires valid JSON without line
// breaks outside its strings.
std::string visibleJson(std::string_view json);

}  // namespace shelfwise
