// The words of a title, a description or a query.
//
// Latin letters become lower case and lose their accents (U+00C0 to U+017F).  Full-width forms
// become narrow.  Digits stay, and so does a point between two digits: "0.5oz" is one word.  An
// apostrophe inside a word is dropped: "L'Oreal" is "loreal".  Every other mark ends a word.
//
// Chinese has no spaces.  So each Han character is a word, and so is each pair of neighbours:
// "运动鞋" gives 运 运动 动 动鞋 鞋.  Letters of other scripts form words as they are.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

// The words in text order, with repetitions.  Bytes that are not UTF-8 end a word.
std::vector<std::string> tokens(std::string_view text);

}  // namespace shelfwise
