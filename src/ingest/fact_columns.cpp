#include "ingest/fact_columns.h"

#include <algorithm>
#include <utility>

#include "values/cell_text.h"
#include "values/numbers.h"

namespace shelfwise {

namespace {

bool isFact(const ColumnMap::Catalog& map, const TableColumn& column, bool byDefault) {
  const auto listed = [&column](const std::vector<std::string>& patterns) {
    return matchesAny(patterns, column.path) || matchesAny(patterns, column.name);
  };
  if (column.name.empty() || listed(map.ignore)) return false;
  return map.keep ? listed(*map.keep) : byDefault;
}

// What the map gives for a column; nothing if it does not name it.
std::optional<std::string> valueFor(const TableColumn& column, const NamePairs& pairs) {
  for (const auto& [name, value] : pairs) {
    if (name == column.path || name == column.name) return value;
  }
  return std::nullopt;
}

std::string relationName(const ColumnMap::Catalog& map, const TableColumn& column) {
  if (auto renamed = valueFor(column, map.rename)) return *std::move(renamed);
  for (const auto& prefix : map.stripPrefixes) {
    if (column.name.size() > prefix.size() && column.name.starts_with(prefix)) {
      return column.name.substr(prefix.size());
    }
  }
  return column.name;
}

}  // namespace

FactColumns::FactColumns(const ColumnMap::Catalog& map, const std::vector<TableColumn>& columns,
                         const FoundFields& found, bool factsByDefault)
    : decimalComma_(map.decimalComma) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    FactColumn column{columns[i].path, "", kNoField, ""};
    if (found.fieldOf[i] == kNoField && isFact(map, columns[i], factsByDefault)) {
      column.relation = relationName(map, columns[i]);
      column.unit = valueFor(columns[i], map.units).value_or("");
    }
    columns_.push_back(std::move(column));
  }
}

std::optional<RowFault> FactColumns::read(const Cell& cell, std::vector<std::string>& relations,
                                          std::vector<Fact>& facts) {
  FactColumn& column = columns_[cell.column];
  if (column.relation.empty()) return std::nullopt;
  for (std::string_view rest = cell.text;;) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    auto fact = factOf(rest.substr(0, end), cell.kind, column);
    if (!fact.ok()) {
      return RowFault{fact.error().code, column.path, cell.text, fact.error().message};
    }
    if (!fact.value().value.empty()) {
      fact.value().relation = relationId(column, relations);
      facts.push_back(std::move(fact).value());
    }
    if (end == rest.size()) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
}

// The fact without its relation; an empty value if there is none.
Result<Fact> FactColumns::factOf(std::string_view text, CellKind kind,
                                 const FactColumn& column) const {
  Fact fact{kNoField, cleaned(text), std::nullopt, ""};
  if (kind == CellKind::kNumber) {
    const auto number = parseNumber(text, false);
    if (!number.ok()) return number.error();
    fact.number = number.value();
  } else if (isAbsent(fact.value)) {
    fact.value.clear();
  } else if (auto amount = parseAmount(fact.value, decimalComma_)) {
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

std::uint32_t FactColumns::relationId(FactColumn& column, std::vector<std::string>& relations) {
  if (column.id != kNoField) return column.id;
  const auto next = static_cast<std::uint32_t>(relations.size());
  const auto [known, isNew] = relationIds_.emplace(column.relation, next);
  if (isNew) relations.push_back(column.relation);
  column.id = known->second;
  return column.id;
}

}  // namespace shelfwise
