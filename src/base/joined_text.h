// A text out of texts and whole numbers, in less code than + of std::string takes.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shelfwise {

void appendPart(std::string& text, std::string_view part);
void appendPart(std::string& text, std::uint64_t number);

// The parts in order, numbers in decimal digits.
template <class... Parts>
std::string joined(const Parts&... parts) {
  std::string text;
  (appendPart(text, parts), ...);
  return text;
}

}  // namespace shelfwise
