// Numbers as people read them on a terminal.

#pragma once

#include <cstdint>
#include <string>

namespace shelfwise {

// "12,101"
std::string countText(std::uint64_t count);

// "0 B", "999 B", "1.2 kB", "34 MB": two digits or three, 1 kB = 1000 B
std::string bytesText(std::uint64_t bytes);

// "0.4 s", "12 s", "3:07", "1:00:00"
std::string secondsText(double seconds);

// "45 %"; "0 %" if `whole` is 0.
std::string shareText(std::uint64_t part, std::uint64_t whole);

// `value` with `decimals` digits after the point: "0.1119".
std::string decimalText(double value, int decimals);

}  // namespace shelfwise
