#include "schema/planner.h"

#include <algorithm>
#include <optional>
#include <utility>

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

ReadingPlan planOf(FoundFields found, bool decimalComma) {
  ReadingPlan plan;
  plan.columns.resize(found.fieldOf.size());
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    plan.columns[column].style.decimalComma = decimalComma;
    if (found.fieldOf[column] != kNoField) plan.columns[column].use = ColumnUse::kField;
  }
  for (const std::uint32_t column : found.columnOf) {
    plan.columnsOf.emplace_back();
    if (column != kNoField) plan.columnsOf.back().push_back(column);
  }
  plan.fieldOf = std::move(found.fieldOf);
  plan.recognized = std::move(found.recognized);
  return plan;
}

void addFacts(const ColumnMap::Catalog& map, const std::vector<TableColumn>& columns,
              bool byDefault, ReadingPlan& plan) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    PlannedColumn& column = plan.columns[i];
    if (column.use == ColumnUse::kField || !isFact(map, columns[i], byDefault)) continue;
    column.use = ColumnUse::kFact;
    column.relation = relationName(map, columns[i]);
    column.unit = valueFor(columns[i], map.units).value_or("");
  }
}

}  // namespace

Result<ReadingPlan> planCatalog(const std::string& file, const std::vector<TableColumn>& columns,
                                const ColumnMap& map) {
  auto found = findFields(file, catalogFields(), map.catalog.columns, columns);
  if (!found.ok()) return found.error();
  ReadingPlan plan = planOf(std::move(found).value(), map.catalog.decimalComma);
  addFacts(map.catalog, columns, true, plan);
  return plan;
}

Result<ReadingPlan> planEvents(const std::string& file, const std::vector<TableColumn>& columns,
                               const ColumnMap& map) {
  auto found = findFields(file, eventFields(), map.events.columns, columns);
  if (!found.ok()) return found.error();
  ReadingPlan plan = planOf(std::move(found).value(), map.events.decimalComma);
  for (const std::uint32_t time : plan.columnsOf[static_cast<std::size_t>(EventField::kTime)]) {
    plan.columns[time].style.timeFormat = map.events.timeFormat;
  }
  return plan;
}

Result<ReadingPlan> planLinks(const std::string& file, const std::vector<TableColumn>& columns,
                              const ColumnMap& map) {
  auto found = findFields(file, linkFields(), map.links.columns, columns);
  if (!found.ok()) return found.error();
  return planOf(std::move(found).value(), false);
}

Result<ReadingPlan> planProductsOfEvents(const std::string& file,
                                         const std::vector<TableColumn>& columns,
                                         const ColumnMap& map) {
  const auto item = static_cast<std::size_t>(EventField::kItem);
  const auto id = static_cast<std::size_t>(CatalogField::kId);
  std::vector<FieldNames> fields(catalogFields().begin(), catalogFields().end());
  fields[id].names = eventFields()[item].names;
  fields[id].rivals = eventFields()[item].rivals;
  NamePairs mapped = map.catalog.columns;
  const bool idIsMapped = std::any_of(mapped.begin(), mapped.end(),
                                      [](const auto& pair) { return pair.first == "id"; });
  for (const auto& [field, column] : map.events.columns) {
    if (field == "item" && !idIsMapped) mapped.emplace_back("id", column);
  }
  auto found = findFields(file, fields, mapped, columns);
  if (!found.ok()) return found.error();
  ReadingPlan plan = planOf(std::move(found).value(), map.catalog.decimalComma);
  addFacts(map.catalog, columns, false, plan);
  return plan;
}

}  // namespace shelfwise
