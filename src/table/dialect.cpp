#include "table/dialect.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "table/table.h"
#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::size_t kSampleBytes = std::size_t{1} << 18;
constexpr std::size_t kMaxHeadRows = 30;
constexpr std::array<std::string_view, 5> kSeparators = {"\t", ",", ";", "|", "::"};

// --- Cells, by how they look -------------------------------------------------------------------

enum class CellLook : std::uint8_t { kEmpty, kNumber, kDate, kText };

bool isLetter(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c & 0x80) != 0; }

// A number may have a sign, a currency and marks between digits; a date has two marks at least.
CellLook lookOf(std::string_view cell) {
  if (cell.empty()) return CellLook::kEmpty;
  const std::string_view number = cell[0] == '-' || cell[0] == '+' ? cell.substr(1) : cell;
  if (number.empty() || !isDigit(number[0])) return CellLook::kText;
  std::size_t letters = 0;
  std::size_t marks = 0;
  std::size_t digits = 0;
  for (const char c : number) {
    letters += isLetter(c);
    marks += c == '-' || c == '/' || c == ':';
    digits += isDigit(c);
  }
  if (marks >= 2 && digits >= 4 && letters <= 6) return CellLook::kDate;
  return letters <= 3 && marks == 0 ? CellLook::kNumber : CellLook::kText;
}

// The letters and marks before the first digit: "SKU-" of "SKU-12", nothing of "Tent".
std::string_view prefixOf(std::string_view cell) {
  const std::size_t digit = cell.find_first_of("0123456789");
  return digit == cell.npos ? std::string_view() : cell.substr(0, digit);
}

// At most 60 bytes of a text, for a note.
std::string shortened(std::string_view text) {
  std::string clean = cleaned(text);
  std::size_t at = 0;
  while (at < clean.size()) {
    const std::size_t next = at + utf8CharAt(clean, at).length;
    if (next > 60) return clean.substr(0, at) + "...";
    at = next;
  }
  return clean;
}

// --- The sample ----------------------------------------------------------------------------------

struct SampleRow {
  std::vector<std::string> cells;
  std::size_t count = 0;
  std::uint64_t number = 0;
  bool brokenQuotes = false;

  std::size_t filled() const {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); }));
  }
  std::string_view at(std::size_t column) const {
    return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
  }
};

using Sample = std::vector<SampleRow>;

bool brokenQuotes(const RawRow& raw) {
  return raw.textAfterQuote || raw.strayQuotes > 0 || raw.undoubledQuotes > 0;
}

// The first whole lines.
std::string_view startOf(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  const std::size_t end = text.find_first_of("\r\n", kSampleBytes);
  return text.substr(0, std::min(end, text.size()));
}

Sample sampleOf(std::string_view start, const Dialect& dialect) {
  Sample sample;
  DelimitedRows rows(start, dialect);
  RawRow raw;
  while (sample.size() < kSampleRows) {
    const RowRead read = rows.next(raw);
    if (read == RowRead::kEnd) break;
    if (read != RowRead::kRow) {
      rows.skipLine();
      continue;
    }
    sample.push_back(
        {{raw.cells.begin(), raw.cells.end()}, raw.count, raw.number, brokenQuotes(raw)});
  }
  return sample;
}

// The most frequent number of cells above 1; of equals, the greater.  1 if there is none.
std::size_t usualCells(const Sample& sample) {
  std::map<std::size_t, std::size_t> counts;
  for (const SampleRow& row : sample) ++counts[row.count];
  std::size_t usual = 1;
  std::size_t most = 0;
  for (const auto& [cells, rows] : counts) {
    if (cells < 2 || rows < most) continue;
    usual = cells;
    most = rows;
  }
  return usual;
}

// --- The separator
// ---------------------------------------------------------------------------------

bool isComment(const SampleRow& row) { return row.at(0).starts_with('#'); }

// How well a separator fits where the first row is the header; 0 if it does not, else its cells.
std::size_t cellsOfFittingHeader(const Sample& sample) {
  auto first = std::find_if_not(sample.begin(), sample.end(), isComment);
  if (first == sample.end()) return 0;
  const std::size_t cells = first->count;
  std::size_t rows = 0;
  std::size_t exact = 0;
  std::size_t fit = 0;
  for (auto row = first; row != sample.end(); ++row, ++rows) {
    const bool isShort = row->count > 1 && row->count < cells;
    if (row->count < 2 && rows < 3) return 0;
    exact += row->count == cells;
    fit += row->count == cells || isShort;
  }
  return cells > 1 && exact * 2 >= rows && fit * 10 >= rows * 9 ? cells : 0;
}

double scoreOf(const Sample& sample) {
  const std::size_t usual = usualCells(sample);
  std::size_t points = 0;
  for (const SampleRow& row : sample) {
    if (row.brokenQuotes) continue;
    points += row.count == usual ? 2 : row.count > 1 && row.count < usual ? 1 : 0;
  }
  return static_cast<double>(points * (usual - 1)) / static_cast<double>(usual);
}

struct Judged {
  Dialect dialect;
  Sample sample;
  std::size_t headerCells;
  double score;

  bool betterThan(const Judged& other) const {
    if (headerCells != other.headerCells) return headerCells > other.headerCells;
    return headerCells == 0 && score > other.score;
  }
};

Judged judgedBy(std::string_view start, const Dialect& dialect) {
  Judged judged{dialect, sampleOf(start, dialect), 0, 0};
  judged.headerCells = cellsOfFittingHeader(judged.sample);
  judged.score = scoreOf(judged.sample);
  return judged;
}

Judged bestSeparator(std::string_view start) {
  const bool escapes = start.find("\\\"") != start.npos;
  Judged best = judgedBy(start, Dialect{});
  for (const std::string_view separator : kSeparators) {
    for (const bool backslash : {false, true}) {
      if (backslash && !escapes) continue;
      Judged next = judgedBy(start, {std::string(separator), backslash});
      // A tab in a header is no accident.
      if (separator == "\t" && next.headerCells > 0) return next;
      if (next.betterThan(best)) best = std::move(next);
    }
  }
  return best;
}

// "sep=;" as Excel writes it.  The separator, or nothing.
std::optional<std::string> namedSeparator(std::string_view text) {
  std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  if (line.size() > 2 && line.starts_with('"') && line.ends_with('"')) {
    line = line.substr(1, line.size() - 2);
  }
  if (line.size() < 5 || line.size() > 6) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    if (lower(line[i]) != "sep="[i]) return std::nullopt;
  }
  const std::string_view separator = line.substr(4);
  if (separator == "\\t") return "\t";
  if (separator.size() == 2 && separator != "::") return std::nullopt;
  const char c = separator[0];
  return isLetter(c) || isDigit(c) || c == '"' ? std::nullopt
                                               : std::optional(std::string(separator));
}

// --- Backslashes
// ------------------------------------------------------------------------------------

// Lines of the whole text that do not fit: of another number of cells, or with broken quotes.
std::uint64_t misfitLines(std::string_view text, const Dialect& dialect, std::size_t usual) {
  DelimitedRows rows(text, dialect);
  rows.keep(0);
  RawRow raw;
  std::uint64_t misfits = 0;
  for (;;) {
    const RowRead read = rows.next(raw);
    if (read == RowRead::kEnd) return misfits;
    if (read == RowRead::kRow) {
      if (brokenQuotes(raw) || raw.filled > usual || raw.count < usual) misfits += raw.lines;
      continue;
    }
    const auto lines =
        std::count(text.begin() + static_cast<std::ptrdiff_t>(raw.begin), text.end(), '\n');
    return misfits + static_cast<std::uint64_t>(lines) + 1;
  }
}

bool backslashEscapes(std::string_view text, const Judged& best) {
  if (text.find("\\\"") == text.npos) return false;
  const std::size_t usual = usualCells(best.sample);
  const std::string& separator = best.dialect.separator;
  return misfitLines(text, {separator, true}, usual) < misfitLines(text, {separator, false}, usual);
}

// --- The head
// ----------------------------------------------------------------------------------------

bool isAmazonSettings(const SampleRow& row) { return row.at(0).starts_with("TemplateType="); }

// A comment; but "#" or "#id" may be the name of a column.
bool isCommentRow(const SampleRow& row, std::size_t usual) {
  if (!isComment(row)) return false;
  if (row.count != usual) return true;
  std::size_t marks = 0;
  for (const auto& cell : row.cells) marks += cell.starts_with('#');
  const std::string first = cleaned(row.at(0));
  return (marks > 1 && marks == row.filled()) || std::count(first.begin(), first.end(), ' ') >= 2;
}

bool isBanner(const SampleRow& row, std::size_t usual) {
  if (usual < 2) return false;
  return isCommentRow(row, usual) || isAmazonSettings(row) || row.filled() <= 1 ||
         row.filled() * 2 <= usual;
}

bool looksLikeNames(const SampleRow& row) {
  std::set<std::string_view> names;
  for (const std::string& cell : row.cells) {
    if (cell.empty()) continue;
    if (cell.size() > 100 || lookOf(cell) != CellLook::kText) return false;
    if (!names.insert(cell).second) return false;
  }
  return names.size() >= 2;
}

// Whether the rows below `head` have a column of numbers or dates.
bool valuesStandBelow(const Sample& sample, std::size_t head) {
  for (std::size_t column = 0; column < sample[head].cells.size(); ++column) {
    std::size_t values = 0;
    std::size_t filled = 0;
    for (std::size_t i = head + 1; i < sample.size(); ++i) {
      const CellLook look = lookOf(sample[i].at(column));
      filled += look != CellLook::kEmpty;
      values += look == CellLook::kNumber || look == CellLook::kDate;
    }
    if (filled > 0 && values * 3 >= filled * 2) return true;
  }
  return false;
}

// The place of the header in the sample.
std::size_t headerPlace(const Sample& sample, std::size_t usual) {
  bool sure = false;
  for (std::size_t i = 0; i < std::min(sample.size(), kMaxHeadRows); ++i) {
    const SampleRow& row = sample[i];
    if (!isBanner(row, usual)) {
      if (i == 0 || !looksLikeNames(row)) return 0;
      return sure || valuesStandBelow(sample, i) ? i : 0;
    }
    sure = sure || isCommentRow(row, usual) || isAmazonSettings(row) ||
           (usual > 2 && row.count == usual && row.filled() <= 1);
  }
  return 0;
}

// item_sku, item_name: lower case, and words joined by _.
bool isMachineName(std::string_view cell) {
  if (cell.empty() || cell[0] < 'a' || cell[0] > 'z') return false;
  return std::all_of(cell.begin(), cell.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_'; });
}

bool isMachineRow(const SampleRow& row) {
  std::size_t joined = 0;
  for (const std::string& cell : row.cells) {
    if (cell.empty()) continue;
    if (!isMachineName(cell)) return false;
    joined += cell.find('_') != cell.npos;
  }
  return row.filled() >= 3 && joined * 2 >= row.filled() && looksLikeNames(row);
}

// Whether the row below the header names the same columns for machines.
bool hasSecondHeader(const Sample& sample, std::size_t header) {
  if (header + 2 >= sample.size()) return false;
  const SampleRow& titles = sample[header];
  const SampleRow& names = sample[header + 1];
  if (!isMachineRow(names) || isMachineRow(titles) || names.filled() * 2 < titles.filled()) {
    return false;
  }
  return std::none_of(sample.begin() + static_cast<std::ptrdiff_t>(header) + 2, sample.end(),
                      isMachineRow);
}

// Whether a header's cell looks like the cells of its column.
bool looksLikeValue(const Sample& sample, std::size_t header, std::size_t column) {
  const std::string_view cell = sample[header].at(column);
  const CellLook look = lookOf(cell);
  const std::string_view prefix = prefixOf(cell);
  std::size_t filled = 0;
  std::size_t alike = 0;
  for (std::size_t i = header + 1; i < sample.size(); ++i) {
    const std::string_view below = sample[i].at(column);
    if (below.empty()) continue;
    ++filled;
    if (below == cell) return true;
    alike += look == CellLook::kText ? !prefix.empty() && prefixOf(below) == prefix
                                     : lookOf(below) == look;
  }
  return filled > 0 && alike * 2 > filled;
}

bool looksLikeValues(const Sample& sample, std::size_t header) {
  const SampleRow& row = sample[header];
  std::size_t values = 0;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (!row.cells[column].empty()) values += looksLikeValue(sample, header, column);
  }
  return values > 0 && values * 2 >= row.filled();
}

// Sets what the cells of each column have in common, from the sample's row `from` on.
void describeColumns(const Sample& sample, std::size_t from, RowShape& shape) {
  constexpr std::size_t kSolidCells = 5;
  for (std::size_t column = 0; column < shape.cells; ++column) {
    std::size_t filled = 0;
    std::size_t digits = 0;
    std::size_t spaces = 0;
    for (std::size_t i = from; i < sample.size(); ++i) {
      const std::string_view cell = sample[i].at(column);
      if (cell.empty()) continue;
      ++filled;
      digits += isDigit(cell[0]);
      spaces += cell.find(' ') != cell.npos;
    }
    shape.numeric.push_back(filled >= 2 && digits * 20 >= filled * 19);
    shape.solid.push_back(filled >= kSolidCells && spaces == 0);
  }
}

// --- All of it
// --------------------------------------------------------------------------------------

void noteSeparator(FileDialect& found) {
  const std::string& separator = found.dialect.separator;
  if (separator != "," && found.shape.cells > 1) {
    found.notes.push_back(separator == "\t" ? "Tabs separate the cells."
                                            : "\"" + separator + "\" separates the cells.");
  }
  if (found.dialect.backslash) found.notes.push_back("In quoted cells \\\" is read as a quote.");
}

void noteSkipped(FileDialect& found, std::uint64_t first, std::uint64_t last,
                 std::string_view text) {
  const std::string rows =
      first == last ? "Row " + std::to_string(first) + " is"
                    : "Rows " + std::to_string(first) + " to " + std::to_string(last) + " are";
  found.notes.push_back(rows + " skipped, above the header: " + shortened(text));
}

// Finds the rows that are no data.  `before` rows stand above the sample.
void findHead(const Sample& sample, std::uint64_t before, FileDialect& found) {
  const std::size_t header = headerPlace(sample, found.shape.cells);
  const auto numberOf = [&](std::size_t place) { return before + sample[place].number; };
  if (header > 0) noteSkipped(found, numberOf(0), numberOf(header) - 1, sample[0].at(0));
  found.headerRow = numberOf(header);
  found.rowsBefore = found.headerRow;
  found.headerLooksLikeValues = looksLikeValues(sample, header);
  if (!hasSecondHeader(sample, header)) return;
  found.rowsBefore = numberOf(header + 1);
  found.notes.push_back("Row " + std::to_string(found.rowsBefore) +
                        " is a second header, and names the columns: " +
                        shortened(sample[header + 1].at(0)) + ", ...");
}

void skipComments(const Sample& sample, std::uint64_t before, FileDialect& found) {
  std::size_t comments = 0;
  while (comments < sample.size() && isCommentRow(sample[comments], found.shape.cells)) ++comments;
  found.rowsBefore = before;
  if (comments == 0) return;
  found.rowsBefore += sample[comments - 1].number;
  noteSkipped(found, before + sample[0].number, found.rowsBefore, sample[0].at(0));
}

std::size_t placeOfFirstData(const Sample& sample, std::uint64_t before, const FileDialect& found) {
  std::size_t place = 0;
  while (place < sample.size() && before + sample[place].number <= found.rowsBefore) ++place;
  return place;
}

}  // namespace

FileDialect judgeDialect(std::string_view text, bool header) {
  FileDialect found;
  std::uint64_t before = 0;  // rows above `text`
  const auto named = namedSeparator(text);
  if (named) {
    found.notes.push_back("Row 1 names the separator.");
    text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    before = 1;
  }
  const std::string_view start = startOf(text);
  const Judged best = named ? judgedBy(start, {*named, false}) : bestSeparator(start);
  found.dialect = best.dialect;
  found.dialect.backslash = backslashEscapes(text, best);
  const Sample sample = sampleOf(start, found.dialect);
  found.shape.cells = usualCells(sample);
  noteSeparator(found);
  if (sample.empty()) return found;
  if (header) {
    findHead(sample, before, found);
  } else {
    skipComments(sample, before, found);
  }
  describeColumns(sample, placeOfFirstData(sample, before, found), found.shape);
  return found;
}

}  // namespace shelfwise
