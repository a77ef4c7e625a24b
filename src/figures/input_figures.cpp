#include "figures/input_figures.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "console/figures_json.h"
#include "console/numbers.h"
#include "host/system.h"
#include "slice/container.h"
#include "text/utf8.h"

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

// The first and the last characters of a text that is long.
std::string shortened(const std::string& text) {
  constexpr std::size_t kLongest = 32;
  if (utf8Length(text) <= kLongest) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i < kLongest - 3; ++i) end += utf8CharAt(text, end).length;
  return text.substr(0, end) + "...";
}

// All examples for programs, and for people as many as fit on a line.
Figure exampleFigure(const std::vector<std::string>& examples) {
  std::vector<std::string> shown;
  for (const std::string& example : examples) shown.push_back(shortened(example));
  Figure figure = listFigure(shown);
  figure.value = examples;
  return figure;
}

void addFields(const FileReading& reading, const std::string& path, Figures& figures) {
  FigureTable table{.path = path + ".fields",
                    .columns = {{"field", "field"},
                                {"column", "column"},
                                {"examples", "examples"},
                                {"decided", std::string(kHidden)},
                                {"empty", reading.isWhole ? "empty" : "empty at first"}},
                    .rows = {},
                    .leftColumns = 4};
  for (const FieldReading& field : reading.fields) {
    for (const ColumnReading& column : field.columns) {
      Figure name = textFigure(field.field);
      if (&column != &field.columns.front()) name.text = "  else";
      table.rows.push_back({std::move(name), textFigure(column.column),
                            exampleFigure(column.examples), listFigure(column.decided),
                            countFigure(column.empty)});
      if (!column.decided.empty()) table.columns[3].heading = "written";
    }
  }
  figures.push_back(std::move(table));
}

constexpr std::size_t kShownColumns = 12;

// "colour, weight, size and 40 more", the rest with --json.
std::string firstOf(const std::vector<std::string>& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < kShownColumns; ++i) {
    list += (i > 0 ? ", " : "") + texts[i];
  }
  if (texts.size() <= kShownColumns) return list;
  return list + " and " + countText(texts.size() - kShownColumns) + " more (all with --json)";
}

void addList(const std::string& heading, const std::vector<std::string>& texts, Figures& figures) {
  if (texts.empty()) return;
  figures.push_back(FigureLine{"", "  " + heading, {{"", "{}", textFigure(firstOf(texts))}}});
}

void addFacts(const FileReading& reading, const std::string& path, Figures& figures) {
  FigureTable table{.path = path + ".facts",
                    .columns = {hidden("relation"), hidden("column"), hidden("unit"),
                                hidden("examples"), hidden("empty"), hidden("decided")},
                    .rows = {}};
  std::vector<std::string> names;
  for (const FactReading& fact : reading.facts) {
    const std::string& column = fact.column.column;
    names.push_back(fact.relation.empty() ? column : fact.relation);
    table.rows.push_back({textFigure(fact.relation), textFigure(column), textFigure(fact.unit),
                          exampleFigure(fact.column.examples), countFigure(fact.column.empty),
                          listFigure(fact.column.decided)});
  }
  figures.push_back(std::move(table));
  addList("facts", names, figures);
}

// Names with their reasons, those of one reason together: "a, b: mail addresses".
void addReasons(const std::vector<Unread>& unread, const std::array<std::string, 2>& keys,
                const std::string& path, Figures& figures) {
  FigureTable table{
      .path = path + "." + keys[0], .columns = {hidden(keys[1]), hidden("reason")}, .rows = {}};
  std::vector<std::pair<std::string, std::vector<std::string>>> byReason;
  for (const Unread& one : unread) {
    table.rows.push_back({textFigure(one.name), textFigure(one.reason)});
    auto place = std::find_if(byReason.begin(), byReason.end(),
                              [&one](const auto& each) { return each.first == one.reason; });
    if (place == byReason.end()) {
      byReason.push_back({one.reason, {}});
      place = byReason.end() - 1;
    }
    place->second.push_back(one.name);
  }
  figures.push_back(std::move(table));
  for (const auto& [reason, names] : byReason) {
    addList(keys[0] + (reason.empty() ? "" : " (" + reason + ")"), names, figures);
  }
}

// Fields without a column: each with what that means, then all others.
void addMissing(const FileReading& reading, const std::string& path, Figures& figures) {
  FigureTable table{
      .path = path + ".missing", .columns = {hidden("field"), hidden("reason")}, .rows = {}};
  std::vector<std::string> others;
  for (const Unread& field : reading.missing) {
    table.rows.push_back({textFigure(field.name), textFigure(field.reason)});
    if (field.reason.empty()) {
      others.push_back(field.name);
    } else {
      figures.push_back(
          FigureLine{"", "  no " + field.name, {{"", "{}", textFigure(field.reason)}}});
    }
  }
  figures.push_back(std::move(table));
  addList("no column for", others, figures);
}

void addWords(const ReadReport& report, const std::string& path, Figures& figures) {
  FigureTable table{
      .path = path + ".unknownWords", .columns = {hidden("word"), hidden("events")}, .rows = {}};
  std::vector<std::string> words;
  for (const UnknownWord& word : report.words) {
    table.rows.push_back({textFigure(word.word), countFigure(word.events)});
    words.push_back("\"" + word.word + "\" (" + countText(word.events) + ")");
  }
  figures.push_back(std::move(table));
  addList("unknown event types, for events.types of the map", words, figures);
}

void addUnread(const ReadReport& report, const std::string& path, Figures& figures) {
  FigureTable table{.path = path + ".leftOut",
                    .columns = {hidden("column"), hidden("cells"), hidden("row"), hidden("value"),
                                hidden("reason")},
                    .rows = {}};
  for (const UnreadCells& unread : report.unread) {
    const RowProblem& first = unread.first;
    table.rows.push_back({textFigure(first.column), countFigure(unread.cells),
                          countFigure(first.row), textFigure(first.value),
                          textFigure(first.reason)});
    if (table.rows.size() > kShownColumns) continue;
    figures.push_back(FigureLine{"",
                                 "  left out " + countText(unread.cells) + " of " + first.column,
                                 {{"", "{}", textFigure(describe(first))}}});
  }
  figures.push_back(std::move(table));
}

void addSentences(const std::vector<std::string>& sentences, const std::string& kind,
                  const std::string& path, Figures& figures) {
  FigureTable table{.path = path + "." + kind + "s", .columns = {hidden(kind)}, .rows = {}};
  for (const std::string& sentence : sentences) {
    table.rows.push_back({textFigure(sentence)});
    figures.push_back(FigureLine{"", "  " + kind, {{"", "{}", textFigure(sentence)}}});
  }
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

}  // namespace

void printFigures(const Figures& figures, bool asJson) {
  if (asJson) {
    printJson(figuresJson(figures));
  } else {
    printOutput(figuresText(figures));
  }
}

void addInput(const ReadReport& report, const FileReading& reading, const std::string& path,
              Figures& figures) {
  const bool whole = report.unreadable == 0;
  const bool isLong = report.lines != 0 && report.lines != report.rows;
  figures.push_back(FigureLine{
      path,
      report.file,
      {{"file", "", textFigure(report.file)},
       {"rows", "{} rows", countFigure(report.rows)},
       {"lines", isLong ? "{} lines" : "", countFigure(report.lines)},
       {"unreadable", whole ? "" : "{} unreadable", countFigure(report.unreadable)},
       {"", whole ? "" : "{} of all", textFigure(shareText(report.unreadable, report.rows))},
       {"preset", reading.preset.empty() ? "" : "read as {}", textFigure(reading.preset)}}});
  FigureTable columns{.path = path + ".columns",
                      .columns = {hidden("field"), hidden("column")},
                      .rows = {},
                      .shape = TableShape::kValues};
  for (const RecognizedColumn& column : report.columns) {
    columns.rows.push_back({textFigure(column.field), textFigure(column.column)});
  }
  figures.push_back(std::move(columns));
  addFields(reading, path, figures);
  addFacts(reading, path, figures);
  addReasons(reading.ignored, {"ignored", "column"}, path, figures);
  addMissing(reading, path, figures);
  addSetAside(report, path, figures);
  addWords(report, path, figures);
  addUnread(report, path, figures);
  std::vector<std::string> notes = reading.notes;
  notes.insert(notes.end(), report.notes.begin(), report.notes.end());
  notes.insert(notes.end(), reading.doubts.begin(), reading.doubts.end());
  addSentences(notes, "note", path, figures);
  addSentences(report.warnings, "warning", path, figures);
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
  const auto contents = contentsOf(generation);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const SliceEntry& entry = generation.index.slices[i];
    slices.rows.push_back({textFigure(entry.role), textFigure(entry.file), countFigure(entry.bytes),
                           countFigure(entry.storedBytes)});
    const auto container = readContainer(contents[i]);
    if (!container.ok()) continue;
    for (const Section& section : container.value().sections) {
      sections.rows.push_back(
          {textFigure(entry.role), textFigure(section.tag), countFigure(section.bytes.size())});
    }
  }
  figures.push_back(std::move(slices));
  figures.push_back(std::move(sections));
}

}  // namespace shelfwise
