#include "live/live_values.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/joined_text.h"
#include "sections/column_section.h"

namespace shelfwise {

namespace {

Error invalid(std::string_view column, std::string_view what) {
  return {ErrorCode::kInvalidArgument, joined("live value ", column, ": ", what)};
}

// A column's cells of all rows.
struct ColumnChange {
  const LiveChanges& changes;
  std::size_t column;

  const std::string& name() const { return changes.columns[column]; }
  const LiveCell& operator[](std::size_t row) const {
    return changes.cells[row * changes.columns.size() + column];
  }
  std::size_t rows() const { return changes.items.size(); }
};

// The cells of the wrong type are none.
Status checkKind(const ColumnChange& change, LiveKind kind) {
  for (std::size_t row = 0; row < change.rows(); ++row) {
    const LiveKind found = change[row].kind;
    if (found == LiveKind::kUnchanged || found == kind) continue;
    return invalid(change.name(), kind == LiveKind::kNumber ? "the column holds numbers"
                                                            : "the column holds true and false");
  }
  return Done{};
}

std::uint32_t divisorDecimals(std::uint32_t divisor) {
  std::uint32_t decimals = 0;
  for (; divisor > 1; divisor /= 10) ++decimals;
  return decimals;
}

// value * factor as fixed point; false if that has no room.
bool toFixed(std::int64_t value, std::int64_t factor, std::int32_t& fixed) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  if (value > kMost || value < -kMost) return false;
  const std::int64_t scaled = value * factor;
  fixed = static_cast<std::int32_t>(scaled);
  return scaled >= -kMost && scaled <= kMost;
}

Status changeFixed(const ColumnChange& change, std::span<std::int32_t> values,
                   NumberColumn& column) {
  const std::uint32_t before = divisorDecimals(column.divisor);
  std::uint32_t decimals = before;
  for (std::size_t row = 0; row < change.rows(); ++row) {
    decimals = std::max(decimals, change[row].number.decimals);
  }
  bool fits = true;
  for (std::size_t item = 0; item < values.size(); ++item) {
    values[item] = column.fixed.empty() ? NumberColumn::kNoFixed : column.fixed[item];
    if (values[item] == NumberColumn::kNoFixed) continue;
    fits = toFixed(values[item], powerOfTen(decimals - before), values[item]) && fits;
  }
  for (std::size_t row = 0; row < change.rows(); ++row) {
    const auto& [kind, truth, number] = change[row];
    if (kind == LiveKind::kUnchanged) continue;
    std::int32_t& value = values[change.changes.items[row]];
    fits = toFixed(number.digits, powerOfTen(decimals - number.decimals), value) && fits;
  }
  if (!fits) {
    return invalid(change.name(), joined("a number of ", decimals,
                                         " decimals is too large; build again to change it"));
  }
  column.divisor = static_cast<std::uint32_t>(powerOfTen(decimals));
  column.fixed = values;
  return Done{};
}

void changeFloats(const ColumnChange& change, std::span<float> values, NumberColumn& column) {
  std::copy(column.floats.begin(), column.floats.end(), values.begin());
  for (std::size_t row = 0; row < change.rows(); ++row) {
    const auto& [kind, truth, number] = change[row];
    if (kind == LiveKind::kUnchanged) continue;
    values[change.changes.items[row]] = static_cast<float>(
        static_cast<double>(number.digits) / static_cast<double>(powerOfTen(number.decimals)));
  }
  column.floats = values;
}

void changeBooleans(const ColumnChange& change, std::span<std::uint8_t> values,
                    BooleanColumn& column) {
  std::copy(column.values.begin(), column.values.end(), values.begin());
  for (std::size_t row = 0; row < change.rows(); ++row) {
    if (change[row].kind == LiveKind::kUnchanged) continue;
    values[change.changes.items[row]] =
        change[row].truth ? BooleanColumn::kTrue : BooleanColumn::kFalse;
  }
  column.values = values;
}

template <class Column>
Column* find(std::vector<Column>& columns, std::string_view name) {
  for (Column& column : columns) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

bool hasOther(const Columns& columns, std::string_view name) {
  return findColumn(columns.dates, name) != nullptr || findColumn(columns.texts, name) != nullptr ||
         findColumn(columns.entities, name) != nullptr;
}

// Columns on their way to be shown: copies of the spans, and the memory behind those that differ.
class Draft {
 public:
  Draft(const Columns& columns, std::uint32_t itemCount)
      : numbers_(columns.numbers), booleans_(columns.booleans), itemCount_(itemCount) {}

  // Answers the memory of the changed column.
  Result<Arena> change(const ColumnChange& change, const Columns& columns) {
    if (BooleanColumn* booleans = find(booleans_, change.name())) {
      const Status kind = checkKind(change, LiveKind::kBoolean);
      if (!kind.ok()) return kind.error();
      auto [arena, values] = room<std::uint8_t>();
      if (!arena) return noMemory();
      changeBooleans(change, values, *booleans);
      return *std::move(arena);
    }
    NumberColumn* numbers = find(numbers_, change.name());
    if (numbers == nullptr && (change.name() != kStockName || hasOther(columns, kStockName))) {
      return invalid(change.name(), "the build has no such column of numbers or true and false");
    }
    const Status kind = checkKind(change, LiveKind::kNumber);
    if (!kind.ok()) return kind.error();
    if (numbers == nullptr)
      numbers = &numbers_.emplace_back(NumberColumn{.name = kStockName, .unit = {}});
    return changeNumbers(change, *numbers);
  }

  void show(Columns& columns) && {
    columns.numbers = std::move(numbers_);
    columns.booleans = std::move(booleans_);
  }

 private:
  template <class T>
  struct Room {
    std::optional<Arena> arena;
    std::span<T> values;
  };

  template <class T>
  Room<T> room() const {
    Arena measure = Arena::measuring();
    measure.take<T>(itemCount_);
    Room<T> room{Arena::create(measure.used()), {}};
    if (room.arena) room.values = room.arena->template take<T>(itemCount_);
    return room;
  }

  static Error noMemory() { return {ErrorCode::kOutOfMemory, "no memory for live values"}; }

  Result<Arena> changeNumbers(const ColumnChange& change, NumberColumn& column) const {
    if (!column.floats.empty()) {
      auto [arena, values] = room<float>();
      if (!arena) return noMemory();
      changeFloats(change, values, column);
      return *std::move(arena);
    }
    auto [arena, values] = room<std::int32_t>();
    if (!arena) return noMemory();
    const Status changed = changeFixed(change, values, column);
    if (!changed.ok()) return changed.error();
    return *std::move(arena);
  }

  std::vector<NumberColumn> numbers_;
  std::vector<BooleanColumn> booleans_;
  std::uint32_t itemCount_;
};

}  // namespace

void LiveValues::open(std::uint32_t itemCount, const Columns& columns) {
  itemCount_ = itemCount;
  soldOut_.reset();
  const NumberColumn* numbers = findColumn(columns.numbers, kStockName);
  const BooleanColumn* booleans = findColumn(columns.booleans, kStockName);
  if (numbers == nullptr && booleans == nullptr) return;
  ItemSet soldOut(itemCount);
  bool found = false;
  for (ItemId item = 0; item < itemCount; ++item) {
    const bool isOut = numbers != nullptr ? (*numbers)[item] <= 0
                                          : booleans->values[item] == BooleanColumn::kFalse;
    if (!isOut) continue;
    soldOut.add(item);
    found = true;
  }
  if (found) soldOut_ = std::move(soldOut);
}

Status LiveValues::apply(const LiveChanges& changes, Columns& columns) {
  Draft draft(columns, itemCount_);
  std::vector<Kept> fresh;
  for (std::size_t column = 0; column < changes.columns.size(); ++column) {
    auto memory = draft.change({changes, column}, columns);
    if (!memory.ok()) return memory.error();
    fresh.push_back({changes.columns[column], std::move(memory).value()});
  }
  std::move(draft).show(columns);
  std::erase_if(kept_, [&](const Kept& kept) {
    return std::find(changes.columns.begin(), changes.columns.end(), kept.name) !=
           changes.columns.end();
  });
  for (Kept& kept : fresh) kept_.push_back(std::move(kept));
  open(itemCount_, columns);
  return Done{};
}

}  // namespace shelfwise
