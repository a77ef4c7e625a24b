// What a plan is made of.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "presets/presets.h"
#include "schema/column_map.h"
#include "survey/column_survey.h"
#include "survey/id_set.h"
#include "table/table.h"

namespace shelfwise {

// What tells which columns of two files hold the same ids.  Each is asked only if names leave a
// choice, since it may read a file once more.
struct PlanHints {
  // For a catalogue: the ids in the columns of the log that may be its item (itemCandidates()); a
  // sample will do.  For a log: the ids of the catalogue's products, and their further ids.
  std::function<std::vector<const IdSet*>()> otherIds = {};

  // For a catalogue: all ids of one of its columns.  Valid until the next call.
  std::function<const IdSet*(std::uint32_t column)> ownIds = {};

  bool isAlsoOther = false;  // catalogue and log have the same columns: they are one file
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
