#include "table/xml_feed.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "table/encodings.h"
#include "table/nested_columns.h"
#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::string_view kFormats =
    "of XML, feeds of RSS 2.0 (item), Atom (entry) and lists of product or offer are read; else "
    "export it as CSV, TSV or JSON Lines";

std::string_view withoutPrefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool isItem(std::string_view name) {
  constexpr std::array<std::string_view, 4> kItems = {"item", "entry", "product", "offer"};
  return std::find(kItems.begin(), kItems.end(), name) != kItems.end();
}

// --- One item as cells
// ------------------------------------------------------------------------------

class ItemCells {
 public:
  explicit ItemCells(std::vector<TableColumn>& table) : columns(table) {}

  void begin() {
    levels_.clear();
    elements_.clear();
    cells_.clear();
    text_.clear();
    path_.clear();
    fault_.reset();
    columnsBefore_ = columns.size();
  }

  void startElement(std::string_view name, const char** attributes) {
    const bool isRow = levels_.empty();
    if (!isRow) {
      if (levels_.size() > 1) makeElement();
      if (!path_.empty()) path_ += '.';
      path_ += name;
    }
    if (name.size() > kMaxKeyBytes) {
      setFault("a key of " + std::to_string(name.size()) + " bytes, at most " +
               std::to_string(kMaxKeyBytes) + " are read");
    }
    const std::uint32_t element = isRow ? kNoElement : levels_.back().element;
    levels_.push_back({path_.size(), element, false, {}});
    for (; *attributes != nullptr; attributes += 2) addAttribute(attributes[0], attributes[1]);
  }

  void addText(std::string_view part) { levels_.back().text += part; }

  // True if the item itself has ended.
  bool endElement() {
    const std::string_view text = trimmed(levels_.back().text);
    if (!text.empty() && levels_.size() > 1) addCell(text);
    levels_.pop_back();
    if (levels_.empty()) return true;
    path_.resize(levels_.back().pathLength);
    return false;
  }

  std::size_t depth() const { return levels_.size(); }
  const std::optional<RowFault>& fault() const { return fault_; }

  void giveCells(Row& row) const {
    row.elements = elements_;
    for (const auto& cell : cells_) {
      const auto text = std::string_view(text_).substr(cell.begin, cell.length);
      row.cells.push_back({cell.column, CellKind::kText, text, cell.element});
    }
  }

  NestedColumns columns;

 private:
  struct Level {
    std::size_t pathLength;
    std::uint32_t element;  // of itself, or else the one around it
    bool isElement;
    std::string text;
  };

  struct FlatCell {
    std::uint32_t column;
    std::size_t begin;
    std::size_t length;
    std::uint32_t element;
  };

  void makeElement() {
    Level& level = levels_.back();
    if (level.isElement) return;
    elements_.push_back({level.element});
    level.element = static_cast<std::uint32_t>(elements_.size() - 1);
    level.isElement = true;
  }

  void addAttribute(std::string_view name, std::string_view value) {
    if (name.starts_with("xmlns") || name.starts_with("xml:")) return;
    const std::size_t length = path_.size();
    const std::string_view key = withoutPrefix(name);
    const bool isLink = key == "href" && (path_ == "link" || path_.ends_with(".link"));
    if (!isLink) {
      if (levels_.size() > 1) makeElement();
      if (!path_.empty()) path_ += '.';
      path_ += key;
    }
    if (!trimmed(value).empty()) addCell(trimmed(value));
    path_.resize(length);
  }

  void addCell(std::string_view text) {
    std::uint32_t column = columns.of(path_);
    if (column == kNoColumn) {
      if (columns.size() - columnsBefore_ >= kMaxColumns) {
        if (!fault_) fault_ = NestedColumns::tooManyKeys();
        return;
      }
      const auto dots = std::count(path_.begin(), path_.end(), '.');
      column = columns.add(path_, std::string_view(path_).substr(path_.rfind('.') + 1),
                           static_cast<std::size_t>(dots));
    }
    if (text.size() > kMaxCellBytes) {
      setFault("a cell of " + std::to_string(text.size()) + " bytes, at most " +
               std::to_string(kMaxCellBytes) + " are read");
    }
    cells_.push_back({column, text_.size(), text.size(), levels_.back().element});
    text_ += text;
  }

  void setFault(std::string reason) {
    if (fault_) return;
    fault_ = RowFault{ErrorCode::kTooLarge, path_.substr(0, 80), "", std::move(reason)};
  }

  std::vector<Level> levels_;
  std::vector<Element> elements_;
  std::vector<FlatCell> cells_;
  std::string text_;
  std::string path_;
  std::size_t columnsBefore_ = 0;
  std::optional<RowFault> fault_;
};

// --- The parser
// ---------------------------------------------------------------------------------------

struct Item {
  std::size_t begin;
  std::size_t length;
};

// Reads XML and hands over each item once it has ended.
class FeedParser {
 public:
  explicit FeedParser(std::vector<TableColumn>& columns)
      : cells(columns), parser_(XML_ParserCreate("UTF-8")) {}
  ~FeedParser() { XML_ParserFree(parser_); }
  FeedParser(const FeedParser&) = delete;
  FeedParser& operator=(const FeedParser&) = delete;

  // Calls ended(Item) for each item; an error it returns stops the parser.  What was wrong with the
  // XML is an Error of kBadRow without the file.
  template <class Ended>
  Status parse(std::string_view xml, Ended ended) {
    begin();
    ended_ = [&ended](const Item& item) { return ended(item); };
    const XML_Status read = XML_Parse(parser_, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    if (!stopped_.ok()) return stopped_;
    if (read == XML_STATUS_OK) return Done{};
    return Error{ErrorCode::kBadRow,
                 "line " + std::to_string(XML_GetCurrentLineNumber(parser_)) +
                     ": the XML is broken: " + XML_ErrorString(XML_GetErrorCode(parser_))};
  }

  ItemCells cells;

 private:
  void begin() {
    XML_ParserReset(parser_, "UTF-8");
    XML_SetUserData(parser_, this);
    XML_SetHashSalt(parser_, 1);  // the same work in each run
    XML_SetElementHandler(parser_, &startElement, &endElement);
    XML_SetCharacterDataHandler(parser_, &characters);
    XML_SetStartDoctypeDeclHandler(parser_, &doctype);
    XML_SetSkippedEntityHandler(parser_, &entity);
    stopped_ = Done{};
    inItem_ = false;
  }

  void stop(const std::string& why) {
    if (stopped_.ok()) {
      stopped_ = Error{ErrorCode::kBadRow,
                       "line " + std::to_string(XML_GetCurrentLineNumber(parser_)) + ": " + why};
    }
    XML_StopParser(parser_, XML_FALSE);
  }

  static void startElement(void* data, const XML_Char* name, const XML_Char** attributes) {
    FeedParser& self = *static_cast<FeedParser*>(data);
    const std::string_view local = withoutPrefix(name);
    if (!self.inItem_) {
      if (!isItem(local)) return;
      self.inItem_ = true;
      self.itemBegin_ = static_cast<std::size_t>(XML_GetCurrentByteIndex(self.parser_));
      self.cells.begin();
    }
    if (self.cells.depth() >= kMaxXmlDepth) {
      return self.stop("elements within elements, more than " + std::to_string(kMaxXmlDepth));
    }
    self.cells.startElement(local, attributes);
  }

  static void endElement(void* data, const XML_Char*) {
    FeedParser& self = *static_cast<FeedParser*>(data);
    if (!self.inItem_ || !self.cells.endElement()) return;
    self.inItem_ = false;
    const auto end = static_cast<std::size_t>(XML_GetCurrentByteIndex(self.parser_)) +
                     static_cast<std::size_t>(XML_GetCurrentByteCount(self.parser_));
    const Status status = self.ended_({self.itemBegin_, end - self.itemBegin_});
    if (status.ok()) return;
    self.stopped_ = status;
    XML_StopParser(self.parser_, XML_FALSE);
  }

  static void characters(void* data, const XML_Char* text, int length) {
    FeedParser& self = *static_cast<FeedParser*>(data);
    if (self.inItem_) self.cells.addText({text, static_cast<std::size_t>(length)});
  }

  static void doctype(void* data, const XML_Char* name, const XML_Char*, const XML_Char*,
                      int hasDeclarations) {
    FeedParser& self = *static_cast<FeedParser*>(data);
    if (hasDeclarations != 0) {
      self.stop("the DOCTYPE of " + std::string(name) + " declares something, which is not read");
    }
  }

  static void entity(void* data, const XML_Char* name, int) {
    static_cast<FeedParser*>(data)->stop("&" + std::string(name) +
                                         "; is not known to XML; write the character itself");
  }

  XML_Parser parser_;
  std::function<Status(const Item&)> ended_;
  Status stopped_ = Done{};
  bool inItem_ = false;
  std::size_t itemBegin_ = 0;
};

// --- The table
// ----------------------------------------------------------------------------------------

class XmlFeedTable final : public Table {
 public:
  XmlFeedTable(std::string file, std::string text)
      : file_(std::move(file)), text_(std::move(text)), parser_(columns_) {}

  // Reads all items once for their columns.
  Status findItems();
  Result<bool> next(Row& row) override;
  Status rewind() override;

 private:
  std::string file_;
  std::string text_;
  FeedParser parser_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
};

Status XmlFeedTable::findItems() {
  NestedColumns& columns = parser_.cells.columns;
  std::size_t before = 0;
  const Status read = parser_.parse(text_, [&](const Item& item) -> Status {
    items_.push_back(item);
    if (parser_.cells.fault()) columns.shrink(before);
    before = columns.size();
    return columns.check(file_, items_.size());
  });
  if (!read.ok()) {
    if (read.error().code != ErrorCode::kBadRow) return read;
    return Error{read.error().code, file_ + ", " + read.error().message};
  }
  if (!items_.empty()) return Done{};
  return Error{ErrorCode::kBadRow, file_ + ": XML, but without an item; " + std::string(kFormats)};
}

Result<bool> XmlFeedTable::next(Row& row) {
  if (at_ == items_.size()) return false;
  const auto item = std::string_view(text_).substr(items_[at_].begin, items_[at_].length);
  row.number = ++at_;
  row.lines = 1 + static_cast<std::uint64_t>(std::count(item.begin(), item.end(), '\n'));
  row.cells.clear();
  row.elements.clear();
  row.fault.reset();
  const std::size_t before = columns_.size();
  const Status read = parser_.parse(item, [](const Item&) -> Status { return Done{}; });
  if (!read.ok()) row.fault = RowFault{ErrorCode::kBadRow, "", "", read.error().message};
  if (parser_.cells.fault()) row.fault = parser_.cells.fault();
  parser_.cells.columns.shrink(before);
  if (!row.fault) parser_.cells.giveCells(row);
  return true;
}

Status XmlFeedTable::rewind() {
  at_ = 0;
  return Done{};
}

// --- Its encoding
// -------------------------------------------------------------------------------------

// What <?xml encoding="..."?> says; empty if nothing.
std::string_view declaredEncoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  const std::size_t name = declaration.find("encoding");
  if (name == declaration.npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == declaration.npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == declaration.npos) return {};
  return declaration.substr(open + 1, close - open - 1);
}

Result<std::string> xmlAsUtf8(const std::string& file, std::string text) {
  const std::size_t bad = firstInvalidUtf8(text);
  if (bad == text.size()) return text;
  const std::string declared(declaredEncoding(text));
  if (!declared.empty() && canonicalName(declared) != "utf8") {
    return utf8Of(file, std::move(text), declared, kMaxTextBytes);
  }
  return Error{ErrorCode::kBadEncoding, file + ": byte " + std::to_string(bad + 1) +
                                            " is no UTF-8; " + wayToUtf8("windows-1252")};
}

}  // namespace

bool isMarkup(std::string_view text) {
  text = trimmed(text);
  if (text.size() < 3 || text[0] != '<' || text.back() != '>') return false;
  return text[1] == '?' || text[1] == '!' || (lower(text[1]) >= 'a' && lower(text[1]) <= 'z');
}

Result<std::unique_ptr<Table>> openXmlFeed(const std::string& file, std::string text) {
  const std::string start = canonicalName(trimmed(text).substr(0, 20));
  if (start.starts_with("<html") || start.starts_with("<!doctypehtml") ||
      start.starts_with("<table")) {
    return Error{ErrorCode::kBadRow, file + ": an HTML page; export it as CSV, TSV or JSON Lines"};
  }
  auto utf8 = xmlAsUtf8(file, std::move(text));
  if (!utf8.ok()) return utf8.error();
  // XML begins at its first byte.
  std::string xml = std::move(utf8).value();
  xml.erase(0, xml.find('<'));
  auto table = std::make_unique<XmlFeedTable>(file, std::move(xml));
  const Status found = table->findItems();
  if (!found.ok()) return found.error();
  return std::unique_ptr<Table>(std::move(table));
}

}  // namespace shelfwise
