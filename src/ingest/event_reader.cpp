#include "ingest/event_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "ingest/catalog_reader.h"
#include "schema/row_cells.h"
#include "schema/row_items.h"
#include "schema/row_tally.h"
#include "schema/type_words.h"
#include "survey/item_ids.h"
#include "table/sequence_lines.h"
#include "table/table.h"
#include "values/cell_text.h"
#include "values/ids.h"
#include "values/numbers.h"
#include "values/prices.h"
#include "values/times.h"

namespace shelfwise {

namespace {

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

struct EventRowsSetting {
  const ColumnMap& map;
  const std::vector<TableColumn>& columns;
  const ReadingPlan& plan;
  const ItemIds& items;
  Part part;
  bool fileOrder;
};

// What the rows of all files give.
struct EventRowsAnswer {
  RowTally tally;
  EventLogBuilder log;
  UnknownIds unknown;
  std::uint64_t known = 0;  // events of products, read or set aside
};

// The rows of one event file.
class EventRows {
 public:
  EventRows(const EventRowsSetting& setting, EventRowsAnswer& answer)
      : map_(setting.map),
        columns_(setting.columns),
        plan_(setting.plan),
        items_(setting.items),
        part_(setting.part),
        fileOrder_(setting.fileOrder),
        types_(setting.map.events),
        answer_(answer),
        tally_(answer.tally),
        log_(answer.log) {}

  // A row of several items is read if each is read or set aside.  Else it is unreadable by its
  // first fault, and its other items are read nevertheless.
  RowOutcome take(const Row& row) {
    const auto items = places_.find(row, plan_, EventField::kItem);
    if (items.size() == 1) return takeItem(row, items.front());
    std::optional<RowFault> fault;
    for (const ItemPlace& item : items) {
      const RowOutcome outcome = takeItem(row, item);
      if (const auto* reason = std::get_if<SetAsideReason>(&outcome)) tally_.setAsideEvent(*reason);
      if (const auto* next = std::get_if<RowFault>(&outcome); next && !fault) fault = *next;
    }
    if (fault) return *fault;
    return Done{};
  }

 private:
  using Stop = std::optional<RowOutcome>;

  // What the first row of an order says, for rows below it that leave it empty.
  struct OrderHead {
    std::string order;
    std::string shopper;
    std::string time;
    bool isLeftOut = false;
  };

  RowOutcome takeItem(const Row& row, const ItemPlace& item) {
    const RowCells cells(row, plan_, columns_, places_.index(), item);
    const std::string_view order = cells.id(EventField::kOrder);
    const bool goesOn = !order.empty() && order == head_.order;
    const bool isLeftOut = cells.isLeftOut(goesOn && head_.isLeftOut);
    if (!goesOn) beginOrder(cells, order, isLeftOut);
    if (isLeftOut) return SetAsideReason::kLeftOut;
    LoggedEvent event{.product = {}, .part = part_};
    if (auto outcome = readType(cells, event)) return *outcome;
    if (auto outcome = readItem(cells, event)) return *outcome;
    if (auto outcome = readQuantity(cells, row.number, event)) return *outcome;
    if (auto fault = readTime(cells, event)) return *fault;
    if (auto fault = readPart(cells, event)) return *fault;
    return keep(cells, event);
  }

  void beginOrder(const RowCells& cells, std::string_view order, bool isLeftOut) {
    if (order.empty() && head_.order.empty()) return;
    head_ = {};
    if (order.empty()) return;
    head_ = {std::string(order), std::string(cells.id(EventField::kShopper)),
             std::string(cells[EventField::kTime]), isLeftOut};
  }

  Stop readType(const RowCells& cells, LoggedEvent& event) {
    event.type = map_.events.defaultType;
    if (!plan_.has(EventField::kType)) return std::nullopt;
    const std::string_view word = cells[EventField::kType];
    const MeantType meant = types_.read(word);
    switch (meant.meaning) {
      case WordMeaning::kLeftOut:
        return SetAsideReason::kTypeLeftOut;
      case WordMeaning::kWithoutUse:
        return SetAsideReason::kTypeWithoutUse;
      case WordMeaning::kUnknown:
        tally_.unknownWord(word);
        return SetAsideReason::kUnknownType;
      case WordMeaning::kType:
        break;
    }
    event.type = meant.type;
    return std::nullopt;
  }

  Stop readItem(const RowCells& cells, LoggedEvent& event) const {
    const std::string_view id = cells.id(EventField::kItem);
    if (id.empty()) return SetAsideReason::kNoItem;
    if (auto fault = cells.idFault(EventField::kItem)) return *fault;
    if (map_.isServiceCode(id)) return SetAsideReason::kServiceCode;
    const auto product = items_.find(id);
    if (!product && items_.isNotPublished(id)) return SetAsideReason::kItemNotPublished;
    if (!product) {
      answer_.unknown.add(id);
      return SetAsideReason::kUnknownItem;
    }
    ++answer_.known;
    event.product = *product;
    return std::nullopt;
  }

  Stop readQuantity(const RowCells& cells, std::uint64_t row, LoggedEvent& event) const {
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
      if (!price.ok()) {
        tally_.unread(row, cells.fault(EventField::kPrice, price.error().message));
      }
    }
    return std::nullopt;
  }

  std::optional<RowFault> readTime(const RowCells& cells, LoggedEvent& event) const {
    event.time = log_.count();
    if (fileOrder_) return std::nullopt;
    if (plan_.has(EventField::kTime)) {
      const std::string_view text = cells[EventField::kTime];
      const auto time =
          parseTime(text.empty() ? head_.time : text, cells.style(EventField::kTime).timeFormat);
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
    std::string_view shopper = cells.id(EventField::kShopper);
    if (shopper.empty() && !order.empty()) shopper = head_.shopper;
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
  const ItemIds& items_;
  Part part_;
  bool fileOrder_;
  TypeWords types_;
  EventRowsAnswer& answer_;
  RowTally& tally_;
  EventLogBuilder& log_;
  RowItems places_;
  OrderHead head_;
};

Status checkPart(const OpenedFile& file, Part part) {
  const bool hasPart = file.table && file.plan.has(EventField::kPart);
  if (part != Part::kNone || hasPart) return Done{};
  return Error{ErrorCode::kMissingColumn,
               file.name +
                   ": no column for part, which says train, validation or test; name it in "
                   "the map, or give --split a file for each part"};
}

// One of the files of a log.
struct EventSource {
  OpenedFile& file;
  Part part;

  // What the order of events comes from: time, position or the file.
  std::optional<EventField> ageField() const {
    for (const auto field : {EventField::kTime, EventField::kPosition}) {
      if (file.table && file.plan.has(field)) return field;
    }
    return std::nullopt;
  }
};

Status checkShopper(const OpenedFile& file) {
  if (!file.table || file.plan.has(EventField::kShopper) || file.plan.has(EventField::kOrder)) {
    return Done{};
  }
  return Error{ErrorCode::kMissingColumn,
               file.name +
                   ": no column for shopper (usual names: user, shopper, customer) and "
                   "none for order; name one in the map"};
}

Status readLines(const EventSource& source, const ItemIds& items, EventRowsAnswer& answer) {
  SequenceLines lines(source.file.lines);
  for (SequenceLines::Pair pair; lines.next(pair);) {
    if (pair.fault) {
      const Status counted = answer.tally.fault(pair.row, *pair.fault);
      if (!counted.ok()) return counted;
    } else if (source.file.map.isServiceCode(pair.item)) {
      answer.tally.setAside(SetAsideReason::kServiceCode);
    } else if (const auto product = items.find(pair.item)) {
      answer.log.add(pair.user, {.product = *product,
                                 .type = source.file.map.events.defaultType,
                                 .part = source.part,
                                 .time = answer.log.count()});
      ++answer.known;
      answer.tally.accept();
    } else {
      answer.unknown.add(pair.item);
      answer.tally.setAside(SetAsideReason::kUnknownItem);
    }
  }
  return Done{};
}

// The events of one or more files, read into one log.
class EventFiles {
 public:
  EventFiles(std::vector<EventSource> sources, const Catalog& catalog, const ReadOptions& options)
      : sources_(std::move(sources)),
        options_(options),
        items_(itemIds(catalog)),
        age_(sources_.front().ageField()),
        fileOrder_(std::any_of(sources_.begin(), sources_.end(),
                               [&](const auto& source) { return source.ageField() != age_; })) {}

  Result<EventLogRead> read() {
    auto answer = readAll();
    if (!answer.ok()) return answer.error();
    std::optional<FormJoin> join;
    if (mostAreUnknown(answer.value())) join = items_.findJoin(answer.value().unknown);
    if (join) {
      items_.use(join->form);
      answer = readAll();
      if (!answer.ok()) return answer.error();
    }
    tell(join, items_, answer.value());
    const Status known = checkKnown(answer.value());
    if (!known.ok()) return known.error();
    return finish(std::move(answer).value());
  }

 private:
  Result<EventRowsAnswer> readAll() {
    EventRowsAnswer answer{
        .tally = RowTally(sources_.front().file.name, options_.lenient), .log = {}, .unknown = {}};
    for (const EventSource& source : sources_) {
      answer.tally.nextFile(source.file.name);
      const Status read = readSource(source, answer);
      if (!read.ok()) return read.error();
    }
    return answer;
  }

  Status readSource(const EventSource& source, EventRowsAnswer& answer) const {
    OpenedFile& file = source.file;
    if (!file.table) return readLines(source, items_, answer);
    const Status again = file.table->rewind();
    if (!again.ok()) return again;
    EventRows rows({file.map, file.table->columns(), file.plan, items_, source.part, fileOrder_},
                   answer);
    return readRows(*file.table, answer.tally, [&rows](const Row& row) { return rows.take(row); });
  }

  static bool mostAreUnknown(const EventRowsAnswer& answer) {
    return answer.unknown.events() > answer.known;
  }

  static void tell(const std::optional<FormJoin>& join, const ItemIds& items,
                   EventRowsAnswer& answer) {
    if (join) answer.tally.note(describe(*join));
    if (!mostAreUnknown(answer) || answer.known == 0) return;
    answer.tally.warn(std::to_string(answer.unknown.events()) + " of " +
                      std::to_string(answer.unknown.events() + answer.known) +
                      " events are of items that the catalogue does not have: " +
                      items.bothSides(answer.unknown) + "; " + kWayOut);
  }

  static constexpr const char* kWayOut =
      "the map can name another column as events.columns.item, or more ids of the products as "
      "catalog.aliases";

  Status checkKnown(const EventRowsAnswer& answer) const {
    if (answer.known > 0 || answer.tally.rows() == 0) return Done{};
    const std::string file = sources_.front().file.name + ": ";
    if (answer.unknown.events() > 0) {
      return Error{ErrorCode::kBadValue, file + "no event is of a product of the catalogue: " +
                                             items_.bothSides(answer.unknown) + "; " + kWayOut};
    }
    const auto words = answer.tally.words();
    if (!words.empty()) return Error{ErrorCode::kBadValue, file + describeUnknown(words)};
    if (answer.tally.count(SetAsideReason::kNoItem) < answer.tally.rows()) return Done{};
    return Error{ErrorCode::kBadValue,
                 file + "no event has an item; the map can name the column as events.columns.item"};
  }

  Result<EventLogRead> finish(EventRowsAnswer answer) const {
    auto report = answer.tally.finish(sources_.front().file.plan.recognized);
    if (!report.ok()) return report.error();
    const bool inSeconds = !fileOrder_ && age_ == EventField::kTime;
    EventLogRead read{answer.log.finish(inSeconds ? AgeKind::kSeconds : AgeKind::kSteps),
                      std::move(report).value()};
    read.log.ordered = age_ && !fileOrder_;
    return read;
  }

  std::vector<EventSource> sources_;
  const ReadOptions& options_;
  ItemIds items_;
  std::optional<EventField> age_;  // of all files, if they have the same
  bool fileOrder_;                 // files with different ages share only the order of their events
};

}  // namespace

Result<EventLogRead> readSplit(std::span<OpenedFile> files, std::span<const Part> parts,
                               const Catalog& catalog, const ReadOptions& options) {
  if (files.empty()) return Error{ErrorCode::kInvalidArgument, "readSplit: no file"};
  std::vector<EventSource> sources;
  for (OpenedFile& file : files) {
    for (const Status& sound : {checkShopper(file), checkPart(file, parts[sources.size()])}) {
      if (!sound.ok()) return sound.error();
    }
    sources.push_back({file, parts[sources.size()]});
  }
  return EventFiles(std::move(sources), catalog, options).read();
}

Result<EventLogRead> readEvents(OpenedFile& file, const Catalog& catalog,
                                const ReadOptions& options) {
  const Status shopper = checkShopper(file);
  if (!shopper.ok()) return shopper.error();
  return EventFiles({{file, Part::kNone}}, catalog, options).read();
}

Result<EventLogRead> readEvents(const InputFile& file, const Catalog& catalog,
                                const ReadOptions& options) {
  auto opened = openFile(file, FileKind::kEvents, options);
  if (!opened.ok()) return opened.error();
  const Status planned = planFiles(nullptr, {&opened.value(), 1}, nullptr);
  if (!planned.ok()) return planned.error();
  return readEvents(opened.value(), catalog, options);
}

Result<EventLogRead> readSplit(std::span<const SplitFile> files, const Catalog& catalog,
                               const ReadOptions& options) {
  std::vector<OpenedFile> opened;
  std::vector<Part> parts;
  for (const SplitFile& split : files) {
    auto file = openFile(split.file, FileKind::kEvents, options);
    if (!file.ok()) return file.error();
    opened.push_back(std::move(file).value());
    parts.push_back(split.part);
  }
  const Status planned = planFiles(nullptr, opened, nullptr);
  if (!planned.ok()) return planned.error();
  return readSplit(opened, parts, catalog, options);
}

}  // namespace shelfwise
