// Rows of raw cells out of CSV and its kin, by a given dialect.
//
// Lines end with LF, CR LF or CR.  A quote opens a quoted cell only at the start of the cell. Which
// quotes are text:
// - Where cells are separated by `,` or `;`, a quoted cell ends at its closing quote, as in RFC
// 4180;
//   text behind that is a fault of the row.  Spaces around a quoted cell of one line do not count.
// - Tabs, `|` and `::` hardly occur in text, so that writers do not quote.  There a quote is text
//   unless it opens the cell and another closes it right before a separator or a line end.
// - "Pan 12" deep" of a writer who doubles no quotes is one cell, if no separator follows its first
//   inner quote.
// - Everywhere, a quoted cell that spans lines which look like rows of the file is a stray quote:
// it
//   is text.  If some of these lines look like rows and others do not, reading stops.
// A line looks like a row if it has the usual number of cells, digits where the file has numbers,
// and no spaces where it has none.
//
// Each byte is looked at a few times at most, however the quotes stand.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shelfwise {

struct Dialect {
  std::string separator = ",";  // one or two bytes
  bool backslash = false;       // in quoted cells, \" is a quote and \\ a backslash

  bool writersQuote() const { return separator == "," || separator == ";"; }
};

// What the rows of a file look like.
struct RowShape {
  std::size_t cells = 0;      // of most rows; below 2, no quote is judged
  std::vector<bool> numeric;  // columns whose cells nearly all begin with a digit
  std::vector<bool> solid;    // columns whose cells hold no space
};

struct RawRow {
  std::vector<std::string_view> cells;  // trimmed; as many as are kept
  std::size_t count = 0;                // of all cells
  std::size_t filled = 0;               // up to the last cell with content
  std::size_t begin = 0;                // in the text
  std::size_t end = 0;                  // behind the line end
  std::uint64_t number = 0;             // from 1; rows without content count
  std::uint64_t lines = 1;
  std::size_t longest = 0;  // the longest cell in bytes, and its column
  std::size_t longestAt = 0;
  bool textAfterQuote = false;
  std::size_t strayQuotes = 0;      // at the start of a cell, but text
  std::size_t undoubledQuotes = 0;  // inside a quoted cell, and text
  std::size_t rowsInCells = 0;      // lines in quoted cells that look like rows, too few to be sure
};

enum class RowRead : std::uint8_t {
  kRow,
  kEnd,
  kOpenQuote,   // the cell at raw.count opens with a quote that never closes
  kStrayQuote,  // the same, but it closes behind lines that mostly look like rows
};

class DelimitedRows {
 public:
  // `text` must outlive the rows.
  DelimitedRows(std::string_view text, const Dialect& dialect);

  // From now on judges quotes by what rows look like.
  void expect(const RowShape& shape);

  // Cells beyond this number are counted and not kept.
  void keep(std::size_t cells) { kept_ = cells; }

  // Reads the next row that has content.  Its cells are valid until the next call.
  RowRead next(RawRow& raw);

  // After kOpenQuote: goes on behind the line in which the quote opens.
  void skipLine();

  // Where the next row begins, and how many rows were before it.
  struct Mark {
    std::size_t at = 0;
    std::uint64_t rows = 0;
  };
  Mark mark() const { return {at_, rows_}; }
  void goTo(const Mark& mark);

 private:
  struct Quoted {
    std::size_t close;  // where its closing quote stands, or npos
    bool escapes;
  };
  enum class QuoteKind : std::uint8_t { kOfCell, kText, kUncertain };
  struct Span;

  RowRead readCell(RawRow& raw);
  RowRead readQuoted(RawRow& raw);
  void readPlain(RawRow& raw);
  std::size_t pastSpaces(std::size_t at) const;
  void skipSpacesBeforeQuote();
  void addCell(RawRow& raw, std::size_t begin, std::size_t end);
  void skipPlain();
  bool endsCell(std::size_t at) const;
  bool stepOver();
  void unescape(RawRow& raw);
  void appendUnescaped(std::string_view cell);

  Quoted closingQuote(std::size_t open) const;
  void takeUndoubled(RawRow& raw, Quoted& quoted) const;
  bool backslashed(std::size_t quote, std::size_t open) const;
  QuoteKind kindOnOneLine(const RawRow& raw, std::size_t open, std::size_t close) const;
  QuoteKind kindAcrossLines(RawRow& raw, std::size_t open, std::size_t close) const;
  std::size_t linesNeeded(bool closed) const;
  Span spanOf(const RawRow& raw, std::size_t open, std::size_t close) const;
  bool looksLikeRow(std::string_view line) const;
  std::size_t lineEnd(std::size_t at) const;
  std::size_t pastLineEnd(std::size_t at) const;
  std::size_t plainCells(std::string_view line) const;

  std::string_view text_;
  Dialect dialect_;
  RowShape shape_;
  bool hasPattern_ = false;  // some column is numeric or solid
  std::size_t kept_;
  bool stops_[256] = {};  // bytes that may end a plain cell
  std::size_t at_ = 0;
  std::uint64_t rows_ = 0;
  std::vector<std::size_t> escaped_;  // cells of the row that hold escapes
  std::string scratch_;               // their text without
};

}  // namespace shelfwise
