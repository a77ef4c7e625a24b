#include "cli/input_figures.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "console/numbers.h"
#include "slice/container.h"

namespace shelfwise {

namespace {

// A column of the JSON alone.
FigureColumn hidden(std::string key) { return {std::move(key), std::string(kHidden)}; }

void addSetAside(const ReadReport& report, const std::string& path, Figures& figures) {
  FigureTable table{.path = path + ".setAside",
                    .columns = {hidden("reason"), hidden("rows")},
                    .rows = {},
                    .shape = TableShape::kValues};
  for (const SetAside& aside : report.setAside) {
    table.rows.push_back({textFigure(aside.reason), countFigure(aside.rows)});
    figures.push_back(FigureLine{
        "", "  set aside " + countText(aside.rows), {{"", "{}", textFigure(aside.reason)}}});
  }
  figures.push_back(std::move(table));
}

void addProblems(const ReadReport& report, const std::string& path, Figures& figures) {
  FigureTable table{.path = path + ".problems",
                    .columns = {hidden("row"), hidden("column"), hidden("value"), hidden("code"),
                                hidden("reason")},
                    .rows = {}};
  for (const RowProblem& problem : report.problems) {
    table.rows.push_back({countFigure(problem.row), textFigure(problem.column),
                          textFigure(problem.value), textFigure(errorCodeName(problem.code)),
                          textFigure(problem.reason)});
    figures.push_back(FigureLine{"", "", {{"", "  {}", textFigure(describe(problem))}}});
  }
  const std::uint64_t more = report.unreadable - report.problems.size();
  if (more > 0) figures.push_back(FigureLine{"", "", {{"", "  and {} more", countFigure(more)}}});
  figures.push_back(std::move(table));
}

constexpr std::size_t kShownNobody = 10;

std::string_view sentenceOf(NobodyRule rule) {
  switch (rule) {
    case NobodyRule::kWord:
      return "a word for no one";
    case NobodyRule::kZero:
      return "zero, with the most events";
    case NobodyRule::kMost:
      return "more events than all others";
    case NobodyRule::kRobot:
      return "50 times the usual events";
  }
  return {};
}

using Slices = std::array<std::pair<const SliceEntry*, const SliceBytes*>, 2>;

Slices slicesOf(const Generation& generation) {
  Slices slices{};
  for (const SliceEntry& entry : generation.index.slices) {
    const bool engine = entry.role == "engine";
    slices[engine ? 0 : 1] = {&entry,
                              engine ? &generation.slices.engine : &generation.slices.fields};
  }
  return slices;
}

}  // namespace

void addInput(const ReadReport& report, const std::string& path, Figures& figures) {
  const bool whole = report.unreadable == 0;
  figures.push_back(FigureLine{
      path,
      report.file,
      {{"file", "", textFigure(report.file)},
       {"rows", "{} rows", countFigure(report.rows)},
       {"unreadable", whole ? "" : "{} unreadable", countFigure(report.unreadable)},
       {"", whole ? "" : "{} of all", textFigure(shareText(report.unreadable, report.rows))}}});
  FigureTable columns{.path = path + ".columns",
                      .columns = {hidden("field"), hidden("column")},
                      .rows = {},
                      .shape = TableShape::kValues};
  for (const RecognizedColumn& column : report.columns) {
    columns.rows.push_back({textFigure(column.field), textFigure(column.column)});
  }
  figures.push_back(std::move(columns));
  addSetAside(report, path, figures);
  addProblems(report, path, figures);
}

void addNobody(const std::vector<Nobody>& nobody, const std::vector<std::string>& shoppers,
               Figures& figures) {
  FigureTable table{.path = "nobody",
                    .columns = {{"id", "set aside: no single shopper"},
                                {"events", "events"},
                                {"inOrders", "kept in orders"},
                                {"rule", std::string(kHidden)},
                                {"", ""}},
                    .rows = {},
                    .mostRows = kShownNobody};
  for (const Nobody& one : nobody) {
    table.rows.push_back({textFigure(shoppers[one.shopper]), countFigure(one.events),
                          countFigure(one.inOrders), textFigure(nobodyRuleName(one.rule)),
                          textFigure(sentenceOf(one.rule))});
  }
  figures.push_back(std::move(table));
}

void addSlices(const Generation& generation, Figures& figures) {
  FigureTable slices{
      .path = "slices",
      .columns = {{"role", "slice"}, hidden("file"), {"bytes", "bytes"}, {"storedBytes", "stored"}},
      .rows = {}};
  FigureTable sections{.path = "sections",
                       .columns = {{"slice", "section of"}, {"tag", ""}, {"bytes", "bytes"}},
                       .rows = {},
                       .leftColumns = 2};
  for (const auto& [entry, bytes] : slicesOf(generation)) {
    slices.rows.push_back({textFigure(entry->role), textFigure(entry->file),
                           countFigure(entry->bytes), countFigure(entry->storedBytes)});
    const auto container = readContainer(*bytes);
    if (!container.ok()) continue;
    for (const Section& section : container.value().sections) {
      sections.rows.push_back(
          {textFigure(entry->role), textFigure(section.tag), countFigure(section.bytes.size())});
    }
  }
  figures.push_back(std::move(slices));
  figures.push_back(std::move(sections));
}

}  // namespace shelfwise
