#include "table/table.h"

#include <algorithm>
#include <utility>

#include "table/json_lines.h"
#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

std::string hexByte(char byte) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kHex[value >> 4], kHex[value & 0xF]};
}

// The separator that the first line with content uses most outside quoted cells.  A tab wins over
// the others, since names of columns seldom hold one.
char separatorOf(std::string_view text) {
  std::size_t tabs = 0;
  std::size_t semicolons = 0;
  std::size_t commas = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && tabs + semicolons + commas > 0) break;
    tabs += c == '\t';
    semicolons += c == ';';
    commas += c == ',';
  }
  if (tabs > 0) return '\t';
  return semicolons > commas ? ';' : ',';
}

class DelimitedTable final : public Table {
 public:
  DelimitedTable(std::string file, std::string text)
      : file_(std::move(file)),
        text_(std::move(text)),
        separator_(separatorOf(text_)),
        encoding_(text_) {
    for (const char c : {separator_, '\n', '\r'}) endsCell_[static_cast<unsigned char>(c)] = true;
  }

  Status readHeader();
  Result<bool> next(Row& row) override;

 private:
  struct RawRow {
    std::vector<std::string_view> cells;  // the first columns_.size() of them, all for the header
    std::size_t count = 0;
    std::size_t begin = 0;    // in the text
    std::size_t longest = 0;  // the longest cell in bytes, and its column
    std::size_t longestAt = 0;
    bool textAfterQuote = false;
    bool hasContent = false;
  };

  // False at the end of the text.
  Result<bool> readRaw(RawRow& raw);
  Status readCell(RawRow& raw);
  Result<std::string_view> quotedCell(RawRow& raw);
  std::string_view plainCell();
  // Steps over a separator or a line end; true if the row goes on.
  bool stepOver();
  std::optional<RowFault> faultOf(const RawRow& raw);

  std::string file_;
  std::string text_;
  char separator_;
  EncodingCheck encoding_;
  bool endsCell_[256] = {};
  std::size_t at_ = 0;
  std::uint64_t row_ = 0;
  bool inHeader_ = true;
  RawRow raw_;
};

std::string_view DelimitedTable::plainCell() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !endsCell_[static_cast<unsigned char>(text_[at_])]) ++at_;
  return std::string_view(text_).substr(begin, at_ - begin);
}

// Makes doubled quotes single, in place: what is before at_ is not read again.
Result<std::string_view> DelimitedTable::quotedCell(RawRow& raw) {
  const std::size_t begin = ++at_;
  std::size_t end = begin;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == text_.npos) {
      return Error{ErrorCode::kBadRow, file_ + ", row " + std::to_string(row_) + ", cell " +
                                           std::to_string(raw.count + 1) +
                                           ": a quote is opened and never closed"};
    }
    if (end != at_)
      std::copy(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                text_.begin() + static_cast<std::ptrdiff_t>(quote),
                text_.begin() + static_cast<std::ptrdiff_t>(end));
    end += quote - at_;
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') break;
    text_[end++] = '"';
    ++at_;
  }
  if (at_ < text_.size() && !endsCell_[static_cast<unsigned char>(text_[at_])]) {
    raw.textAfterQuote = true;
    plainCell();
  }
  return std::string_view(text_).substr(begin, end - begin);
}

Status DelimitedTable::readCell(RawRow& raw) {
  std::string_view cell;
  if (at_ < text_.size() && text_[at_] == '"') {
    auto quoted = quotedCell(raw);
    if (!quoted.ok()) return quoted.error();
    cell = quoted.value();
  } else {
    cell = plainCell();
  }
  if (cell.size() > raw.longest) {
    raw.longest = cell.size();
    raw.longestAt = raw.count;
  }
  cell = trimmed(cell);
  if (!cell.empty()) raw.hasContent = true;
  const std::size_t kept = inHeader_ ? kMaxColumns : columns_.size();
  if (raw.count < kept) raw.cells.push_back(cell);
  ++raw.count;
  return Done{};
}

bool DelimitedTable::stepOver() {
  if (at_ == text_.size()) return false;
  const char c = text_[at_++];
  if (c == separator_) return true;
  if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
  return false;
}

Result<bool> DelimitedTable::readRaw(RawRow& raw) {
  while (at_ < text_.size()) {
    raw.cells.clear();
    raw = RawRow{.cells = std::move(raw.cells), .begin = at_};
    ++row_;
    do {
      const Status read = readCell(raw);
      if (!read.ok()) return read.error();
    } while (stepOver());
    if (raw.hasContent) return true;
  }
  return false;
}

Status DelimitedTable::readHeader() {
  const auto read = readRaw(raw_);
  if (!read.ok()) return read.error();
  if (!read.value()) {
    return Error{ErrorCode::kEmptyFile, file_ + ": there is nothing but white space"};
  }
  if (raw_.count > kMaxColumns) {
    return Error{ErrorCode::kTooLarge, file_ + ", row " + std::to_string(row_) + ": " +
                                           std::to_string(raw_.count) + " columns, at most " +
                                           std::to_string(kMaxColumns) + " are read"};
  }
  if (const auto fault = encoding_.faultIn(text_, raw_.begin, at_)) {
    return Error{fault->code, file_ + ", row " + std::to_string(row_) + ": " + fault->reason};
  }
  if (raw_.textAfterQuote) {
    return Error{ErrorCode::kBadRow, file_ + ", row " + std::to_string(row_) +
                                         ": the header has text after a closing quote"};
  }
  for (const auto cell : raw_.cells) {
    const std::string name = cleaned(cell);
    columns_.push_back({name, name, 0});
  }
  inHeader_ = false;
  return Done{};
}

std::optional<RowFault> DelimitedTable::faultOf(const RawRow& raw) {
  if (auto fault = encoding_.faultIn(text_, raw.begin, at_)) return fault;
  if (raw.textAfterQuote) {
    return RowFault{ErrorCode::kBadRow, "", raw.cells.empty() ? "" : raw.cells.front(),
                    "text after a closing quote; a quote inside quotes is written twice"};
  }
  if (raw.longest > kMaxCellBytes) {
    return RowFault{ErrorCode::kTooLarge,
                    raw.longestAt < columns_.size() ? columns_[raw.longestAt].name : "",
                    raw.longestAt < raw.cells.size() ? raw.cells[raw.longestAt] : "",
                    "a cell of " + std::to_string(raw.longest) + " bytes, at most " +
                        std::to_string(kMaxCellBytes) + " are read"};
  }
  if (raw.count != columns_.size()) {
    return RowFault{raw.count > kMaxColumns ? ErrorCode::kTooLarge : ErrorCode::kBadRow, "",
                    raw.cells.empty() ? "" : raw.cells.front(),
                    std::to_string(raw.count) + " cells, but the header has " +
                        std::to_string(columns_.size())};
  }
  return std::nullopt;
}

Result<bool> DelimitedTable::next(Row& row) {
  const auto read = readRaw(raw_);
  if (!read.ok() || !read.value()) return read;
  row.number = row_;
  row.cells.clear();
  row.fault = faultOf(raw_);
  if (row.fault) return true;
  for (std::uint32_t column = 0; column < raw_.cells.size(); ++column) {
    if (raw_.cells[column].empty()) continue;
    row.cells.push_back({column, CellKind::kText, raw_.cells[column], kNoElement});
  }
  return true;
}

}  // namespace

EncodingCheck::EncodingCheck(std::string_view text) { findFrom(text, 0); }

void EncodingCheck::findFrom(std::string_view text, std::size_t at) {
  bad_ = firstInvalidUtf8(text, at);
  byte_ = bad_ < text.size() ? text[bad_] : '\0';
}

std::optional<RowFault> EncodingCheck::faultIn(std::string_view text, std::size_t begin,
                                               std::size_t end) {
  if (bad_ >= end) return std::nullopt;
  RowFault fault{ErrorCode::kBadEncoding, "", "",
                 "byte " + std::to_string(bad_ - begin + 1) + " of the row is " + hexByte(byte_) +
                     ", which is no UTF-8; save the file as UTF-8"};
  findFrom(text, end);
  return fault;
}

Result<std::unique_ptr<Table>> openTable(const std::string& file, std::string text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != text.npos && text[first] == '{') return openJsonLines(file, std::move(text));
  if (first != text.npos && text[first] == '[') {
    return Error{ErrorCode::kBadRow,
                 file +
                     ", row 1: a JSON array; JSON Lines has one object per line, as "
                     "`jq -c '.[]'` writes it"};
  }
  auto table = std::make_unique<DelimitedTable>(file, std::move(text));
  const Status header = table->readHeader();
  if (!header.ok()) return header.error();
  return std::unique_ptr<Table>(std::move(table));
}

}  // namespace shelfwise
