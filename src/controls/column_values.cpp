#include "controls/column_values.h"

#include <bit>
#include <string>

#include "base/joined_text.h"

namespace shelfwise {

Result<ColumnValues> ColumnValues::create(std::string_view column, const FilterScope& scope) {
  ColumnValues values;
  values.graph_ = &scope.graph;
  values.numbers_ = findColumn(scope.columns.numbers, column);
  values.dates_ = findColumn(scope.columns.dates, column);
  values.booleans_ = findColumn(scope.columns.booleans, column);
  values.texts_ = findColumn(scope.columns.texts, column);
  values.entities_ = findColumn(scope.columns.entities, column);
  const bool known = values.numbers_ != nullptr || values.dates_ != nullptr ||
                     values.booleans_ != nullptr || values.texts_ != nullptr ||
                     values.entities_ != nullptr;
  if (known) return values;
  return Error{ErrorCode::kInvalidArgument, joined("there is no column \"", column, "\"")};
}

void ColumnValues::append(ItemId item, std::vector<CountedValue>& values) const {
  if (entities_ != nullptr) {
    appendFacts(item, values);
  } else if (texts_ != nullptr) {
    const std::string_view text = texts_->values[item];
    if (!text.empty()) values.push_back({.text = text});
  } else if (numbers_ != nullptr) {
    const double number = (*numbers_)[item];
    if (number == number) values.push_back({.number = std::bit_cast<std::uint64_t>(number + 0.0)});
  } else if (dates_ != nullptr) {
    const std::int64_t seconds = dates_->seconds[item];
    if (seconds != DateColumn::kMissing) {
      values.push_back({.number = static_cast<std::uint64_t>(seconds)});
    }
  } else if (booleans_->values[item] != BooleanColumn::kMissing) {
    values.push_back({.number = booleans_->values[item]});
  }
}

void ColumnValues::appendFacts(ItemId item, std::vector<CountedValue>& values) const {
  const auto range = graph_->factsBy(item, entities_->relation);
  EntityId narrowest = kNoId;
  for (auto at = range.begin; at < range.end; ++at) {
    const EntityId fact = graph_->factAt(at);
    if (!entities_->isPath) {
      values.push_back({.number = fact});
    } else if (narrowest == kNoId || graph_->degree(fact) < graph_->degree(narrowest)) {
      narrowest = fact;
    }
  }
  if (narrowest != kNoId) values.push_back({.number = narrowest});
}

}  // namespace shelfwise
