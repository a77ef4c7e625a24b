#include "table/delimited_rows.h"

#include <algorithm>
#include <utility>

#include "table/table.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

bool hasLineEnd(std::string_view text) {
  return text.find('\n') != text.npos || text.find('\r') != text.npos;
}

// CR LF is one.
std::uint64_t lineEnds(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) ++count;
  }
  return count;
}

// Whether cells look like those of their columns.  Empty cells say nothing.
bool lookAsTheyShould(const std::vector<std::string_view>& cells, const RowShape& shape) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string_view cell = trimmed(cells[i]);
    if (cell.starts_with('"')) cell.remove_prefix(1);
    if (cell.empty()) continue;
    if (i < shape.numeric.size() && shape.numeric[i] && !isDigit(cell[0])) return false;
    if (i < shape.solid.size() && shape.solid[i] && cell.find(' ') != cell.npos) return false;
  }
  return true;
}

}  // namespace

// What the lines look like that a quoted cell spans.
struct DelimitedRows::Span {
  bool first = false;     // the row up to its first line end
  bool last = false;      // the line in which the cell closes
  std::size_t inner = 0;  // whole lines with content between them
  std::size_t alike = 0;  // of these, those that look like rows
};

DelimitedRows::DelimitedRows(std::string_view text, const Dialect& dialect)
    : text_(text), dialect_(dialect), kept_(kMaxColumns) {
  for (const char c : {dialect_.separator[0], '\n', '\r'}) {
    stops_[static_cast<unsigned char>(c)] = true;
  }
}

void DelimitedRows::expect(const RowShape& shape) {
  shape_ = shape;
  const auto any = [](const std::vector<bool>& columns) {
    return std::find(columns.begin(), columns.end(), true) != columns.end();
  };
  hasPattern_ = any(shape.numeric) || any(shape.solid);
}

void DelimitedRows::goTo(const Mark& mark) {
  at_ = mark.at;
  rows_ = mark.rows;
}

RowRead DelimitedRows::next(RawRow& raw) {
  while (at_ < text_.size()) {
    raw.cells.clear();
    escaped_.clear();  // of a row that ended in an open quote
    raw = RawRow{.cells = std::move(raw.cells), .begin = at_, .number = ++rows_};
    do {
      const RowRead read = readCell(raw);
      if (read != RowRead::kRow) return read;
    } while (stepOver());
    raw.end = at_;
    if (!escaped_.empty()) unescape(raw);
    if (raw.filled > 0) return RowRead::kRow;
  }
  return RowRead::kEnd;
}

void DelimitedRows::skipLine() { at_ = pastLineEnd(lineEnd(at_)); }

// --- Cells ---------------------------------------------------------------------------------------

bool DelimitedRows::endsCell(std::size_t at) const {
  if (at >= text_.size() || isLineEnd(text_[at])) return true;
  return text_.compare(at, dialect_.separator.size(), dialect_.separator) == 0;
}

void DelimitedRows::skipPlain() {
  for (;;) {
    while (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])]) ++at_;
    if (dialect_.separator.size() == 1 || endsCell(at_)) return;
    ++at_;
  }
}

// Steps over a separator or a line end; true if the row goes on.
bool DelimitedRows::stepOver() {
  if (at_ == text_.size()) return false;
  if (!isLineEnd(text_[at_])) {
    at_ += dialect_.separator.size();
    return true;
  }
  at_ = pastLineEnd(at_);
  return false;
}

void DelimitedRows::addCell(RawRow& raw, std::size_t begin, std::size_t end) {
  const std::string_view cell = trimmed(text_.substr(begin, end - begin));
  if (end - begin > raw.longest) {
    raw.longest = end - begin;
    raw.longestAt = raw.count;
  }
  if (raw.count < kept_) raw.cells.push_back(cell);
  ++raw.count;
  if (!cell.empty()) raw.filled = raw.count;
}

void DelimitedRows::readPlain(RawRow& raw) {
  const std::size_t begin = at_;
  skipPlain();
  addCell(raw, begin, at_);
}

RowRead DelimitedRows::readCell(RawRow& raw) {
  if (at_ < text_.size() && text_[at_] == ' ') skipSpacesBeforeQuote();
  if (at_ < text_.size() && text_[at_] == '"') return readQuoted(raw);
  readPlain(raw);
  return RowRead::kRow;
}

std::size_t DelimitedRows::pastSpaces(std::size_t at) const {
  while (at < text_.size() && text_[at] == ' ') ++at;
  return at;
}

// Some writers put a space behind each separator.
void DelimitedRows::skipSpacesBeforeQuote() {
  const std::size_t open = pastSpaces(at_);
  if (!dialect_.writersQuote() || open == text_.size() || text_[open] != '"') return;
  const std::size_t close = closingQuote(open).close;
  if (close != text_.npos && endsCell(pastSpaces(close + 1)) &&
      !hasLineEnd(text_.substr(open, close - open))) {
    at_ = open;
  }
}

RowRead DelimitedRows::readQuoted(RawRow& raw) {
  const std::size_t open = at_;
  Quoted quoted = closingQuote(open);
  std::string_view cell = text_.substr(open + 1, std::min(quoted.close, text_.size()) - open - 1);
  const bool oneLine = quoted.close != text_.npos && !hasLineEnd(cell);
  if (oneLine) takeUndoubled(raw, quoted);
  const QuoteKind kind =
      oneLine ? kindOnOneLine(raw, open, quoted.close) : kindAcrossLines(raw, open, quoted.close);
  if (kind == QuoteKind::kUncertain) {
    return quoted.close == text_.npos ? RowRead::kOpenQuote : RowRead::kStrayQuote;
  }
  if (kind == QuoteKind::kText) {
    ++raw.strayQuotes;
    readPlain(raw);
    return RowRead::kRow;
  }
  cell = text_.substr(open + 1, quoted.close - open - 1);
  if (quoted.escapes && raw.count < kept_) escaped_.push_back(raw.count);
  addCell(raw, open + 1, quoted.close);
  if (!oneLine) raw.lines += lineEnds(cell);
  at_ = pastSpaces(quoted.close + 1);
  if (!endsCell(at_)) {
    raw.textAfterQuote = true;
    skipPlain();
  }
  return RowRead::kRow;
}

// "Pan 12" deep" of a writer who does not double quotes: a quote before which no cell ends closes.
void DelimitedRows::takeUndoubled(RawRow& raw, Quoted& quoted) const {
  std::size_t inside = 0;
  if (endsCell(pastSpaces(quoted.close + 1))) return;
  for (std::size_t at = quoted.close + 1; !endsCell(at); ++at) {
    if (text_[at - 1] == '"') ++inside;
    if (text_[at] != '"' || !endsCell(at + 1)) continue;
    quoted.close = at;
    raw.undoubledQuotes += inside;
    return;
  }
}

bool DelimitedRows::backslashed(std::size_t quote, std::size_t open) const {
  std::size_t run = 0;
  while (quote - run > open + 1 && text_[quote - run - 1] == '\\') ++run;
  return run % 2 == 1;
}

DelimitedRows::Quoted DelimitedRows::closingQuote(std::size_t open) const {
  bool escapes = false;
  std::size_t at = open + 1;
  for (;;) {
    const std::size_t quote = text_.find('"', at);
    if (quote == text_.npos) return {quote, escapes};
    at = quote + 1;
    if (dialect_.backslash && backslashed(quote, open)) continue;
    if (at == text_.size() || text_[at] != '"') {
      const std::string_view cell = text_.substr(open, quote - open);
      return {quote, escapes || (dialect_.backslash && cell.find('\\') != cell.npos)};
    }
    escapes = true;
    ++at;
  }
}

void DelimitedRows::appendUnescaped(std::string_view cell) {
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char next = i + 1 < cell.size() ? cell[i + 1] : '\0';
    const bool doubled = cell[i] == '"' && next == '"';
    const bool escape =
        dialect_.backslash && cell[i] == '\\' && (next == '"' || next == '\\' || isLineEnd(next));
    if (doubled || escape) ++i;
    scratch_ += cell[i];
  }
}

void DelimitedRows::unescape(RawRow& raw) {
  std::size_t size = 0;
  for (const std::size_t i : escaped_) size += raw.cells[i].size();
  scratch_.clear();
  scratch_.reserve(size);  // so that it stays in place
  for (const std::size_t i : escaped_) {
    const std::size_t begin = scratch_.size();
    appendUnescaped(raw.cells[i]);
    raw.cells[i] = trimmed(std::string_view(scratch_).substr(begin));
  }
}

// --- Which quotes are text
// -------------------------------------------------------------------------

std::size_t DelimitedRows::lineEnd(std::size_t at) const {
  while (at < text_.size() && !isLineEnd(text_[at])) ++at;
  return at;
}

std::size_t DelimitedRows::pastLineEnd(std::size_t at) const {
  if (text_.substr(at, 2) == "\r\n") return at + 2;
  return std::min(at + 1, text_.size());
}

std::size_t DelimitedRows::plainCells(std::string_view line) const {
  std::size_t cells = 1;
  const std::string& separator = dialect_.separator;
  for (std::size_t at = line.find(separator); at != line.npos;
       at = line.find(separator, at + separator.size())) {
    ++cells;
  }
  return cells;
}

bool DelimitedRows::looksLikeRow(std::string_view line) const {
  std::vector<std::string_view> cells;
  const std::string& separator = dialect_.separator;
  for (std::size_t at = 0;;) {
    std::size_t from = at;
    if (line.substr(at, 1) == "\"") {
      const std::size_t close = line.find('"' + separator, at + 1);
      if (close != line.npos) from = close + 1;
    }
    const std::size_t end = std::min(line.find(separator, from), line.size());
    cells.push_back(line.substr(at, end - at));
    if (end == line.size()) break;
    at = end + separator.size();
  }
  return cells.size() == shape_.cells && lookAsTheyShould(cells, shape_);
}

DelimitedRows::Span DelimitedRows::spanOf(const RawRow& raw, std::size_t open,
                                          std::size_t close) const {
  Span span;
  const std::size_t last = std::min(close, text_.size());
  std::size_t end = lineEnd(open);
  span.first = raw.count + plainCells(text_.substr(open, end - open)) == shape_.cells;
  for (;;) {
    const std::size_t begin = pastLineEnd(end);
    end = lineEnd(begin);
    const std::string_view line = text_.substr(begin, end - begin);
    if (end >= last && last < text_.size()) {
      span.last = looksLikeRow(line);
      return span;
    }
    if (!trimmed(line).empty()) {
      ++span.inner;
      if (looksLikeRow(line)) ++span.alike;
    }
    if (end >= last) return span;
  }
}

// Writers that do not quote may still write two inch marks.
DelimitedRows::QuoteKind DelimitedRows::kindOnOneLine(const RawRow& raw, std::size_t open,
                                                      std::size_t close) const {
  if (dialect_.writersQuote()) return QuoteKind::kOfCell;
  if (!endsCell(pastSpaces(close + 1))) return QuoteKind::kText;
  const std::string_view cell = text_.substr(open, close - open);
  if (raw.count >= shape_.cells || cell.find(dialect_.separator) == cell.npos) {
    return QuoteKind::kOfCell;
  }
  const std::string_view rest = text_.substr(open, lineEnd(close) - open);
  return raw.count + plainCells(rest) == shape_.cells ? QuoteKind::kText : QuoteKind::kOfCell;
}

// How many lines behind the first must look like rows before a quote is taken for text.  Two lines
// of prose may each hold one comma, and a table of sizes may look like rows.
std::size_t DelimitedRows::linesNeeded(bool closed) const {
  if (!dialect_.writersQuote()) return 0;
  const bool two = shape_.cells == 2;
  if (!closed) return two ? 3 : 1;
  if (hasPattern_) return two ? 5 : 2;
  return two ? 30 : 5;
}

DelimitedRows::QuoteKind DelimitedRows::kindAcrossLines(RawRow& raw, std::size_t open,
                                                        std::size_t close) const {
  const bool closed = close != text_.npos && endsCell(pastSpaces(close + 1));
  QuoteKind kind = QuoteKind::kOfCell;
  if (!closed && !dialect_.writersQuote()) kind = QuoteKind::kText;
  if (close == text_.npos && dialect_.writersQuote()) kind = QuoteKind::kUncertain;
  if (shape_.cells < 2) return kind;
  const Span span = spanOf(raw, open, close);
  if (span.first && span.alike == span.inner && (!closed || span.last)) {
    const std::size_t rows = span.inner + (!closed && span.last ? 1 : 0);
    if (rows >= linesNeeded(closed)) return QuoteKind::kText;
    if (closed) raw.rowsInCells += span.inner + 1;
    return kind;
  }
  const bool mostly = span.inner >= 10 && span.alike * 10 >= span.inner * 8;
  return mostly && (shape_.cells > 2 || hasPattern_) ? QuoteKind::kUncertain : kind;
}

}  // namespace shelfwise
