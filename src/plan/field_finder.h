// Finds the columns of the fields of a file, by the map, by names and by values.
//
// A column that the map names is taken as it is.  Other columns are candidates: those with a usual
// name of the field, the better name first.  A candidate whose values do not fit is not taken.  The
// best candidate is, with those of later classes (classOf()) behind it.  An id and an item are
// rather the candidate that joins the other file.
//
// Where no name fits a needed field or the time, a column is taken whose values alone make it
// clear, if it is the only one.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "plan/name_match.h"
#include "plan/plan_input.h"
#include "schema/fields.h"

namespace shelfwise {

// What the finder looks for.
struct FieldQuestion {
  FileKind kind;
  std::span<const FieldNames> fields;
  const ColumnMap::Section& section;     // of the map over the preset
  const ColumnMap::Section& ownSection;  // of the map alone: what it names must be there
};

struct FoundFields {
  std::vector<std::uint32_t> fieldOf;                        // [columns]; kNoField
  std::vector<std::vector<std::uint32_t>> columnsOf;         // [fields], the preferred column first
  std::vector<std::pair<std::uint32_t, std::string>> unfit;  // column, why it is no field
  std::vector<std::string> notes;                            // sentences for the log
};

// Fails with kMissingColumn if a needed field has no column, or if the map names a column that the
// file does not have.  Of several that it names for a field, one must be there.  Fails with
// kAmbiguousColumn if two columns fit a field alike, unless one is empty or both hold the same
// values, and if the map reads two fields from one column.
Result<FoundFields> findFields(const PlanInput& input, const FieldQuestion& question);

// The columns that may be the item of a log, the best name first: those whose ids a catalogue may
// join.
std::vector<std::uint32_t> itemCandidates(const PlanInput& input);

}  // namespace shelfwise
