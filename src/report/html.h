// The parts of a page of HTML.

#pragma once

#include <string>
#include <string_view>

#include "report/report_tables.h"

namespace shelfwise {

// `text` as the content of an element or of a quoted attribute.
std::string escapedHtml(std::string_view text);

// <name>text</name>, the text escaped.
std::string element(std::string_view name, std::string_view text);

// The first column heads the rows.  A table that is wider than the page scrolls.
std::string tableHtml(const ReportTable& table);

// A part that may be wider than the page, and then scrolls.  `name` describes it to those who
// cannot see it.
std::string scrolling(std::string_view name, std::string_view html);

}  // namespace shelfwise
