#include "ingest/event_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <unordered_map>
#include <utility>

#include "schema/planner.h"
#include "schema/row_cells.h"
#include "table/sequence_lines.h"
#include "table/table.h"
#include "values/cell_text.h"
#include "values/event_words.h"
#include "values/numbers.h"
#include "values/prices.h"
#include "values/times.h"

namespace shelfwise {

namespace {

class ProductNumbers {
 public:
  explicit ProductNumbers(const Catalog& catalog) {
    numbers_.reserve(catalog.products.size());
    for (const auto& product : catalog.products) {
      numbers_.emplace(product.id, static_cast<ProductId>(numbers_.size()));
    }
  }

  std::optional<ProductId> find(std::string_view id) const {
    const auto found = numbers_.find(id);
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
  }

 private:
  std::unordered_map<std::string_view, ProductId> numbers_;  // for look-up only
};

std::optional<Part> partFrom(std::string_view text) {
  const std::string word = canonicalName(text);
  for (const auto name : {"train", "training"}) {
    if (word == name) return Part::kTrain;
  }
  for (const auto name : {"validation", "valid", "val", "dev"}) {
    if (word == name) return Part::kValidation;
  }
  for (const auto name : {"test", "testing"}) {
    if (word == name) return Part::kTest;
  }
  return std::nullopt;
}

// The rows of one event file.
class EventRows {
 public:
  EventRows(const ReadOptions& options, const Table& table, const ReadingPlan& plan,
            const ProductNumbers& products, Part part, bool fileOrder, EventLogBuilder& log)
      : map_(options.map),
        columns_(table.columns()),
        plan_(plan),
        products_(products),
        part_(part),
        fileOrder_(fileOrder),
        log_(log) {}

  RowOutcome take(const Row& row) {
    const RowCells cells(row, plan_, columns_);
    LoggedEvent event{.product = {}, .part = part_};
    if (auto outcome = readType(cells, event)) return *outcome;
    if (auto outcome = readItem(cells, event)) return *outcome;
    if (auto outcome = readQuantity(cells, event)) return *outcome;
    if (auto fault = readTime(cells, event)) return *fault;
    if (auto fault = readPart(cells, event)) return *fault;
    return keep(cells, event);
  }

 private:
  using Stop = std::optional<RowOutcome>;

  Stop readType(const RowCells& cells, LoggedEvent& event) const {
    const std::string_view word = cells[EventField::kType];
    event.type = map_.events.defaultType;
    if (!plan_.has(EventField::kType)) return std::nullopt;
    for (const auto& [name, type] : map_.events.types) {
      if (name != word) continue;
      if (!type) return SetAsideReason::kTypeLeftOut;
      event.type = *type;
      return std::nullopt;
    }
    const auto type = parseEventType(word);
    if (!type) return cells.fault(EventField::kType, "not a known event type");
    event.type = *type;
    return std::nullopt;
  }

  Stop readItem(const RowCells& cells, LoggedEvent& event) const {
    const std::string_view id = cells.id(EventField::kItem);
    if (id.empty() && !isAboutItem(event.type)) return SetAsideReason::kNoItem;
    if (id.empty()) return cells.fault(EventField::kItem, "no item");
    if (auto fault = cells.idFault(EventField::kItem)) return *fault;
    if (map_.isServiceCode(id)) return SetAsideReason::kServiceCode;
    const auto product = products_.find(id);
    if (!product) return SetAsideReason::kUnknownItem;
    event.product = *product;
    return std::nullopt;
  }

  Stop readQuantity(const RowCells& cells, LoggedEvent& event) const {
    if (const auto text = cells.number(EventField::kQuantity); !text.empty()) {
      const auto quantity = parseNumber(text, cells.style(EventField::kQuantity).decimalComma);
      if (!quantity.ok()) {
        return cells.fault(EventField::kQuantity, "the quantity is " + quantity.error().message);
      }
      if (std::abs(quantity.value()) > std::numeric_limits<float>::max()) {
        return cells.fault(EventField::kQuantity, "the quantity is beyond the range of a float");
      }
      event.quantity = static_cast<float>(quantity.value());
      if (event.quantity < 0) return SetAsideReason::kReturn;
      if (event.quantity == 0) return SetAsideReason::kNoQuantity;
    }
    if (const auto text = cells.number(EventField::kPrice); !text.empty()) {
      const auto price = parsePrice(text, "", cells.style(EventField::kPrice).decimalComma);
      if (!price.ok()) return cells.fault(EventField::kPrice, price.error().message);
    }
    return std::nullopt;
  }

  std::optional<RowFault> readTime(const RowCells& cells, LoggedEvent& event) const {
    event.time = log_.count();
    if (fileOrder_) return std::nullopt;
    if (plan_.has(EventField::kTime)) {
      const auto time =
          parseTime(cells[EventField::kTime], cells.style(EventField::kTime).timeFormat);
      if (!time.ok()) return cells.fault(EventField::kTime, time.error().message);
      event.time = time.value();
    } else if (plan_.has(EventField::kPosition)) {
      constexpr double kLargest = 9'007'199'254'740'992;  // 2^53
      const auto position = parseNumber(cells[EventField::kPosition], false);
      const bool whole = position.ok() && std::abs(position.value()) <= kLargest &&
                         std::floor(position.value()) == position.value();
      if (!whole) return cells.fault(EventField::kPosition, "the position is no whole number");
      event.time = static_cast<std::int64_t>(position.value());
    }
    return std::nullopt;
  }

  std::optional<RowFault> readPart(const RowCells& cells, LoggedEvent& event) const {
    if (part_ != Part::kNone || !plan_.has(EventField::kPart)) return std::nullopt;
    const auto part = partFrom(cells[EventField::kPart]);
    if (!part) return cells.fault(EventField::kPart, "the part is not train, validation or test");
    event.part = *part;
    return std::nullopt;
  }

  RowOutcome keep(const RowCells& cells, LoggedEvent event) {
    const std::string_view order = cells.id(EventField::kOrder);
    if (auto fault = cells.idFault(EventField::kOrder)) return *fault;
    if (auto fault = cells.idFault(EventField::kShopper)) return *fault;
    if (!order.empty()) event.order = log_.order(order);
    const std::string_view shopper = cells.id(EventField::kShopper);
    if (!shopper.empty()) {
      log_.add(shopper, event);
      return Done{};
    }
    if (event.order == kNoOrder) return SetAsideReason::kNoShopper;
    log_.addToBasket(event);
    return SetAsideReason::kBasketWithoutShopper;
  }

  const ColumnMap& map_;
  const std::vector<TableColumn>& columns_;
  const ReadingPlan& plan_;
  const ProductNumbers& products_;
  Part part_;
  bool fileOrder_;
  EventLogBuilder& log_;
};

// An event file, opened: a table, or lines `user item item ...`.
struct EventSource {
  std::string file;
  Part part = Part::kNone;
  std::unique_ptr<Table> table;  // none: lines
  ReadingPlan plan;
  std::string lines;

  // What the order of events comes from: time, position or the file.
  std::optional<EventField> ageField() const {
    for (const auto field : {EventField::kTime, EventField::kPosition}) {
      if (table && plan.has(field)) return field;
    }
    return std::nullopt;
  }
};

Status checkShopper(const EventSource& source) {
  if (source.plan.has(EventField::kShopper) || source.plan.has(EventField::kOrder)) return Done{};
  return Error{ErrorCode::kMissingColumn,
               source.file +
                   ": no column for shopper (usual names: user, shopper, customer) and "
                   "none for order; name one in the map"};
}

Result<EventSource> openEvents(const SplitFile& input, const ReadOptions& options) {
  EventSource source;
  source.file = input.file.name;
  source.part = input.part;
  auto text = inputText(input.file, options.maxTextBytes);
  if (!text.ok()) return text.error();
  if (isSequenceText(text.value())) {
    source.lines = std::move(text).value();
    return source;
  }
  auto table = openTable(source.file, std::move(text).value());
  if (!table.ok()) return table.error();
  source.table = std::move(table).value();
  auto plan = planEvents(source.file, source.table->columns(), options.map);
  if (!plan.ok()) return plan.error();
  source.plan = std::move(plan).value();
  const Status shopper = checkShopper(source);
  if (!shopper.ok()) return shopper.error();
  return source;
}

Status readLines(EventSource& source, const ReadOptions& options, const ProductNumbers& products,
                 RowTally& tally, EventLogBuilder& log) {
  SequenceLines lines(std::move(source.lines));
  for (SequenceLines::Pair pair; lines.next(pair);) {
    if (pair.fault) {
      const Status counted = tally.fault(pair.row, *pair.fault);
      if (!counted.ok()) return counted;
    } else if (options.map.isServiceCode(pair.item)) {
      tally.setAside(SetAsideReason::kServiceCode);
    } else if (const auto product = products.find(pair.item)) {
      log.add(pair.user, {.product = *product,
                          .type = options.map.events.defaultType,
                          .part = source.part,
                          .time = log.count()});
      tally.accept();
    } else {
      tally.setAside(SetAsideReason::kUnknownItem);
    }
  }
  return Done{};
}

Result<EventLogRead> readSources(std::vector<EventSource> sources, const Catalog& catalog,
                                 const ReadOptions& options) {
  // Files with different age kinds share only the order of their events.
  const auto age = sources.front().ageField();
  const bool fileOrder = std::any_of(sources.begin(), sources.end(),
                                     [&](const auto& source) { return source.ageField() != age; });
  const ProductNumbers products(catalog);
  RowTally tally(sources.front().file, options.lenient);
  EventLogBuilder log;
  for (auto& source : sources) {
    tally.nextFile(source.file);
    Status read = Done{};
    if (source.table) {
      EventRows rows(options, *source.table, source.plan, products, source.part, fileOrder, log);
      read = readRows(*source.table, tally, [&rows](const Row& row) { return rows.take(row); });
    } else {
      read = readLines(source, options, products, tally, log);
    }
    if (!read.ok()) return read.error();
  }
  auto report = tally.finish(sources.front().plan.recognized);
  if (!report.ok()) return report.error();
  const bool inSeconds = !fileOrder && age == EventField::kTime;
  EventLogRead read{log.finish(inSeconds ? AgeKind::kSeconds : AgeKind::kSteps),
                    std::move(report).value()};
  read.log.ordered = age && !fileOrder;
  return read;
}

}  // namespace

Result<EventLogRead> readEvents(const InputFile& file, const Catalog& catalog,
                                const ReadOptions& options) {
  auto source = openEvents({file, Part::kNone}, options);
  if (!source.ok()) return source.error();
  std::vector<EventSource> sources;
  sources.push_back(std::move(source).value());
  return readSources(std::move(sources), catalog, options);
}

Result<EventLogRead> readSplit(std::span<const SplitFile> files, const Catalog& catalog,
                               const ReadOptions& options) {
  if (files.empty()) return Error{ErrorCode::kInvalidArgument, "readSplit: no file"};
  std::vector<EventSource> sources;
  for (const auto& file : files) {
    auto source = openEvents(file, options);
    if (!source.ok()) return source.error();
    const bool hasPart = source.value().table && source.value().plan.has(EventField::kPart);
    if (file.part == Part::kNone && !hasPart) {
      return Error{ErrorCode::kMissingColumn,
                   file.file.name + ": no column for part, which says train, validation or test"};
    }
    sources.push_back(std::move(source).value());
  }
  return readSources(std::move(sources), catalog, options);
}

}  // namespace shelfwise
