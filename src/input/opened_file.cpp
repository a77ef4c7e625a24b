#include "input/opened_file.h"

#include <utility>

#include "plan/planner.h"
#include "table/sequence_lines.h"

namespace shelfwise {

namespace {

// HTML is decoded in a column if at least one in a thousand of its cells has some.  A rarer "&amp;"
// may be meant as it stands.
constexpr std::uint64_t kMarkupShare = 1'000;

void setMarkup(OpenedFile& file) {
  for (std::size_t column = 0; column < file.plan.columns.size(); ++column) {
    const ColumnSurvey& survey = file.survey.columns[column];
    file.plan.columns[column].style.markup = survey.marked * kMarkupShare >= survey.cells;
  }
}

Status keepPlan(Result<ReadingPlan> plan, OpenedFile& file) {
  if (!plan.ok()) return plan.error();
  file.plan = std::move(plan).value();
  setMarkup(file);
  return Done{};
}

}  // namespace

Result<OpenedFile> openFile(const InputFile& file, FileKind kind, const ReadOptions& options) {
  OpenedFile opened;
  opened.name = file.name;
  opened.kind = kind;
  auto text = inputText(file, options.maxTextBytes);
  if (!text.ok()) return text.error();
  if (kind == FileKind::kEvents && isSequenceText(text.value())) {
    opened.lines = std::move(text).value();
    return opened;
  }
  auto table = openTable(file.name, std::move(text).value());
  if (!table.ok()) return table.error();
  opened.table = std::move(table).value();
  const auto preset = choosePreset(options.preset, kind, opened.table->columns());
  if (!preset.ok()) return preset.error();
  opened.map = preset.value() ? layered(options.map, preset.value()->map) : options.map;
  if (hasNoHeader(options, kind, opened.table->columns())) {
    auto again = inputText(file, options.maxTextBytes);
    if (!again.ok()) return again.error();
    auto headless = openTable(file.name, std::move(again).value(), {.header = false});
    if (!headless.ok()) return headless.error();
    opened.table = std::move(headless).value();
  }
  auto survey = surveyTable(*opened.table);
  if (!survey.ok()) return survey.error();
  opened.survey = std::move(survey).value();
  return opened;
}

Status planFiles(OpenedFile* catalog, std::span<OpenedFile> events, OpenedFile* links,
                 const ReadOptions& options) {
  static_cast<void>(options);
  if (catalog != nullptr) {
    const Status planned =
        keepPlan(planCatalog(catalog->name, catalog->table->columns(), catalog->map), *catalog);
    if (!planned.ok()) return planned;
  }
  for (OpenedFile& file : events) {
    if (!file.table) continue;
    const Status planned = keepPlan(planEvents(file.name, file.table->columns(), file.map), file);
    if (!planned.ok()) return planned;
  }
  if (links == nullptr) return Done{};
  return keepPlan(planLinks(links->name, links->table->columns(), links->map), *links);
}

Status planAsCatalog(OpenedFile& events, const ReadOptions& options) {
  static_cast<void>(options);
  auto plan = planProductsOfEvents(events.name, events.table->columns(), events.map);
  return keepPlan(std::move(plan), events);
}

}  // namespace shelfwise
