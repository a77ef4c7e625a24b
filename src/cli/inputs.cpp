#include "cli/inputs.h"

#include <array>
#include <unordered_set>
#include <utility>

#include "cli/input_figures.h"
#include "host/files.h"
#include "host/system.h"
#include "ingest/catalog_reader.h"
#include "ingest/event_reader.h"
#include "ingest/link_reader.h"
#include "schema/column_map.h"

namespace shelfwise {

namespace {

using Bytes = std::vector<std::byte>;

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
      addInput(all.value().report, "", figures);
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
         {&InputReader::readMap, &InputReader::readEventFiles, &InputReader::readProducts,
          &InputReader::readEventLog, &InputReader::readLinkFile}) {
      if (const Status status = (this->*step)(); !status.ok()) return status.error();
    }
    return std::move(inputs_);
  }

 private:
  struct NamedFile {
    std::string path;
    Bytes bytes;

    InputFile view() const { return {.name = path, .bytes = bytes}; }
  };

  Result<NamedFile> open(const std::string& path) {
    progress_("read " + path, 0, 0);
    auto bytes = readFile(path);
    if (!bytes.ok()) return bytes.error();
    return NamedFile{.path = path, .bytes = std::move(bytes).value()};
  }

  Status readMap() {
    how_.lenient = options_.lenient;
    how_.allowColumns = options_.allowColumns;
    if (options_.map.empty()) return Done{};
    const auto file = open(options_.map);
    if (!file.ok()) return file.error();
    auto map = parseColumnMap(file.value().view());
    if (!map.ok()) return map.error();
    how_.map = std::move(map).value();
    return Done{};
  }

  Status readEventFiles() {
    std::vector<std::string> paths = options_.split;
    if (!options_.events.empty()) paths.push_back(options_.events);
    for (const std::string& path : paths) {
      auto file = open(path);
      if (!file.ok()) return file.error();
      eventFiles_.push_back(std::move(file).value());
    }
    return Done{};
  }

  Status readProducts() {
    if (options_.catalog.empty()) return takeProductsFromEvents();
    const auto file = open(options_.catalog);
    if (!file.ok()) return file.error();
    auto read = readShowingProblems(
        how_, [&](const ReadOptions& how) { return readCatalog(file.value().view(), how); });
    if (!read.ok()) return read.error();
    inputs_.catalog = std::move(read.value().catalog);
    inputs_.reports.push_back(std::move(read.value().report));
    return Done{};
  }

  // Some products occur in only one file of a split.
  Status takeProductsFromEvents() {
    std::unordered_set<std::string> known;
    for (const NamedFile& file : eventFiles_) {
      progress_("products of " + file.path, 0, 0);
      auto read = readShowingProblems(
          how_, [&](const ReadOptions& how) { return catalogFromEvents(file.view(), how); });
      if (!read.ok()) return read.error();
      for (Product& product : read.value().catalog.products) {
        if (known.insert(product.id).second) {
          inputs_.catalog.products.push_back(std::move(product));
        }
      }
    }
    return Done{};
  }

  Status readEventLog() {
    if (eventFiles_.empty()) {
      inputs_.log.offsets = {0};
      return Done{};
    }
    progress_("events of " + eventFiles_.front().path, 0, 0);
    auto read = readShowingProblems(how_, [&](const ReadOptions& how) {
      return options_.split.empty() ? readEvents(eventFiles_.front().view(), inputs_.catalog, how)
                                    : readSplit(splitFiles(), inputs_.catalog, how);
    });
    if (!read.ok()) return read.error();
    inputs_.log = std::move(read.value().log);
    inputs_.reports.push_back(std::move(read.value().report));
    return Done{};
  }

  std::vector<SplitFile> splitFiles() const {
    static constexpr std::array<std::array<Part, 3>, 3> kParts = {
        {{Part::kNone},
         {Part::kTrain, Part::kTest},
         {Part::kTrain, Part::kValidation, Part::kTest}}};
    const auto& parts = kParts[eventFiles_.size() - 1];
    std::vector<SplitFile> files;
    for (const NamedFile& file : eventFiles_) {
      files.push_back({.file = file.view(), .part = parts[files.size()]});
    }
    return files;
  }

  Status readLinkFile() {
    if (options_.links.empty()) return Done{};
    const auto file = open(options_.links);
    if (!file.ok()) return file.error();
    auto read = readShowingProblems(how_, [&](const ReadOptions& how) {
      return readLinks(file.value().view(), inputs_.catalog, how);
    });
    if (!read.ok()) return read.error();
    inputs_.links = std::move(read.value().links);
    inputs_.reports.push_back(std::move(read.value().report));
    return Done{};
  }

  const Options& options_;
  StageProgress& progress_;
  ReadOptions how_;
  std::vector<NamedFile> eventFiles_;
  Inputs inputs_;
};

}  // namespace

Result<Inputs> readInputs(const Options& options, StageProgress& progress) {
  return InputReader(options, progress).readAll();
}

}  // namespace shelfwise
