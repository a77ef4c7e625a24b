#include <set>
#include <string>

#include "fuzz/targets.h"
#include "ingest/catalog_reader.h"
#include "ingest/event_reader.h"
#include "ingest/link_reader.h"
#include "table/input_text.h"
#include "table/table.h"

namespace shelfwise {

namespace {

constexpr std::uint64_t kMaxFuzzedText = 1 << 20;  // a small gzip file can hold much more

void checkReport(const ReadReport& report) {
  require(report.rows > 0 && report.unreadable <= report.rows, "a report counts rows");
  require(report.problems.size() <= report.unreadable, "a problem is an unreadable row");
  for (const RowProblem& problem : report.problems) {
    require(!describe(problem).empty(), "a problem is told");
  }
}

void checkCatalog(const Catalog& catalog) {
  std::set<std::string_view> ids;
  for (const Product& product : catalog.products) {
    require(!product.id.empty() && ids.insert(product.id).second, "products have distinct ids");
    for (const Fact& fact : product.facts) {
      require(fact.relation < catalog.relations.size() && !fact.value.empty(),
              "a fact has a relation and a value");
    }
  }
}

void checkLog(const EventLog& log, const Catalog& catalog) {
  require(log.offsets.size() == log.shoppers.size() + 1, "every shopper has a range of events");
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    for (const LoggedEvent& event : log.of(s)) {
      require(catalog.products.has(event.product), "an event is about a product");
    }
  }
}

void read(const InputFile& file, const ReadOptions& options) {
  auto catalog = readCatalog(file, options);
  if (catalog.ok()) {
    checkReport(catalog.value().report);
    checkCatalog(catalog.value().catalog);
    if (const auto links = readLinks(file, catalog.value().catalog, options); links.ok()) {
      checkReport(links.value().report);
    }
  }
  const auto products = catalogFromEvents(file, options);
  if (!products.ok()) return;
  checkCatalog(products.value().catalog);
  const auto events = readEvents(file, products.value().catalog, options);
  if (!events.ok()) return;
  checkReport(events.value().report);
  checkLog(events.value().log, products.value().catalog);
}

// What a table gives, as one text.
std::string textOf(Table& table) {
  std::string text;
  Row row;
  for (;;) {
    const auto more = table.next(row);
    if (!more.ok()) return text + more.error().message;
    if (!more.value()) return text;
    require(row.lines > 0, "a row takes a line");
    text += std::to_string(row.number) + (row.fault ? row.fault->reason : std::string());
    for (const Cell& cell : row.cells) {
      require(cell.column < table.columns().size() && !cell.text.empty(), "a cell has a column");
      require(cell.element == kNoElement || cell.element < row.elements.size(),
              "a cell has an element");
      text += '\x1F' + std::to_string(cell.column) + std::string(cell.text);
    }
  }
}

void readTwice(const InputFile& file, bool header) {
  for (const std::string_view encoding : {"", "GB18030", "Shift_JIS", "UTF-16"}) {
    auto text = inputText(file, kMaxFuzzedText, encoding);
    if (!text.ok()) continue;
    const auto table = openTable(file.name, std::move(text).value(), {.header = header});
    if (!table.ok()) continue;
    const std::string first = textOf(*table.value());
    require(table.value()->rewind().ok() && textOf(*table.value()) == first,
            "a table is the same when it is read again");
  }
}

constexpr std::string_view kCatalog =
    "id,title,brand,price,colour\n1,Tent,Peak,10 EUR,red\n2,Mug,Peak,\"3,50\",blue|red\n";
constexpr std::string_view kEvents =
    "user,item,event,time\na,1,view,5\na,2,purchase,7\nb,2,view,9\n";
constexpr std::string_view kLinks = "from,relation,to\n1,goes with,2\n2,also viewed,1\n";

InputFile fileOf(std::string_view text) {
  return {.name = "file", .bytes = std::as_bytes(std::span(text.data(), text.size()))};
}

}  // namespace

void fuzzRows(std::span<const std::byte> bytes) {
  for (const bool lenient : {false, true}) {
    readTwice({.name = "file", .bytes = bytes}, lenient);
    read({.name = "file", .bytes = bytes},
         {.lenient = lenient, .map = {}, .maxTextBytes = kMaxFuzzedText});
  }
}

void fuzzMap(std::span<const std::byte> bytes) {
  auto map = parseColumnMap({.name = "map.json", .bytes = bytes});
  if (!map.ok()) {
    require(!map.error().message.empty(), "an error is told");
    return;
  }
  const ReadOptions options{
      .lenient = true, .map = std::move(map).value(), .maxTextBytes = kMaxFuzzedText};
  for (const std::string_view text : {kCatalog, kEvents, kLinks}) read(fileOf(text), options);
}

}  // namespace shelfwise
