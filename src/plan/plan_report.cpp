#include "plan/plan_report.h"

#include <boost/json.hpp>
#include <span>

#include "schema/fields.h"

namespace shelfwise {

namespace {

struct Meaning {
  FileKind kind;
  std::string_view field;
  std::string_view meaning;
};

constexpr Meaning kMeanings[] = {
    {FileKind::kCatalog, "title", "products have no name to show, and no words in common"},
    {FileKind::kCatalog, "brand", "nothing is recommended as being of the same brand"},
    {FileKind::kCatalog, "categories", "nothing tells what replaces or completes a product"},
    {FileKind::kCatalog, "price", "prices play no part"},
    {FileKind::kCatalog, "image", "pages must find the pictures themselves"},
    {FileKind::kCatalog, "url", "pages must make the addresses themselves"},
    {FileKind::kEvents, "shopper", "only what was bought together counts"},
    {FileKind::kEvents, "type", "all events count as purchases"},
    {FileKind::kEvents, "time", "the order of the file counts"},
    {FileKind::kEvents, "order", "purchases of a shopper within a day count as one order"},
};

std::span<const FieldNames> fieldsOf(FileKind kind) {
  switch (kind) {
    case FileKind::kCatalog:
      return catalogFields();
    case FileKind::kEvents:
      return eventFields();
    case FileKind::kLinks:
      break;
  }
  return linkFields();
}

class ReportMaker {
 public:
  ReportMaker(FileKind kind, const ReadingPlan& plan, const PlanInput& input)
      : kind_(kind), plan_(plan), input_(input) {}

  FileReading make() {
    reading_.preset = plan_.preset;
    reading_.rows = input_.survey.rows;
    reading_.isWhole = input_.survey.whole;
    reading_.notes = plan_.notes;
    addFields();
    for (std::uint32_t column = 0; column < plan_.columns.size(); ++column) addColumn(column);
    return std::move(reading_);
  }

 private:
  void addFields() {
    const auto fields = fieldsOf(kind_);
    for (std::size_t field = 0; field < plan_.columnsOf.size(); ++field) {
      const std::string name(fields[field].field);
      if (plan_.columnsOf[field].empty()) {
        std::string meaning = meaningOfMissing(kind_, name);
        if (kind_ == FileKind::kEvents && name == "time" && plan_.has(EventField::kPosition)) {
          continue;
        }
        if (!meaning.empty()) reading_.missing.push_back({name, std::move(meaning)});
        continue;
      }
      FieldReading line{name, {}};
      for (const std::uint32_t column : plan_.columnsOf[field]) {
        line.columns.push_back(columnReading(column));
      }
      reading_.fields.push_back(std::move(line));
    }
  }

  void addColumn(std::uint32_t number) {
    const PlannedColumn& planned = plan_.columns[number];
    const std::string& path = input_.columns[number].path;
    for (const std::string& doubt : planned.style.doubts) {
      reading_.doubts.push_back(path + ": " + doubt);
    }
    if (planned.use == ColumnUse::kField) return;
    if (planned.use == ColumnUse::kIgnored) {
      const bool isOther = planned.reason.empty();
      reading_.ignored.push_back({path, isOther ? "of no field" : planned.reason});
      return;
    }
    if (planned.use == ColumnUse::kPairName) return;
    reading_.facts.push_back({columnReading(number), relationOf(number), planned.unit});
  }

  // The relation, or the column that names it.
  std::string relationOf(std::uint32_t number) const {
    const PlannedColumn& planned = plan_.columns[number];
    return planned.use == ColumnUse::kFact ? planned.relation : std::string();
  }

  ColumnReading columnReading(std::uint32_t number) const {
    const ColumnSurvey& survey = input_.survey.columns[number];
    const std::uint64_t rows = input_.survey.rows;
    return {input_.columns[number].path, survey.examples,
            rows > survey.rows ? rows - survey.rows : 0, plan_.columns[number].style.decided};
  }

  FileKind kind_;
  const ReadingPlan& plan_;
  const PlanInput& input_;
  FileReading reading_;
};

}  // namespace

FileReading readingOf(FileKind kind, const ReadingPlan& plan, const PlanInput& input) {
  return ReportMaker(kind, plan, input).make();
}

std::string meaningOfMissing(FileKind kind, std::string_view field) {
  for (const Meaning& known : kMeanings) {
    if (known.kind == kind && known.field == field) return std::string(known.meaning);
  }
  return {};
}

std::string typesLine(const std::vector<std::string>& words) {
  boost::json::object types;
  for (const std::string& word : words) types[word] = nullptr;
  const boost::json::object map{{"events", boost::json::object{{"types", std::move(types)}}}};
  return boost::json::serialize(map);
}

}  // namespace shelfwise
