// Whether the values of a column are those of a field.

#pragma once

#include <cstdint>
#include <string>

#include "plan/plan_input.h"
#include "schema/fields.h"
#include "survey/column_survey.h"

namespace shelfwise {

// What the values of a field are.
enum class FieldValues : std::uint8_t {
  kAny,
  kId,
  kText,
  kCategories,
  kPrice,
  kNumber,
  kTime,
  kWord,  // of events
  kAddress,
  kCurrency,
};

FieldValues valuesOf(FileKind kind, std::uint32_t field);

// Why the column cannot be the field, for people: "empty", "its values are no prices (here 'x')".
// Empty if it can.  `isUsual` says that the column bears a usual name of the field, which needs
// less proof.
std::string whyUnfit(FieldValues values, const ColumnSurvey& survey, bool isUsual);

// How many of the values that the survey kept are words of events.
std::size_t knownWords(const ColumnSurvey& survey);

// Whether the first value is a time, as the values together show how times are written.
bool hasReadableTimes(const ColumnSurvey& survey);

}  // namespace shelfwise
