// The words of a title, a description or a query.
//
// Latin letters are lower-cased and lose their accents (Latin-1), full-width forms become narrow;
// digits stay, with a point between two digits ("0.5oz" is one word); an apostrophe inside a word
// is dropped ("L'Oreal" is "loreal"); every other mark ends a word.  Each Han character is a word,
// and so is each pair of neighbours ("运动鞋": 运 运动 动 动鞋 鞋), because Chinese has no spaces.
// Letters of other scripts form words as they are.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

// In text order, repeated words repeated.  Bytes that are no UTF-8 end a word.
std::vector<std::string> tokens(std::string_view text);

}  // namespace shelfwise
