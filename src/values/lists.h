// Cells that hold several values: lists, category paths, addresses of pictures; yes and no.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "values/style.h"

namespace shelfwise {

// The values of a cell, cleaned, without empty ones and without words for no value.
//
// A cell that is wholly a list of JSON, Python or NumPy gives its elements: ["red", "blue"],
// ['red', 'blue'], ['red' 'blue'].  Other cells are cut at `style.listSign`; an empty sign leaves
// one value.  A backslash before the sign keeps it ("Food\, Drink").
std::vector<std::string> listOf(std::string_view text, const ValueStyle& style);

// The elements of a cell that is wholly a list in brackets; of lists within, joined by " > ".
// Nothing if it is no such list.
std::optional<std::vector<std::string>> bracketList(std::string_view text);

// "A > B | A > C": the paths, by the signs of the style, without empty parts and words for no
// value. Each element of a list in brackets is one path.  kBadValue if a category is its own
// ancestor (A > B > A) or a path is deeper than kMaxCategoryDepth.
inline constexpr std::size_t kMaxCategoryDepth = 32;
using CategoryPath = std::vector<std::string>;
Result<std::vector<CategoryPath>> parseCategories(std::string_view text,
                                                  const ValueStyle& style = {});

// The addresses of pictures in a cell, in order.  A comma, semicolon, bar or space ends an address
// only where another one follows, or where a file name of a picture stands before it.
std::vector<std::string> addressesOf(std::string_view text);

// What a word of yes or no means: Y/N, yes/no, true/false, 1/0, on/off, and the words of German,
// French, Spanish, Italian, Portuguese, Dutch and Chinese.  Nothing for any other text.
std::optional<bool> yesOrNo(std::string_view text);

}  // namespace shelfwise
