#include "table/json_lines.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <utility>

#include "table/nested_columns.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

namespace json = boost::json;

// "63.0" is 63 and "108.150" is 108.15.  A number with an exponent stays as it is.
std::string_view withoutNeedlessZeros(std::string_view number) {
  if (number.find('.') == number.npos || number.find_first_of("eE") != number.npos) return number;
  number = number.substr(0, number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.remove_suffix(1);
  return number;
}

// Receives the events of one line from Boost's parser and turns them into flat cells.
class RowHandler {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit RowHandler(std::vector<TableColumn>& table) : columns(table) {}

  void startRow() {
    levels_.clear();
    elements_.clear();
    path_.clear();
    text_.clear();
    cells_.clear();
    key_.clear();
    value_ = 0;
    column_ = kNoColumn;
    joining_ = false;
    fault_.reset();
    columnsBefore_ = columns.size();
  }

  const std::optional<RowFault>& fault() const { return fault_; }

  void giveCells(Row& row) const {
    row.elements = elements_;
    for (const auto& cell : cells_) {
      const auto text = trimmed(std::string_view(text_).substr(cell.begin, cell.length));
      if (!text.empty()) row.cells.push_back({cell.column, cell.kind, text, cell.element});
    }
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }

  bool on_object_begin(json::error_code&) {
    std::uint32_t element = this->element();
    if (arrayNesting() > 0) {
      elements_.push_back({element});
      element = static_cast<std::uint32_t>(elements_.size() - 1);
    }
    levels_.push_back({path_.size(), 0, element});
    return true;
  }
  bool on_object_end(std::size_t, json::error_code&) { return leave(); }

  bool on_array_begin(json::error_code&) {
    levels_.push_back({path_.size(), arrayNesting() + 1, element()});
    joining_ = false;
    return true;
  }
  bool on_array_end(std::size_t, json::error_code&) { return leave(); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code& error) {
    key_.append(part.data(), part.size());
    if (key_.size() > kMaxKeyBytes) {
      return refuse("a key of " + std::to_string(key_.size()) + " bytes, at most " +
                        std::to_string(kMaxKeyBytes) + " are read",
                    error);
    }
    path_.resize(levels_.back().pathLength);
    if (!path_.empty()) path_ += '.';
    path_ += key_;
    key_.clear();
    column_ = kNoColumn;
    return true;
  }

  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(json::string_view part, std::size_t, json::error_code& error) {
    text_.append(part.data(), part.size());
    return endValue(CellKind::kText, error);
  }

  bool on_number_part(json::string_view part, json::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t, json::string_view part, json::error_code& error) {
    return number(part, error);
  }
  bool on_uint64(std::uint64_t, json::string_view part, json::error_code& error) {
    return number(part, error);
  }
  bool on_double(double, json::string_view part, json::error_code& error) {
    return number(part, error);
  }

  bool on_bool(bool value, json::error_code& error) {
    text_ += value ? "true" : "false";
    return endValue(CellKind::kBoolean, error);
  }
  bool on_null(json::error_code&) { return true; }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  NestedColumns columns;

 private:
  struct Level {
    std::size_t pathLength;
    std::size_t arrayNesting;  // 0 for an object, 1 for a list, 2 for a list in a list, ...
    std::uint32_t element;     // that holds what is read at this level
  };

  struct FlatCell {
    std::uint32_t column;
    CellKind kind;
    std::size_t begin;
    std::size_t length;
    std::uint32_t element;
  };

  std::uint32_t element() const { return levels_.empty() ? kNoElement : levels_.back().element; }
  std::size_t arrayNesting() const { return levels_.empty() ? 0 : levels_.back().arrayNesting; }

  bool leave() {
    path_.resize(levels_.back().pathLength);
    levels_.pop_back();
    column_ = kNoColumn;
    joining_ = false;
    return true;
  }

  bool number(json::string_view part, json::error_code& error) {
    text_.append(part.data(), part.size());
    const auto raw = std::string_view(text_).substr(value_);
    text_.resize(value_ + withoutNeedlessZeros(raw).size());
    return endValue(CellKind::kNumber, error);
  }

  // The value is text_[value_ .. end).  Within a list in a list it continues the cell before it.
  bool endValue(CellKind kind, json::error_code& error) {
    constexpr std::string_view kStep = " > ";
    if (joining_) {
      text_.insert(value_, kStep);
      cells_.back().length = text_.size() - cells_.back().begin;
    } else {
      if (column_ == kNoColumn) column_ = columnOfPath();
      cells_.push_back({column_, kind, value_, text_.size() - value_, element()});
    }
    joining_ = arrayNesting() >= 2;
    value_ = text_.size();
    if (columns.size() - columnsBefore_ > kMaxColumns) {
      fault_ = NestedColumns::tooManyKeys();
      error = json::error::object_too_large;
      return false;
    }
    if (cells_.back().length > kMaxCellBytes) {
      setFault("a cell of " + std::to_string(cells_.back().length) + " bytes, at most " +
               std::to_string(kMaxCellBytes) + " are read");
    }
    return true;
  }

  std::uint32_t columnOfPath() {
    const std::uint32_t known = columns.of(path_);
    if (known != kNoColumn) return known;
    std::size_t keyBegin = 0;  // behind the path of the innermost object
    std::size_t objects = 0;
    for (const Level& level : levels_) {
      if (level.arrayNesting > 0) continue;
      keyBegin = level.pathLength > 0 ? level.pathLength + 1 : 0;
      ++objects;
    }
    return columns.add(path_, std::string_view(path_).substr(keyBegin), objects - 1);
  }

  // A row that is too large.  Only the first fault is reported.
  void setFault(std::string reason) {
    if (!fault_)
      fault_ = RowFault{ErrorCode::kTooLarge, path_.substr(0, 80), "", std::move(reason)};
  }

  // The same, and stops the parser.
  bool refuse(std::string reason, json::error_code& error) {
    setFault(std::move(reason));
    error = json::error::object_too_large;
    return false;
  }

  std::vector<Level> levels_;
  std::vector<Element> elements_;
  std::string path_;
  std::string key_;
  std::string text_;
  std::vector<FlatCell> cells_;
  std::size_t value_ = 0;             // where in text_ the value begins that is being read
  std::uint32_t column_ = kNoColumn;  // of path_, once it is known
  bool joining_ = false;
  std::size_t columnsBefore_ = 0;
  std::optional<RowFault> fault_;
};

class JsonLinesTable final : public Table {
 public:
  JsonLinesTable(std::string file, std::string text)
      : file_(std::move(file)),
        text_(std::move(text)),
        fromStart_(text_),
        encoding_(fromStart_),
        parser_(json::parse_options{}, columns_) {
    isTyped_ = true;
  }

  // Reads all rows once for their columns.
  Status findColumns();
  Result<bool> next(Row& row) override;
  Status rewind() override;

 private:
  // The next line that has content; false at the end.
  bool nextLine();
  std::optional<RowFault> parse();

  std::string file_;
  std::string text_;
  EncodingCheck fromStart_;
  EncodingCheck encoding_;
  json::basic_parser<RowHandler> parser_;
  std::size_t at_ = 0;
  std::size_t lineBegin_ = 0;
  std::string_view line_;
  std::uint64_t row_ = 0;
};

bool JsonLinesTable::nextLine() {
  while (at_ < text_.size()) {
    lineBegin_ = at_;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    at_ = std::min(end + 1, text_.size());
    ++row_;
    line_ = trimmed(std::string_view(text_).substr(lineBegin_, end - lineBegin_));
    if (!line_.empty()) return true;
  }
  return false;
}

std::optional<RowFault> JsonLinesTable::parse() {
  if (auto fault = encoding_.faultIn(text_, lineBegin_, at_)) return fault;
  RowHandler& handler = parser_.handler();
  handler.startRow();
  const auto broken = [this](const std::string& why) {
    return RowFault{ErrorCode::kBadRow, "", line_, "no JSON object on one line: " + why};
  };
  if (line_[0] != '{') return broken("it does not start with {");
  parser_.reset();
  json::error_code error;
  const std::size_t parsed = parser_.write_some(false, line_.data(), line_.size(), error);
  if (handler.fault()) return handler.fault();
  if (error) return broken(error.message() + " at byte " + std::to_string(parsed + 1));
  if (parsed < line_.size()) {
    return broken("something follows it at byte " + std::to_string(parsed + 1));
  }
  return std::nullopt;
}

Status JsonLinesTable::findColumns() {
  NestedColumns& columns = parser_.handler().columns;
  while (nextLine()) {
    const std::size_t before = columns.size();
    const auto fault = parse();
    if (fault) columns.shrink(before);
    const Status checked = columns.check(file_, row_);
    if (!checked.ok()) return checked;
  }
  return rewind();
}

Status JsonLinesTable::rewind() {
  encoding_ = fromStart_;
  at_ = 0;
  row_ = 0;
  return Done{};
}

Result<bool> JsonLinesTable::next(Row& row) {
  if (!nextLine()) return false;
  row.number = row_;
  row.lines = 1;
  row.cells.clear();
  row.elements.clear();
  const std::size_t before = columns_.size();
  row.fault = parse();
  // A column that was not found at first is one of a row with too many keys.
  if (columns_.size() > before && !row.fault) row.fault = NestedColumns::tooManyKeys();
  parser_.handler().columns.shrink(before);
  if (!row.fault) parser_.handler().giveCells(row);
  return true;
}

}  // namespace

Result<std::unique_ptr<Table>> openJsonLines(const std::string& file, std::string text) {
  auto table = std::make_unique<JsonLinesTable>(file, std::move(text));
  const Status found = table->findColumns();
  if (!found.ok()) return found.error();
  return std::unique_ptr<Table>(std::move(table));
}

}  // namespace shelfwise
