// How a file of the CSV family is written, judged on its first rows (at most kSampleRows).
//
// Separator: of `,` `;` tab `|` `::`, the one that the first line uses most, if the rows below have
// the same number of cells.  Else the one with the best score, (2 * rows with the usual number of
// cells + shorter rows) * (1 - 1 / that number): many rows alike count, and many cells.  The weight
// of a row's length is that of van den Burg, Nazabal and Sutton, "Wrangling messy CSV files by
// detecting row and type patterns", 2019.  A line `sep=;` decides.
//
// Backslash: \" is a quote in quoted cells if fewer lines of the whole file are misfits so.
//
// Head: the first row is the header.  Rows above it are skipped if they are clearly none: comments
// with #, banners with hardly a cell, the settings of an Amazon flat file.  A row of machine names
// (item_sku, item_name) below the titles is a second header: its names are taken, since they do
// not depend on a language.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "table/delimited_rows.h"

namespace shelfwise {

inline constexpr std::size_t kSampleRows = 1000;

struct FileDialect {
  Dialect dialect;
  RowShape shape;
  std::uint64_t headerRow = 0;   // its number, from 1; 0 if the file has none
  std::uint64_t rowsBefore = 0;  // rows above the first row of data
  bool headerLooksLikeValues = false;
  std::vector<std::string> notes;  // sentences about what was found
};

// Requires text with something but white space.  Without `header`, every row is data but a line
// `sep=;` and comments.
FileDialect judgeDialect(std::string_view text, bool header);

}  // namespace shelfwise
