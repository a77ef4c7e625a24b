#include "input/opened_file.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "input/unpacked_table.h"
#include "plan/field_finder.h"
#include "plan/plan_map.h"
#include "plan/plan_report.h"
#include "plan/planner.h"
#include "presets/header_forms.h"
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
  file.map = file.plan.map;
  setMarkup(file);
  return Done{};
}

// What a catalogue and its logs tell of each other's ids.
class Joins {
 public:
  Joins(OpenedFile* catalog, std::span<OpenedFile> events) : catalog_(catalog), events_(events) {}

  PlanHints forCatalog() {
    PlanHints hints;
    if (events_.empty()) return hints;
    hints.otherIds = [this] {
      std::vector<const IdSet*> sets;
      for (const OpenedFile& file : events_) {
        if (!file.table) continue;
        const PlanInput input{file.name, file.table->columns(), file.survey, file.options, {},
                              false};
        for (const std::uint32_t column : itemCandidates(input)) {
          sets.push_back(&file.survey.columns[column].sample);
        }
      }
      return sets;
    };
    hints.ownIds = [this](std::uint32_t column) { return idsOf(column); };
    return hints;
  }

  PlanHints forEvents() {
    PlanHints hints;
    if (catalog_ == nullptr) return hints;
    hints.otherIds = [this] {
      std::vector<const IdSet*> sets;
      const ReadingPlan& plan = catalog_->plan;
      for (const auto& columns : {plan.columnsOf.front(), plan.aliases, plan.groups}) {
        for (const std::uint32_t column : columns) sets.push_back(idsOf(column));
      }
      return sets;
    };
    return hints;
  }

 private:
  const IdSet* idsOf(std::uint32_t column) {
    const auto known = ids_.find(column);
    if (known != ids_.end()) return &known->second;
    auto ids = idsOfColumn(*catalog_->table, column);
    return &ids_.emplace(column, ids.ok() ? std::move(ids).value() : IdSet(0)).first->second;
  }

  OpenedFile* catalog_;
  std::span<OpenedFile> events_;
  std::map<std::uint32_t, IdSet> ids_;
};

PlanInput inputOfFile(const OpenedFile& file, PlanHints hints) {
  return {file.name,    file.table->columns(), file.survey,
          file.options, std::move(hints),      file.table->headerLooksLikeValues()};
}

// Whether two files are one, under whatever names.  Numbers of columns prove little: without a
// header the rows must be as many, too.
bool areOneFile(const OpenedFile& a, const OpenedFile& b) {
  if (!a.table || !b.table) return false;
  const bool isNamed = !sectionOf(a.map, a.kind).byNumber;
  return (isNamed || a.survey.rows == b.survey.rows) &&
         std::ranges::equal(a.table->columns(), b.table->columns(), {}, &TableColumn::path,
                            &TableColumn::path);
}

// As the command says, else the map for this kind of file, else the map for all.
std::string_view encodingOf(FileKind kind, const ReadOptions& options) {
  if (!options.encoding.empty()) return options.encoding;
  const std::string& own = sectionOf(options.map, kind).encoding;
  return own.empty() ? options.map.encoding : own;
}

// Whether the map reads a field from what a cell holds: "additional_attributes.brand".
bool readsWithin(const ColumnMap::Section& section, const std::string& cell) {
  return std::any_of(section.columns.begin(), section.columns.end(), [&](const auto& field) {
    return std::any_of(field.columns.begin(), field.columns.end(),
                       [&](const std::string& column) { return column.starts_with(cell + "."); });
  });
}

// Cells that hold rows become columns, where the map or the preset says so.
Status unpack(OpenedFile& file) {
  std::vector<PackedRows> packed;
  const HeaderIndex index(file.table->columns());
  for (const RowsRule& rule : sectionOf(file.map, file.kind).packed) {
    const std::uint32_t column = index.find(rule.cell);
    if (column != kNoField) packed.push_back({column, rule.rows, rule.cells, rule.within});
  }
  for (const PackedRule& rule : file.map.catalog.packedPairs) {
    const std::uint32_t column = index.find(rule.cell);
    const bool isRead = file.kind == FileKind::kCatalog && readsWithin(file.map.catalog, rule.cell);
    if (isRead && column != kNoField) packed.push_back({column, "", rule.between, rule.within});
  }
  auto table = unpacked(std::move(file.table), std::move(packed));
  if (!table.ok()) return Error{table.error().code, file.name + ", " + table.error().message};
  file.table = std::move(table).value();
  return Done{};
}

}  // namespace

Result<OpenedFile> openFile(const InputFile& file, FileKind kind, const ReadOptions& options) {
  OpenedFile opened;
  opened.name = file.name;
  opened.kind = kind;
  auto text = inputText(file, options.maxTextBytes, encodingOf(kind, options));
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
  // Without a header, only the first row tells the preset: later looks must not search again.
  opened.options = options;
  opened.options.preset = preset.value() ? preset.value()->name : "none";
  opened.map = preset.value() ? layered(options.map, preset.value()->map) : options.map;
  if (hasNoHeader(options, kind, opened.table->columns())) {
    auto again = inputText(file, options.maxTextBytes, encodingOf(kind, options));
    if (!again.ok()) return again.error();
    auto headless = openTable(file.name, std::move(again).value(), {.header = false});
    if (!headless.ok()) return headless.error();
    opened.table = std::move(headless).value();
  }
  const Status unpacked = unpack(opened);
  if (!unpacked.ok()) return unpacked.error();
  auto survey = surveyTable(*opened.table);
  if (!survey.ok()) return survey.error();
  opened.survey = std::move(survey).value();
  return opened;
}

Status planFiles(OpenedFile* catalog, std::span<OpenedFile> events, OpenedFile* links) {
  if (catalog != nullptr && !catalog->table) catalog = nullptr;
  Joins joins(catalog, events);
  if (catalog != nullptr) {
    PlanHints hints = joins.forCatalog();
    hints.isAlsoOther = std::any_of(events.begin(), events.end(), [&](const OpenedFile& file) {
      return areOneFile(*catalog, file);
    });
    const Status planned = keepPlan(planCatalog(inputOfFile(*catalog, std::move(hints))), *catalog);
    if (!planned.ok()) return planned;
  }
  for (OpenedFile& file : events) {
    if (!file.table) continue;
    const Status planned = keepPlan(planEvents(inputOfFile(file, joins.forEvents())), file);
    if (!planned.ok()) return planned;
  }
  if (links == nullptr) return Done{};
  return keepPlan(planLinks(inputOfFile(*links, {})), *links);
}

Status planAsCatalog(OpenedFile& events) {
  if (!events.table) return Done{};
  return keepPlan(planProductsOfEvents(inputOfFile(events, {})), events);
}

FileReading describeReading(const OpenedFile& file) {
  if (!file.table) return {};
  FileReading reading = readingOf(file.kind, file.plan, inputOfFile(file, {}));
  const auto& notes = file.table->notes();
  reading.notes.insert(reading.notes.end(), notes.begin(), notes.end());
  return reading;
}

std::string mapSection(const OpenedFile& file) {
  return mapSectionOf(file.kind, file.plan, inputOfFile(file, {}));
}

}  // namespace shelfwise
