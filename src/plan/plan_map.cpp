#include "plan/plan_map.h"

#include <algorithm>
#include <boost/json.hpp>
#include <span>
#include <vector>

#include "base/event_type.h"
#include "plan/relation_names.h"
#include "text/visible_text.h"

namespace shelfwise {

namespace {

std::string quoted(const std::string& text) {
  return boost::json::serialize(boost::json::string(text));
}

std::string listOfTexts(const Texts& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + quoted(text);
  return "[" + list + "]";
}

class SectionWriter {
 public:
  SectionWriter(FileKind kind, const ReadingPlan& plan, const PlanInput& input)
      : kind_(kind), plan_(plan), input_(input), section_(sectionOf(plan.map, kind)) {}

  std::string write() {
    writeColumns();
    if (kind_ == FileKind::kCatalog) writeCatalog();
    if (kind_ == FileKind::kEvents) writeEvents();
    writeRules("leaveOut", plan_.leaveOut);
    writeLists();
    writePacked();
    if (!section_.encoding.empty()) entry("encoding", quoted(section_.encoding));
    std::string text = "  \"" + name() + "\": {\n";
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      text += entries_[i] + (i + 1 < entries_.size() ? ",\n" : "\n");
    }
    return text + "  }";
  }

 private:
  std::string name() const {
    if (kind_ == FileKind::kCatalog) return "catalog";
    return kind_ == FileKind::kEvents ? "events" : "links";
  }

  const std::string& path(std::uint32_t column) const { return input_.columns[column].path; }

  void entry(std::string_view key, const std::string& value) {
    entries_.push_back("    \"" + std::string(key) + "\": " + value);
  }

  // A column as a map names it.
  std::string columnName(std::uint32_t column) const {
    return section_.byNumber ? path(column) : quoted(path(column));
  }

  Texts pathsOf(const std::vector<std::uint32_t>& columns) const {
    Texts paths;
    for (const std::uint32_t column : columns) paths.push_back(path(column));
    return paths;
  }

  std::string comment(std::uint32_t column) const {
    std::string text;
    for (const auto& example : input_.survey.columns[column].examples) {
      text += (text.empty() ? "" : " | ") + visible(example);
    }
    return text.empty() ? "" : "  // " + text;
  }

  void writeColumns() {
    const auto fields = kind_ == FileKind::kCatalog  ? catalogFields()
                        : kind_ == FileKind::kEvents ? eventFields()
                                                     : linkFields();
    std::string text = "{\n";
    for (std::size_t field = 0; field < fields.size(); ++field) {
      const auto& columns = plan_.columnsOf[field];
      std::string value = columns.empty() ? "null" : columnName(columns.front());
      if (columns.size() > 1) {
        value = "[";
        for (std::size_t i = 0; i < columns.size(); ++i) {
          value += (i > 0 ? ", " : "") + columnName(columns[i]);
        }
        value += "]";
      }
      const bool isLast = field + 1 == fields.size();
      text += "      " + quoted(std::string(fields[field].field)) + ": " + value +
              (isLast ? "" : ",") + (columns.empty() ? "" : comment(columns.front())) + "\n";
    }
    entry("columns", text + "    }");
  }

  void writeCatalog() {
    const ColumnMap::Catalog& map = plan_.map.catalog;
    writeFacts();
    entry("group", listOfTexts(pathsOf(plan_.groups)));
    entry("aliases", listOfTexts(pathsOf(plan_.aliases)));
    writePairs();
    writeRules("groupStarts", plan_.groupStarts);
    if (!map.currency.empty()) entry("currency", quoted(map.currency));
    if (!map.pathSign.empty()) entry("pathSign", quoted(map.pathSign));
    if (plan_.map.gives("catalog.decimalComma")) {
      entry("decimalComma", map.decimalComma ? "true" : "false");
    }
    if (map.rowsRepeatProducts) entry("rowsRepeatProducts", "true");
  }

  // Facts are listed one a line, so that a person can take lines out; the other columns stand there
  // as comments with their reasons.
  void writeFacts() {
    std::string keep = "[\n";
    std::string rename;
    std::string units;
    const std::uint32_t last = lastFact();
    for (std::uint32_t column = 0; column < plan_.columns.size(); ++column) {
      const PlannedColumn& planned = plan_.columns[column];
      if (planned.use == ColumnUse::kIgnored && !path(column).empty()) {
        keep += "      // " + quoted(path(column)) + ": " + planned.reason + "\n";
      }
      if (planned.use != ColumnUse::kFact) continue;
      keep +=
          "      " + quoted(path(column)) + (column == last ? "" : ",") + comment(column) + "\n";
      const auto pair = [&](const std::string& value) {
        return "      " + quoted(path(column)) + ": " + quoted(value);
      };
      if (planned.relation != relationName({}, input_.columns[column])) {
        rename += (rename.empty() ? "" : ",\n") + pair(planned.relation);
      }
      if (!planned.unit.empty()) units += (units.empty() ? "" : ",\n") + pair(planned.unit);
    }
    entry("keep", keep + "    ]");
    if (!rename.empty()) entry("rename", "{\n" + rename + "\n    }");
    if (!units.empty()) entry("units", "{\n" + units + "\n    }");
  }

  std::uint32_t lastFact() const {
    std::uint32_t last = kNoField;
    for (std::uint32_t column = 0; column < plan_.columns.size(); ++column) {
      if (plan_.columns[column].use == ColumnUse::kFact) last = column;
    }
    return last;
  }

  void writePairs() {
    std::string text;
    const auto add = [&text](const std::string& object) {
      text += (text.empty() ? "\n      " : ",\n      ") + object;
    };
    for (const PairedColumns& pair : plan_.pairs) {
      for (const std::uint32_t value : pair.values) {
        add("{\"name\": " + quoted(path(pair.name)) + ", \"value\": " + quoted(path(value)) + "}");
      }
    }
    for (const PackedColumn& packed : plan_.packed) {
      add("{\"cell\": " + quoted(path(packed.column)) + ", \"between\": " + quoted(packed.between) +
          ", \"within\": " + quoted(packed.within) + "}");
    }
    entry("pairs", "[" + text + (text.empty() ? "]" : "\n    ]"));
  }

  void writeEvents() {
    const ColumnMap::Events& map = plan_.map.events;
    if (!map.types.empty()) {
      std::string types;
      for (const auto& [word, type] : map.types) {
        types += (types.empty() ? "\n      " : ",\n      ") + quoted(word) + ": " +
                 (type ? quoted(std::string(eventTypeName(*type))) : "null");
      }
      entry("types", "{" + types + "\n    }");
    }
    if (map.defaultType != EventType::kPurchase) {
      entry("defaultType", quoted(std::string(eventTypeName(map.defaultType))));
    }
    std::string format = map.timeFormat;
    for (const std::uint32_t column :
         plan_.columnsOf[static_cast<std::size_t>(EventField::kTime)]) {
      if (format.empty()) format = plan_.columns[column].style.timeFormat;
    }
    if (!format.empty()) entry("timeFormat", quoted(format));
    if (plan_.map.gives("events.decimalComma")) {
      entry("decimalComma", map.decimalComma ? "true" : "false");
    }
  }

  void writeRules(std::string_view key, const std::vector<LeaveOutRule>& rules) {
    if (rules.empty() && key != "leaveOut") return;
    std::string text;
    for (const LeaveOutRule& rule : rules) {
      text += (text.empty() ? "\n      " : ",\n      ") + quoted(path(rule.column)) + ": " +
              listOfTexts(rule.patterns);
    }
    entry(key, "{" + text + (text.empty() ? "}" : "\n    }"));
  }

  void writeLists() {
    std::string text;
    for (const auto& [column, sign] : section_.lists) {
      text += (text.empty() ? "\n      " : ",\n      ") + quoted(column) + ": " + quoted(sign);
    }
    if (!text.empty()) entry("lists", "{" + text + "\n    }");
  }

  void writePacked() {
    std::string text;
    for (const RowsRule& rule : section_.packed) {
      text += (text.empty() ? "\n      " : ",\n      ") + std::string("{\"cell\": ") +
              quoted(rule.cell) + ", \"rows\": " + quoted(rule.rows) +
              ", \"cells\": " + quoted(rule.cells) + ", \"within\": " + quoted(rule.within) + "}";
    }
    if (!text.empty()) entry("packed", "[" + text + "\n    ]");
  }

  FileKind kind_;
  const ReadingPlan& plan_;
  const PlanInput& input_;
  const ColumnMap::Section& section_;
  std::vector<std::string> entries_;
};

}  // namespace

std::string mapSectionOf(FileKind kind, const ReadingPlan& plan, const PlanInput& input) {
  return SectionWriter(kind, plan, input).write();
}

std::string mapFileOf(const std::vector<std::string>& sections) {
  std::string text =
      "// What shelfwise takes each column for.  Correct it and read it again with --map.\n{\n";
  for (std::size_t i = 0; i < sections.size(); ++i) {
    text += sections[i] + (i + 1 < sections.size() ? ",\n" : "\n");
  }
  return text + "}\n";
}

}  // namespace shelfwise
