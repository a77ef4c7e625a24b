// A file of a shop, opened: what its columns hold, and how they will be read.
//
// All files of a command are opened first and planned together, because one file says what the ids
// of another are.  The text is held until the file is read.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "presets/presets.h"
#include "schema/column_map.h"
#include "schema/file_reading.h"
#include "schema/reading_plan.h"
#include "survey/column_survey.h"
#include "table/input_text.h"
#include "table/table.h"

namespace shelfwise {

struct OpenedFile {
  std::string name;
  FileKind kind = FileKind::kCatalog;
  std::unique_ptr<Table> table;  // null for lines `user item item ...`
  std::string lines;             // where there is no table
  TableSurvey survey;
  ReadingPlan plan;
  ColumnMap map;        // that of the command, over the preset of the plan
  ReadOptions options;  // those of the command, with the name of the preset, or "none"
};

// Opens and surveys a file; its plan is empty.  Lines `user item item ...` are taken for no
// catalogue and no links.  Fails as inputText(), openTable() and surveyTable() do, and with
// kInvalidArgument if there is no preset of the wanted name.
Result<OpenedFile> openFile(const InputFile& file, FileKind kind, const ReadOptions& options);

// Plans how each file is read.  `catalog` is null where the products are those of the events.
Status planFiles(OpenedFile* catalog, std::span<OpenedFile> events, OpenedFile* links);

// Plans an event file as the catalogue of its own products.
Status planAsCatalog(OpenedFile& events);

// What a planned file is read as, for people.  Complete once it is read, since some notes of a
// table come then.
FileReading describeReading(const OpenedFile& file);

// The section of a map that reads a planned file in the same way.  Requires a table.
std::string mapSection(const OpenedFile& file);

}  // namespace shelfwise
