#include "changes/change_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "live/overlay.h"
#include "table/table.h"
#include "train/relation_facts.h"
#include "values/cell_text.h"
#include "values/ids.h"

namespace shelfwise {

namespace {

constexpr std::array<std::string_view, 5> kIdNames = {"id", "item", "item_id", "product_id", "sku"};

std::string lowered(std::string_view name) {
  std::string text;
  for (const char c : name) text += lower(c);
  return text;
}

bool isIdName(std::string_view name) {
  const std::string text = lowered(name);
  return std::find(kIdNames.begin(), kIdNames.end(), text) != kIdNames.end();
}

// A column of the file that holds live values.
struct LiveColumn {
  std::string name;
  std::string unit;
  LiveKind kind = LiveKind::kNumber;
};

// How the build holds a column; nothing if no live value can be there.
std::optional<LiveColumn> liveColumn(const Columns& columns, const std::string& name) {
  if (const NumberColumn* numbers = findColumn(columns.numbers, name)) {
    return LiveColumn{name, std::string(numbers->unit), LiveKind::kNumber};
  }
  if (findColumn(columns.booleans, name) != nullptr) {
    return LiveColumn{name, {}, LiveKind::kBoolean};
  }
  const bool isTaken = findColumn(columns.dates, name) != nullptr ||
                       findColumn(columns.texts, name) != nullptr ||
                       findColumn(columns.entities, name) != nullptr;
  if (name == kStockName && !isTaken) return LiveColumn{name, {}, LiveKind::kNumber};
  return std::nullopt;
}

std::string_view withoutUnit(std::string_view text, std::string_view unit) {
  if (unit.empty()) return text;
  if (text.starts_with(unit)) return trimmed(text.substr(unit.size()));
  if (text.ends_with(unit)) return trimmed(text.substr(0, text.size() - unit.size()));
  return text;
}

std::optional<LiveCell> cellOf(std::string_view text, const LiveColumn& column) {
  if (column.kind == LiveKind::kBoolean) {
    const std::optional<bool> truth = truthOf(text);
    if (!truth) return std::nullopt;
    return LiveCell{.kind = LiveKind::kBoolean, .truth = *truth};
  }
  const auto number = parseDecimal(withoutUnit(text, column.unit));
  if (!number) return std::nullopt;
  return LiveCell{.kind = LiveKind::kNumber, .number = *number};
}

class ChangeReader {
 public:
  ChangeReader(const std::string& file, const ModelView& model) : file_(file), model_(model) {}

  Result<ChangeReading> read(Table& table) {
    const Status found = findColumns(table);
    if (!found.ok()) return found.error();
    Row row;
    for (;;) {
      const Result<bool> more = table.next(row);
      if (!more.ok()) return more.error();
      if (!more.value()) return finished();
      const Status read = readRow(row);
      if (!read.ok()) return read.error();
    }
  }

 private:
  Error at(std::uint64_t row, std::string_view column, ErrorCode code,
           std::string_view what) const {
    std::string text = file_ + ", row " + std::to_string(row);
    if (!column.empty()) text += ", column " + std::string(column);
    return {code, text + ": " + std::string(what)};
  }

  Error twice(std::string_view name) const {
    return {ErrorCode::kAmbiguousColumn,
            file_ + ": two columns could be " + std::string(name) + "; leave one of them out"};
  }

  Status findColumns(const Table& table) {
    const auto& columns = table.columns();
    places_.resize(columns.size());
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
      const std::string& name = columns[c].path;
      if (isIdName(name)) {
        if (id_) return twice("the id");
        id_ = c;
      } else if (auto column = liveColumn(model_.columns, name)) {
        const auto same = [&](const LiveColumn& other) { return other.name == name; };
        if (std::any_of(live_.begin(), live_.end(), same)) return twice(name);
        places_[c] = live_.size();
        live_.push_back(*std::move(column));
      } else {
        reading_.unused.push_back(name);
      }
    }
    if (!id_) {
      return Error{ErrorCode::kMissingColumn,
                   file_ + ": no column of ids; call one id, item, item_id, product_id or sku"};
    }
    if (!live_.empty()) return Done{};
    return Error{ErrorCode::kMissingColumn,
                 file_ + ": no column of live values; the build knows " + knownNames()};
  }

  std::string knownNames() const {
    std::string names(kStockName);
    for (const NumberColumn& column : model_.columns.numbers) {
      if (column.name != kStockName) names += ", " + std::string(column.name);
    }
    for (const BooleanColumn& column : model_.columns.booleans) {
      if (column.name != kStockName) names += ", " + std::string(column.name);
    }
    return names;
  }

  Status readRow(const Row& row) {
    if (row.fault) return at(row.number, row.fault->column, row.fault->code, row.fault->reason);
    ++reading_.rows;
    std::string_view id;
    std::vector<LiveCell> cells(live_.size());
    for (const Cell& cell : row.cells) {
      if (cell.column == *id_) id = cleanId(cell.text);
      if (!places_[cell.column] || isAbsent(cell.text)) continue;
      const LiveColumn& column = live_[*places_[cell.column]];
      const auto value = cellOf(cell.text, column);
      if (!value) {
        const std::string_view form = column.kind == LiveKind::kBoolean
                                          ? "\" is neither true nor false"
                                          : "\" is no plain number such as 1299.5";
        return at(row.number, column.name, ErrorCode::kBadValue,
                  '"' + std::string(cell.text) + std::string(form));
      }
      cells[*places_[cell.column]] = *value;
    }
    if (id.empty()) return at(row.number, "", ErrorCode::kBadValue, "the row has no id");
    return take(row.number, id, std::move(cells));
  }

  Status take(std::uint64_t row, std::string_view id, std::vector<LiveCell> cells) {
    const ItemId item = model_.findItem(id);
    if (item == kNoId) {
      ++reading_.unknownCount;
      if (reading_.unknown.size() < kShownIds) reading_.unknown.emplace_back(id);
      return Done{};
    }
    if (byItem_.emplace(item, std::move(cells)).second) return Done{};
    return at(row, "", ErrorCode::kDuplicateId,
              "the id " + std::string(id) + " came before; keep its latest row alone");
  }

  Result<ChangeReading> finished() {
    LiveChanges& changes = reading_.changes;
    for (const LiveColumn& column : live_) changes.columns.push_back(column.name);
    for (const auto& [item, cells] : byItem_) {
      changes.items.push_back(item);
      changes.cells.insert(changes.cells.end(), cells.begin(), cells.end());
    }
    return std::move(reading_);
  }

  std::string file_;
  const ModelView& model_;
  std::optional<std::uint32_t> id_;
  std::vector<std::optional<std::size_t>> places_;  // [columns of the file] in live_
  std::vector<LiveColumn> live_;
  std::map<ItemId, std::vector<LiveCell>> byItem_;
  ChangeReading reading_;
};

}  // namespace

Result<ChangeReading> readChanges(const InputFile& file, const ModelView& model) {
  auto text = inputText(file);
  if (!text.ok()) return text.error();
  auto table = openTable(file.name, std::move(text).value());
  if (!table.ok()) return table.error();
  return ChangeReader(file.name, model).read(*table.value());
}

LiveChanges mergedChanges(const LiveChanges& earlier, const LiveChanges& later) {
  LiveChanges all;
  all.columns = earlier.columns;
  for (const std::string& name : later.columns) {
    if (std::find(all.columns.begin(), all.columns.end(), name) == all.columns.end()) {
      all.columns.push_back(name);
    }
  }
  std::map<ItemId, std::vector<LiveCell>> byItem;
  for (const LiveChanges* changes : {&earlier, &later}) {
    const std::size_t width = changes->columns.size();
    for (std::size_t at = 0; at < changes->cells.size(); ++at) {
      const LiveCell& cell = changes->cells[at];
      std::vector<LiveCell>& cells = byItem[changes->items[at / width]];
      cells.resize(all.columns.size());
      if (cell.kind == LiveKind::kUnchanged) continue;
      const auto place =
          std::find(all.columns.begin(), all.columns.end(), changes->columns[at % width]);
      cells[static_cast<std::size_t>(place - all.columns.begin())] = cell;
    }
  }
  for (const auto& [item, cells] : byItem) {
    all.items.push_back(item);
    all.cells.insert(all.cells.end(), cells.begin(), cells.end());
  }
  return all;
}

}  // namespace shelfwise
