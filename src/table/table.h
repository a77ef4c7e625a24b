// Rows of named cells from CSV, TSV or JSON Lines.  The text tells which of them it is.
//
// CSV follows RFC 4180; dialect.h says how the separator, the header and escapes are found, and
// delimited_rows.h which quotes are text.  A row that ends early has empty cells at its end.
//
// In JSON Lines, nested objects are flattened: "a": {"b": 1} is the column b with the path a.b.  A
// list is several cells of one column.  A list within a list is one cell, joined by " > ".  Each
// object in a list is an element, and its cells name it: the lines of an order stay apart.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/input_text.h"

namespace shelfwise {

inline constexpr std::size_t kMaxColumns = 10'000;
inline constexpr std::size_t kMaxCellBytes = std::size_t{1} << 20;

struct TableColumn {
  std::string name;         // the header's cell, or the innermost key; may be empty
  std::string path;         // "a.b" of nested JSON, else the name
  std::uint32_t depth = 0;  // 0 at the top
};

enum class CellKind : std::uint8_t { kText, kNumber, kBoolean };  // the last two in JSON only

// Stands for the row itself where an element is asked for.
inline constexpr std::uint32_t kNoElement = 0xFFFF'FFFF;

// One object of a list in a row of JSON.
struct Element {
  std::uint32_t parent = kNoElement;  // the element that holds the list; a smaller index
};

struct Cell {
  std::uint32_t column;
  CellKind kind;
  std::string_view text;               // trimmed, never empty; valid until the next row is read
  std::uint32_t element = kNoElement;  // the innermost one that holds the cell
};

// Why a row is unreadable.  The reader of the table adds the file.
struct RowFault {
  ErrorCode code;
  std::string column;      // empty if the whole row is concerned
  std::string_view value;  // in full length; valid until the next row is read
  std::string reason;
};

struct Row {
  std::uint64_t number = 0;       // the first row of the file, or the header, is 1
  std::uint64_t lines = 1;        // of the file that the row takes
  std::vector<Cell> cells;        // in column order for CSV, in key order for JSON Lines
  std::vector<Element> elements;  // of JSON, in the order in which they begin
  std::optional<RowFault> fault;
};

struct TableOptions {
  // False where the first row of a CSV file is a row already: columns are named "1", "2", ...
  bool header = true;
};

class Table {
 public:
  virtual ~Table() = default;

  // All columns of the file; complete from the start.
  const std::vector<TableColumn>& columns() const { return columns_; }

  // Whether at least half of the header's cells look like those below them: the file seems to have
  // no header.
  bool headerLooksLikeValues() const { return headerLooksLikeValues_; }

  // Whether the format has null, numbers, booleans and lists of its own, as JSON.
  bool isTyped() const { return isTyped_; }

  // Sentences for the log: what was recognised, skipped or read in an unusual way.  Complete once
  // all rows were read.
  const std::vector<std::string>& notes() const { return notes_; }

  // Reads the next row that has content into `row`; false at the end.  kBadRow for a quote that
  // never closes or closes behind other rows, since what follows cannot be told from its cell.
  virtual Result<bool> next(Row& row) = 0;

  // Goes back: the next row is the first again.
  virtual Status rewind() = 0;

 protected:
  std::vector<TableColumn> columns_;
  std::vector<std::string> notes_;
  bool headerLooksLikeValues_ = false;
  bool isTyped_ = false;
};

// Fails with kEmptyFile if there is no header or no content at all, and with kBadRow for a JSON
// array.  Fails with kTooLarge for a header of more than kMaxColumns columns, and with kBadEncoding
// for a header that is not UTF-8.
Result<std::unique_ptr<Table>> openTable(const std::string& file, std::string text,
                                         const TableOptions& options = {});

// Finds the rows with bytes that are not UTF-8, in one pass over the text.
class EncodingCheck {
 public:
  explicit EncodingCheck(std::string_view text);

  // The fault of the row text[begin, end), if any.  Requires calls in file order.
  std::optional<RowFault> faultIn(std::string_view text, std::size_t begin, std::size_t end);

 private:
  std::size_t bad_ = 0;  // the first bad byte that was not reported, or the end
};

}  // namespace shelfwise
