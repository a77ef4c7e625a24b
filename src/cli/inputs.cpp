#include "cli/inputs.h"

#include <array>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "figures/input_figures.h"
#include "host/files.h"
#include "host/system.h"
#include "ingest/catalog_reader.h"
#include "ingest/event_reader.h"
#include "ingest/link_reader.h"
#include "input/opened_file.h"
#include "schema/column_map.h"

namespace shelfwise {

namespace {

// Calls `read`.  Where too many rows are unreadable, calls it once more without that limit, for the
// report that an error does not carry.
template <class Read>
auto readShowingProblems(const ReadOptions& options, Read read) -> decltype(read(options)) {
  auto answer = read(options);
  if (!answer.ok() && answer.error().code == ErrorCode::kTooManyBadRows) {
    ReadOptions lenient = options;
    lenient.lenient = true;
    if (const auto all = read(lenient); all.ok()) {
      Figures figures;
      addInput(all.value().report, {}, "", figures);
      printNote(figuresText(figures));
    }
  }
  return answer;
}

class InputReader {
 public:
  InputReader(const Options& options, StageProgress& progress)
      : options_(options), progress_(progress) {}

  Result<Inputs> readAll() {
    for (const auto step :
         {&InputReader::readMap, &InputReader::openFiles, &InputReader::takeProductsFromEvents,
          &InputReader::planAll, &InputReader::readProducts, &InputReader::readEventLog,
          &InputReader::readLinkFile}) {
      if (const Status status = (this->*step)(); !status.ok()) return status.error();
    }
    return std::move(inputs_);
  }

 private:
  Status readMap() {
    how_.lenient = options_.lenient;
    how_.preset = options_.preset;
    how_.encoding = options_.encoding;
    how_.allowColumns = options_.allowColumns;
    if (options_.map.empty()) return Done{};
    const auto bytes = readFile(options_.map);
    if (!bytes.ok()) return bytes.error();
    auto map = parseColumnMap({.name = options_.map, .bytes = bytes.value()});
    if (!map.ok()) return map.error();
    how_.map = std::move(map).value();
    return Done{};
  }

  // All files are opened before any is read: each tells what the ids of another are.
  Status openFiles() {
    if (!options_.catalog.empty()) {
      const Status opened = open(options_.catalog, FileKind::kCatalog, catalog_);
      if (!opened.ok()) return opened;
    }
    std::vector<std::string> paths = options_.split;
    if (!options_.events.empty()) paths.push_back(options_.events);
    for (const std::string& path : paths) {
      const Status opened = open(path, FileKind::kEvents, events_);
      if (!opened.ok()) return opened;
    }
    if (options_.links.empty()) return Done{};
    return open(options_.links, FileKind::kLinks, links_);
  }

  Status open(const std::string& path, FileKind kind, std::vector<OpenedFile>& files) {
    progress_("open " + path, 0, 0);
    const auto bytes = readFile(path);
    if (!bytes.ok()) return bytes.error();
    auto file = openFile({.name = path, .bytes = bytes.value()}, kind, how_);
    if (!file.ok()) return file.error();
    files.push_back(std::move(file).value());
    return Done{};
  }

  // Some products occur in only one file of a split.
  Status takeProductsFromEvents() {
    if (!catalog_.empty()) return Done{};
    std::unordered_set<std::string> known;
    for (OpenedFile& file : events_) {
      progress_("products of " + file.name, 0, 0);
      const Status planned = planAsCatalog(file);
      if (!planned.ok()) return planned;
      auto read = readShowingProblems(
          how_, [&](const ReadOptions& how) { return catalogFromEvents(file, how); });
      if (!read.ok()) return read.error();
      for (Product& product : read.value().catalog.products) {
        if (known.insert(product.id).second) {
          inputs_.catalog.products.push_back(std::move(product));
        }
      }
    }
    return Done{};
  }

  Status planAll() {
    OpenedFile* catalog = catalog_.empty() ? nullptr : &catalog_.front();
    OpenedFile* links = links_.empty() ? nullptr : &links_.front();
    return planFiles(catalog, events_, links);
  }

  Status readProducts() {
    if (catalog_.empty()) return Done{};
    OpenedFile& file = catalog_.front();
    progress_("read " + file.name, 0, 0);
    auto read =
        readShowingProblems(how_, [&](const ReadOptions& how) { return readCatalog(file, how); });
    if (!read.ok()) return read.error();
    inputs_.catalog = std::move(read.value().catalog);
    keep(std::move(read.value().report), file);
    catalog_.clear();
    return Done{};
  }

  Status readEventLog() {
    if (events_.empty()) {
      inputs_.log.offsets = {0};
      return Done{};
    }
    progress_("read " + events_.front().name, 0, 0);
    auto read = readShowingProblems(how_, [&](const ReadOptions& how) {
      return options_.split.empty() ? readEvents(events_.front(), inputs_.catalog, how)
                                    : readSplit(events_, parts(), inputs_.catalog, how);
    });
    if (!read.ok()) return read.error();
    inputs_.log = std::move(read.value().log);
    keep(std::move(read.value().report), events_.front());
    events_.clear();
    return Done{};
  }

  std::span<const Part> parts() const {
    static constexpr std::array<std::array<Part, 3>, 3> kParts = {
        {{Part::kNone},
         {Part::kTrain, Part::kTest},
         {Part::kTrain, Part::kValidation, Part::kTest}}};
    return kParts[events_.size() - 1];
  }

  Status readLinkFile() {
    if (links_.empty()) return Done{};
    OpenedFile& file = links_.front();
    progress_("read " + file.name, 0, 0);
    auto read = readShowingProblems(
        how_, [&](const ReadOptions& how) { return readLinks(file, inputs_.catalog, how); });
    if (!read.ok()) return read.error();
    inputs_.links = std::move(read.value().links);
    keep(std::move(read.value().report), file);
    links_.clear();
    return Done{};
  }

  void keep(ReadReport report, const OpenedFile& file) {
    inputs_.files.push_back({std::move(report), describeReading(file)});
    if (file.table) inputs_.mapSections.push_back(mapSection(file));
  }

  const Options& options_;
  StageProgress& progress_;
  ReadOptions how_;
  std::vector<OpenedFile> catalog_;  // one or none
  std::vector<OpenedFile> events_;
  std::vector<OpenedFile> links_;  // one or none
  Inputs inputs_;
};

}  // namespace

Result<Inputs> readInputs(const Options& options, StageProgress& progress) {
  return InputReader(options, progress).readAll();
}

}  // namespace shelfwise
