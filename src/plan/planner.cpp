#include "plan/planner.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "plan/fact_planner.h"
#include "plan/field_finder.h"
#include "plan/relation_names.h"
#include "plan/value_fit.h"
#include "presets/header_forms.h"

namespace shelfwise {

namespace {

constexpr auto kIdField = static_cast<std::size_t>(CatalogField::kId);
constexpr auto kItemField = static_cast<std::size_t>(EventField::kItem);

// A plan with the map and the preset alone.
Result<ReadingPlan> openPlan(const PlanInput& input, FileKind kind) {
  const auto preset = choosePreset(input.options.preset, kind, input.columns);
  if (!preset.ok()) return preset.error();
  ReadingPlan plan;
  plan.columns.resize(input.columns.size());
  plan.map = input.options.map;
  if (preset.value() == nullptr) return plan;
  const Preset& found = *preset.value();
  plan.map = layered(input.options.map, found.map);
  plan.preset = found.map.title.empty() ? found.name : found.map.title;
  plan.notes.push_back("read as " + plan.preset + " (--preset " + found.name +
                       "; --preset none forbids it)");
  return plan;
}

void takeFields(FoundFields& found, const PlanInput& input, std::span<const FieldNames> fields,
                ReadingPlan& plan) {
  plan.fieldOf = found.fieldOf;
  plan.columnsOf = found.columnsOf;
  for (std::size_t column = 0; column < plan.columns.size(); ++column) {
    if (plan.fieldOf[column] != kNoField) plan.columns[column].use = ColumnUse::kField;
  }
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    for (const std::uint32_t column : plan.columnsOf[field]) {
      plan.recognized.push_back({std::string(fields[field].field), input.columns[column].path});
    }
  }
  std::move(found.notes.begin(), found.notes.end(), std::back_inserter(plan.notes));
}

ValueUse useOf(FieldValues values) {
  switch (values) {
    case FieldValues::kPrice:
      return ValueUse::kPrice;
    case FieldValues::kCategories:
      return ValueUse::kCategories;
    case FieldValues::kTime:
      return ValueUse::kTime;
    case FieldValues::kNumber:
      return ValueUse::kQuantity;
    case FieldValues::kAddress:
      return ValueUse::kImage;
    case FieldValues::kId:
      return ValueUse::kId;
    default:
      return ValueUse::kText;
  }
}

// How the values of each column are written, as the values show and the map says.
class StylePlanner {
 public:
  StylePlanner(const PlanInput& input, FileKind kind, ReadingPlan& plan)
      : input_(input), kind_(kind), section_(sectionOf(plan.map, kind)), plan_(plan) {}

  void run() {
    for (std::uint32_t column = 0; column < plan_.columns.size(); ++column) {
      PlannedColumn& planned = plan_.columns[column];
      if (planned.use == ColumnUse::kIgnored || planned.use == ColumnUse::kPairName) continue;
      const ValueUse use = planned.use == ColumnUse::kField
                               ? useOf(valuesOf(kind_, plan_.fieldOf[column]))
                               : ValueUse::kFact;
      planned.style = styleOf(use, column);
      follow(use, input_.columns[column], planned.style);
    }
  }

 private:
  // A typed format writes lists as lists, yes as true and nothing as null: its texts are taken at
  // their letter.  A rare "unknown" may be a name.
  ValueStyle styleOf(ValueUse use, std::uint32_t column) const {
    const ColumnSurvey& values = input_.survey.columns[column];
    ValueStyle style = values.judge.style(use, input_.columns[column].name);
    style.unknownIsValue = values.unknowns * 100 < values.cells + values.absent;
    if (!input_.survey.typed || use != ValueUse::kFact) return style;
    style.noneIsValue = true;
    style.yesNo = false;
    style.listSign = ValueStyle{}.listSign;
    style.decided.clear();
    return style;
  }

  // What the map says goes over what the values show.
  void follow(ValueUse use, const TableColumn& column, ValueStyle& style) const {
    const ColumnMap& map = plan_.map;
    if (kind_ == FileKind::kCatalog) {
      if (map.gives("catalog.decimalComma") || map.catalog.decimalComma) {
        style.decimalComma = map.catalog.decimalComma;
      }
      if (use == ValueUse::kCategories && !map.catalog.pathSign.empty()) {
        style.pathSign = map.catalog.pathSign;
      }
    } else if (map.gives("events.decimalComma") || map.events.decimalComma) {
      style.decimalComma = map.events.decimalComma;
    }
    if (use == ValueUse::kTime && !map.events.timeFormat.empty()) {
      style.timeFormat = map.events.timeFormat;
    }
    if (const std::string* sign = signFor(column)) {
      (use == ValueUse::kCategories ? style.pathsSign : style.listSign) = *sign;
    }
  }

  // The sign of the section's `lists`; '#' in a name is any number.
  const std::string* signFor(const TableColumn& column) const {
    if (section_.lists.empty()) return nullptr;
    const HeaderIndex index({column});
    for (const auto& [name, sign] : section_.lists) {
      if (index.find(name) != kNoField || index.matches(0, name)) return &sign;
    }
    return nullptr;
  }

  const PlanInput& input_;
  FileKind kind_;
  const ColumnMap::Section& section_;
  ReadingPlan& plan_;
};

Result<ReadingPlan> planProducts(const PlanInput& input, std::span<const FieldNames> fields,
                                 ReadingPlan plan, bool keepsFacts) {
  auto found =
      findFields(input, {FileKind::kCatalog, fields, plan.map.catalog, input.options.map.catalog});
  if (!found.ok()) return found.error();
  takeFields(found.value(), input, fields, plan);
  plan.isAlsoLog = input.hints.isAlsoOther || !keepsFacts ||
                   looksLikeLog(input, plan.columnsOf[kIdField].front());
  planFacts(input, found.value(), keepsFacts && !plan.isAlsoLog, plan);
  StylePlanner(input, FileKind::kCatalog, plan).run();
  return plan;
}

}  // namespace

Result<ReadingPlan> planCatalog(const PlanInput& input) {
  auto plan = openPlan(input, FileKind::kCatalog);
  if (!plan.ok()) return plan.error();
  return planProducts(input, catalogFields(), std::move(plan).value(), true);
}

Result<ReadingPlan> planEvents(const PlanInput& input) {
  auto opened = openPlan(input, FileKind::kEvents);
  if (!opened.ok()) return opened.error();
  ReadingPlan plan = std::move(opened).value();
  auto found = findFields(
      input, {FileKind::kEvents, eventFields(), plan.map.events, input.options.map.events});
  if (!found.ok()) return found.error();
  takeFields(found.value(), input, eventFields(), plan);
  for (const auto& [column, why] : found.value().unfit) plan.columns[column].reason = why;
  planRowRules(plan.map.events, input.columns, plan);
  StylePlanner(input, FileKind::kEvents, plan).run();
  return plan;
}

Result<ReadingPlan> planLinks(const PlanInput& input) {
  auto opened = openPlan(input, FileKind::kLinks);
  if (!opened.ok()) return opened.error();
  ReadingPlan plan = std::move(opened).value();
  auto found =
      findFields(input, {FileKind::kLinks, linkFields(), plan.map.links, input.options.map.links});
  if (!found.ok()) return found.error();
  takeFields(found.value(), input, linkFields(), plan);
  planRowRules(plan.map.links, input.columns, plan);
  return plan;
}

Result<ReadingPlan> planProductsOfEvents(const PlanInput& input) {
  auto opened = openPlan(input, FileKind::kEvents);
  if (!opened.ok()) return opened.error();
  ReadingPlan plan = std::move(opened).value();
  std::vector<FieldNames> fields(catalogFields().begin(), catalogFields().end());
  fields[kIdField] = eventFields()[kItemField];
  fields[kIdField].field = "id";
  ReadOptions options = input.options;
  const auto addItem = [](ColumnMap& map) {
    auto& mapped = map.catalog.columns;
    const bool idIsMapped = std::any_of(mapped.begin(), mapped.end(),
                                        [](const auto& entry) { return entry.field == "id"; });
    for (const auto& [field, column] : map.events.columns) {
      if (field == "item" && !idIsMapped) mapped.push_back({"id", column});
    }
  };
  addItem(options.map);
  addItem(plan.map);
  const PlanInput asCatalog{input.file, input.columns, input.survey,
                            options,    input.hints,   input.headerLooksLikeValues};
  return planProducts(asCatalog, fields, std::move(plan), false);
}

}  // namespace shelfwise
