// Rows of named cells out of CSV, TSV or JSON Lines, whichever the text turns out to be.
//
// CSV follows RFC 4180, with `,`, `;` or tab between cells (whichever the header uses), line ends
// LF, CR LF or CR, and a quote only at the start of a cell.  In JSON Lines nested objects are
// flattened ("a": {"b": 1} is the column b with the path a.b), a list is several cells of one
// column, and a list within a list is one cell, joined by " > ".

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

struct Cell {
  std::uint32_t column;
  CellKind kind;
  std::string_view text;  // trimmed, never empty; valid until the next row is read
};

// Why a row is unreadable; who reads the table knows its file.
struct RowFault {
  ErrorCode code;
  std::string column;      // empty if the whole row is concerned
  std::string_view value;  // as long as it is; valid until the next row is read
  std::string reason;
};

struct Row {
  std::uint64_t number = 0;  // the first row of the file, or the header, is 1
  std::vector<Cell> cells;   // in column order for CSV, in key order for JSON Lines
  std::optional<RowFault> fault;
};

class Table {
 public:
  virtual ~Table() = default;

  // All columns of the file; complete from the start.
  const std::vector<TableColumn>& columns() const { return columns_; }

  // Reads the next row that has content into `row`; false at the end.  kBadRow for a quote that
  // never closes, since no row can be told from there on.
  virtual Result<bool> next(Row& row) = 0;

 protected:
  std::vector<TableColumn> columns_;
};

// kEmptyFile if there is no header or no content at all; kBadRow for a JSON array; kTooLarge for a
// header of more than kMaxColumns columns; kBadEncoding for a header that is no UTF-8.
Result<std::unique_ptr<Table>> openTable(const std::string& file, std::string text);

// Finds the rows that hold bytes which are no UTF-8, in one pass over the text.
class EncodingCheck {
 public:
  explicit EncodingCheck(std::string_view text);

  // The fault of the row text[begin, end), if any.  Rows are asked in file order; what was asked
  // may have been changed since the construction, what follows may not.
  std::optional<RowFault> faultIn(std::string_view text, std::size_t begin, std::size_t end);

 private:
  void findFrom(std::string_view text, std::size_t at);

  std::size_t bad_ = 0;  // the first bad byte that was not reported, or the end
  char byte_ = 0;        // as it was read
};

}  // namespace shelfwise
