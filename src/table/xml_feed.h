// Product feeds in XML as a table: RSS 2.0 (`item`), Atom (`entry`), and lists of `product` or
// `offer`.
//
// A row is an item; a column is an element below it, by its path: <g:shipping><g:price> is the
// column price with the path shipping.price.  Prefixes such as g: are dropped.  An element that
// comes twice is two cells of one column.  An element with elements or attributes of its own is an
// Element.  An attribute is a column below its element; that of <link href="..."/> alone is the
// link itself.
//
// The text is parsed once for the columns and where items begin, then item by item.  Entities of a
// DOCTYPE and files elsewhere are not read: a document that declares some is refused.

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

inline constexpr std::size_t kMaxXmlDepth = 64;

// Whether a text is XML or HTML: it starts with a tag and ends with one.
bool isMarkup(std::string_view text);

// Fails with kBadRow, the line and the reason if the XML is not well-formed, has no item, or is
// HTML. Fails with kBadEncoding for bytes that are not of the declared encoding, and with kTooLarge
// as JSON Lines do.
Result<std::unique_ptr<Table>> openXmlFeed(const std::string& file, std::string text);

}  // namespace shelfwise
