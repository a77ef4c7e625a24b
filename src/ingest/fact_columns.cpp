#include "ingest/fact_columns.h"

#include <algorithm>
#include <utility>

#include "values/cell_text.h"
#include "values/numbers.h"

namespace shelfwise {

FactColumns::FactColumns(const ReadingPlan& plan, const std::vector<TableColumn>& columns)
    : plan_(plan), columns_(columns), ids_(columns.size(), kNoField) {}

std::optional<RowFault> FactColumns::read(const Cell& cell, std::vector<std::string>& relations,
                                          std::vector<Fact>& facts) {
  const PlannedColumn& column = plan_.columns[cell.column];
  if (column.use != ColumnUse::kFact) return std::nullopt;
  for (std::string_view rest = cell.text;;) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    auto fact = factOf(rest.substr(0, end), cell.kind, column);
    if (!fact.ok()) {
      return RowFault{fact.error().code, columns_[cell.column].path, cell.text,
                      fact.error().message};
    }
    if (!fact.value().value.empty()) {
      fact.value().relation = relationId(cell.column, relations);
      facts.push_back(std::move(fact).value());
    }
    if (end == rest.size()) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
}

// The fact without its relation; an empty value if there is none.
Result<Fact> FactColumns::factOf(std::string_view text, CellKind kind,
                                 const PlannedColumn& column) {
  Fact fact{kNoField, cleaned(text), std::nullopt, ""};
  if (kind == CellKind::kNumber) {
    const auto number = parseNumber(text, false);
    if (!number.ok()) return number.error();
    fact.number = number.value();
  } else if (isAbsent(fact.value)) {
    fact.value.clear();
  } else if (auto amount = parseAmount(fact.value, column.style.decimalComma)) {
    fact.number = amount->number;
    fact.unit = std::move(amount->unit);
  } else if (fact.value == "True" || fact.value == "TRUE") {
    fact.value = "true";
  } else if (fact.value == "False" || fact.value == "FALSE") {
    fact.value = "false";
  }
  if (fact.number && fact.unit.empty() && !column.unit.empty()) {
    fact.unit = column.unit;
    fact.value += " " + column.unit;
  }
  return fact;
}

std::uint32_t FactColumns::relationId(std::uint32_t column, std::vector<std::string>& relations) {
  if (ids_[column] != kNoField) return ids_[column];
  const std::string& relation = plan_.columns[column].relation;
  const auto next = static_cast<std::uint32_t>(relations.size());
  const auto [known, isNew] = relationIds_.emplace(relation, next);
  if (isNew) relations.push_back(relation);
  return ids_[column] = known->second;
}

}  // namespace shelfwise
