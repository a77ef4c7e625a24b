// Files of a shop, opened and surveyed for the tests of plans.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "fixtures/input_files.h"
#include "plan/plan_input.h"
#include "plan/planner.h"
#include "schema/column_map.h"
#include "survey/column_survey.h"
#include "table/table.h"

namespace shelfwise {

// A file with its map; the plan of it is made without a second file, unless hints are set.
struct ShopFile {
  std::string name = "shop.csv";
  std::unique_ptr<Table> table;
  TableSurvey survey;
  ReadOptions options;
  PlanHints hints;

  PlanInput input() const {
    return {name, table->columns(), survey, options, hints, table->headerLooksLikeValues()};
  }
};

// Presets are forbidden, unless `preset` says otherwise.
inline ShopFile shopFile(const std::string& text, const std::string& map = "{}",
                         const std::string& preset = "none") {
  ShopFile file;
  file.options.preset = preset;
  file.options.map = parseColumnMap(inputOf("map.json", map)).value();
  const bool hasHeader = !file.options.map.catalog.byNumber && !file.options.map.events.byNumber;
  file.table = openTable(file.name, text, {.header = hasHeader}).value();
  file.survey = surveyTable(*file.table).value();
  return file;
}

// "id=sku title=Name " for the fields of a plan, or the error.
inline std::string fieldsOf(const Result<ReadingPlan>& plan) {
  if (!plan.ok())
    return std::string(errorCodeName(plan.error().code)) + ": " + plan.error().message;
  std::string text;
  for (const auto& [field, column] : plan.value().recognized) text += field + "=" + column + " ";
  return text;
}

// "colour=fact size=fact sku=further ids of the product " for the other columns.
inline std::string othersOf(const ReadingPlan& plan, const ShopFile& file) {
  std::string text;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const PlannedColumn& column = plan.columns[i];
    if (column.use == ColumnUse::kField) continue;
    text += file.table->columns()[i].path + "=";
    switch (column.use) {
      case ColumnUse::kFact:
        text += column.relation;
        break;
      case ColumnUse::kPairName:
        text += "(name)";
        break;
      case ColumnUse::kPairValue:
        text += "(value)";
        break;
      case ColumnUse::kPackedPairs:
        text += "(pairs)";
        break;
      default:
        text += "(" + column.reason + ")";
    }
    text += " ";
  }
  return text;
}

inline std::string pathsOf(const std::vector<std::uint32_t>& columns, const ShopFile& file) {
  std::string text;
  for (const auto column : columns) text += file.table->columns()[column].path + " ";
  return text;
}

}  // namespace shelfwise
