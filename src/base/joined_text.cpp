#include "base/joined_text.h"

namespace shelfwise {

void appendPart(std::string& text, std::string_view part) { text += part; }

void appendPart(std::string& text, std::uint64_t number) { text += std::to_string(number); }

}  // namespace shelfwise
