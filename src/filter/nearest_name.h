// The way out of a misspelt name.

#pragma once

#include <span>
#include <string>
#include <string_view>

namespace shelfwise {

// `; did you mean "brand"?` of the name that takes the fewest edits: insert, delete or replace a
// byte, or swap two neighbours; the case of ASCII letters is free.  Empty if that takes more than a
// third of the name's length, rounded up, or if the only difference is none.  Of equal ones the
// first.
std::string nearestName(std::string_view name, std::span<const std::string_view> known);

}  // namespace shelfwise
