// What a plan is made of.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "presets/presets.h"
#include "schema/column_map.h"
#include "survey/column_survey.h"
#include "survey/id_set.h"
#include "table/table.h"

namespace shelfwise {

// What the other file tells.
struct PlanHints {
  // For a catalogue: the ids in each column of the log that may be its item.  For a log: the ids
  // of the catalogue's products, and their further ids.
  std::vector<const IdSet*> otherIds;

  bool isAlsoOther = false;  // catalogue and log are the same file
};

// All references must outlive the call.
struct PlanInput {
  const std::string& file;
  const std::vector<TableColumn>& columns;
  const TableSurvey& survey;
  const ReadOptions& options;
  PlanHints hints = {};
  bool headerLooksLikeValues = false;  // as Table has it
};

}  // namespace shelfwise
