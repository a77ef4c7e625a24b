// HTML in the texts of a shop, as a person reads it.

#pragma once

#include <string>
#include <string_view>

namespace shelfwise {

// Whether a text may hold tags or entities: it has `<` or `&`.
bool mayHaveMarkup(std::string_view text);

// `text` without HTML tags and comments, with its entities decoded once.
//
// A tag of a block (p, br, li, td, ...) becomes a space, others nothing; the content of script and
// style is dropped.  A `<` that begins no tag stays ("< 5 cm"), and so does a `&` that begins no
// entity.  Known are the entities of HTML 4, `&apos;` and a few of HTML 5, with their semicolon,
// and all numbers.  "&amp;lt;" is "&lt;": once means once.
std::string withoutMarkup(std::string_view text);

}  // namespace shelfwise
