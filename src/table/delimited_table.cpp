#include "table/delimited_table.h"

#include <algorithm>
#include <utility>

#include "table/delimited_rows.h"
#include "table/dialect.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

// How often something happened in the rows of a file, and where first.
struct Seen {
  std::uint64_t times = 0;
  std::uint64_t first = 0;

  void add(std::uint64_t count, std::uint64_t row) {
    if (count > 0 && times == 0) first = row;
    times += count;
  }
};

class DelimitedTable final : public Table {
 public:
  DelimitedTable(std::string file, std::string text, const TableOptions& options)
      : file_(std::move(file)),
        text_(std::move(text)),
        found_(judgeDialect(text_, options.header)),
        rows_(text_, found_.dialect),
        encoding_(text_) {
    rows_.expect(found_.shape);
    headerLooksLikeValues_ = found_.headerLooksLikeValues;
    notes_ = found_.notes;
  }

  Status readHead();
  Result<bool> next(Row& row) override;
  Status rewind() override;

 private:
  Status checkHead() const;
  void nameColumns();
  Error brokenQuote(RowRead read) const;
  std::optional<RowFault> faultOf();
  void noteRow();
  void noteEnd();

  std::string rowName() const { return file_ + ", row " + std::to_string(raw_.number); }

  std::string file_;
  std::string text_;
  FileDialect found_;
  DelimitedRows rows_;
  EncodingCheck encoding_;
  DelimitedRows::Mark data_;  // where the rows begin
  EncodingCheck dataEncoding_ = encoding_;
  RawRow raw_;
  bool readBefore_ = false;  // all rows were read and noted
  Seen shortRows_;
  Seen strayQuotes_;
  Seen undoubledQuotes_;
  Seen rowsInCells_;
};

Error DelimitedTable::brokenQuote(RowRead read) const {
  const std::string cell = rowName() + ", cell " + std::to_string(raw_.count + 1);
  if (read == RowRead::kOpenQuote) {
    return Error{ErrorCode::kBadRow, cell + ": a quote is opened and never closed"};
  }
  return Error{ErrorCode::kBadRow,
               cell +
                   ": a quote is opened, and lines that look like rows follow before it closes; "
                   "a quote that belongs to the text is written twice, in a cell in quotes"};
}

Status DelimitedTable::checkHead() const {
  if (raw_.count > kMaxColumns) {
    return Error{ErrorCode::kTooLarge, rowName() + ": " + std::to_string(raw_.count) +
                                           " columns, at most " + std::to_string(kMaxColumns) +
                                           " are read"};
  }
  if (raw_.textAfterQuote) {
    return Error{ErrorCode::kBadRow, rowName() + ": the header has text after a closing quote"};
  }
  return Done{};
}

// A second header comes behind the first; where it says nothing, the first one holds.
void DelimitedTable::nameColumns() {
  columns_.resize(std::max(columns_.size(), raw_.cells.size()));
  for (std::size_t i = 0; i < raw_.cells.size(); ++i) {
    if (raw_.cells[i].empty()) continue;
    columns_[i].name = cleaned(raw_.cells[i]);
    columns_[i].path = columns_[i].name;
  }
}

Status DelimitedTable::readHead() {
  while (rows_.mark().rows < found_.rowsBefore) {
    const RowRead read = rows_.next(raw_);
    if (read == RowRead::kEnd) break;
    if (read != RowRead::kRow) return brokenQuote(read);
    if (const auto fault = encoding_.faultIn(text_, raw_.begin, raw_.end)) {
      return Error{fault->code, rowName() + ": " + fault->reason};
    }
    if (found_.headerRow == 0 || raw_.number < found_.headerRow) continue;
    const Status checked = checkHead();
    if (!checked.ok()) return checked;
    nameColumns();
  }
  if (found_.headerRow == 0) {
    for (std::size_t i = 1; i <= found_.shape.cells; ++i) {
      columns_.push_back({std::to_string(i), std::to_string(i), 0});
    }
  }
  rows_.keep(columns_.size());
  data_ = rows_.mark();
  dataEncoding_ = encoding_;
  return Done{};
}

Status DelimitedTable::rewind() {
  rows_.goTo(data_);
  encoding_ = dataEncoding_;
  if (!readBefore_) shortRows_ = strayQuotes_ = undoubledQuotes_ = rowsInCells_ = {};
  return Done{};
}

std::optional<RowFault> DelimitedTable::faultOf() {
  if (auto fault = encoding_.faultIn(text_, raw_.begin, raw_.end)) return fault;
  const std::string_view first = raw_.cells.empty() ? "" : raw_.cells.front();
  if (raw_.textAfterQuote) {
    return RowFault{ErrorCode::kBadRow, "", first,
                    "text after a closing quote; a quote inside quotes is written twice"};
  }
  if (raw_.longest > kMaxCellBytes) {
    return RowFault{ErrorCode::kTooLarge,
                    raw_.longestAt < columns_.size() ? columns_[raw_.longestAt].name : "",
                    raw_.longestAt < raw_.cells.size() ? raw_.cells[raw_.longestAt] : "",
                    "a cell of " + std::to_string(raw_.longest) + " bytes, at most " +
                        std::to_string(kMaxCellBytes) + " are read"};
  }
  if (raw_.count > kMaxColumns || raw_.filled > columns_.size()) {
    return RowFault{raw_.count > kMaxColumns ? ErrorCode::kTooLarge : ErrorCode::kBadRow, "", first,
                    std::to_string(raw_.count) + " cells, but the header has " +
                        std::to_string(columns_.size())};
  }
  return std::nullopt;
}

void DelimitedTable::noteRow() {
  shortRows_.add(raw_.count < columns_.size() ? 1 : 0, raw_.number);
  strayQuotes_.add(raw_.strayQuotes, raw_.number);
  undoubledQuotes_.add(raw_.undoubledQuotes, raw_.number);
  rowsInCells_.add(raw_.rowsInCells, raw_.number);
}

void DelimitedTable::noteEnd() {
  readBefore_ = true;
  const auto note = [this](const Seen& seen, const std::string& one, const std::string& many) {
    if (seen.times == 0) return;
    notes_.push_back(std::to_string(seen.times) + " " + (seen.times == 1 ? one : many) +
                     ", first in row " + std::to_string(seen.first));
  };
  note(shortRows_, "row ends before the last column, and has empty cells there",
       "rows end before the last column, and have empty cells there");
  note(strayQuotes_, "quote at the start of a cell is read as text, since it closes no cell",
       "quotes at the start of cells are read as text, since they close none");
  note(undoubledQuotes_, "quote inside a quoted cell is read as text, though it is not doubled",
       "quotes inside quoted cells are read as text, though they are not doubled");
  note(rowsInCells_, "line inside a quoted cell looks like a row of the file",
       "lines inside quoted cells look like rows of the file");
}

Result<bool> DelimitedTable::next(Row& row) {
  const RowRead read = rows_.next(raw_);
  if (read == RowRead::kOpenQuote || read == RowRead::kStrayQuote) return brokenQuote(read);
  if (read == RowRead::kEnd) {
    if (!readBefore_) noteEnd();
    return false;
  }
  row.number = raw_.number;
  row.lines = raw_.lines;
  row.cells.clear();
  row.elements.clear();
  row.fault = faultOf();
  if (row.fault) return true;
  if (!readBefore_) noteRow();
  for (std::uint32_t column = 0; column < raw_.cells.size(); ++column) {
    if (raw_.cells[column].empty()) continue;
    row.cells.push_back({column, CellKind::kText, raw_.cells[column], kNoElement});
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<Table>> openDelimited(const std::string& file, std::string text,
                                             const TableOptions& options) {
  if (trimmed(text).empty()) {
    return Error{ErrorCode::kEmptyFile, file + ": there is nothing but white space"};
  }
  auto table = std::make_unique<DelimitedTable>(file, std::move(text), options);
  const Status head = table->readHead();
  if (!head.ok()) return head.error();
  if (table->columns().empty()) {
    return Error{ErrorCode::kEmptyFile, file + ": there is nothing but white space"};
  }
  return std::unique_ptr<Table>(std::move(table));
}

}  // namespace shelfwise
