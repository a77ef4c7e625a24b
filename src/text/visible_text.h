// Text of others as a terminal can show it: what would steer the terminal, begin a line of its own
// or turn the direction of writing is spelled out.

#pragma once

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace shelfwise {

// Whether a character can be shown as it is: neither a control character (C0, DEL, C1), nor one
// that ends a line or sets the direction of writing, nor a byte that is no UTF-8.
bool isVisible(const Utf8Char& character);

// Each byte of what is not visible becomes "\x1B".
std::string visible(std::string_view text);

// The same, but line breaks stay: for text that was put together here.
std::string visibleLines(std::string_view text);

// A JSON text of the same value: in its strings, what is not visible becomes "\u001b", and a byte
// that is no UTF-8 "\ufffd".  Requires valid JSON without line breaks, its strings apart.
std::string visibleJson(std::string_view json);

}  // namespace shelfwise
