// What the values of each column of a table are.
//
// One pass over the first rows counts kinds of values, distinct values and examples, and shows
// every cell to the judge of styles.  It keeps at most 2 MB a column of a table with few columns.
// It decides nothing: that is for who reads the survey.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "survey/id_set.h"
#include "survey/style_judge.h"
#include "survey/text_counts.h"
#include "table/table.h"

namespace shelfwise {

struct ValueCount {
  std::string value;
  std::uint64_t cells = 0;
};

// All counts are of cells with a value, if nothing else is said.
struct ColumnSurvey {
  std::uint64_t cells = 0;
  std::uint64_t absent = 0;        // cells with a word for no value
  std::uint64_t nones = 0;         // of these: "none", 无
  std::uint64_t unknowns = 0;      // of these: "unknown"
  std::uint64_t rows = 0;          // rows with a value
  std::uint64_t numbers = 0;       // as parseNumber() reads them, without an exponent
  std::uint64_t wholeNumbers = 0;  // of digits alone
  std::uint64_t times = 0;         // in any form; days of a spreadsheet are no times here
  std::uint64_t addresses = 0;     // of pages or pictures: http://, https://, //, www.
  std::uint64_t marked = 0;        // with HTML that withoutMarkup() changes
  std::uint64_t mails = 0;         // looksLikeMail()
  std::uint64_t phones = 0;        // looksLikePhone()
  std::uint64_t eventWords = 0;    // parseEventType() or isSetAsideWord(); 0 if `few` is empty
  std::uint64_t yesNoWords = 0;    // yesOrNo(); 0 if `few` is empty
  std::uint64_t distinct = 0;      // up to a bound
  bool distinctIsWhole = true;     // false if the bound was met
  std::uint64_t repeated = 0;      // cells whose value was there before, as far as is kept

  std::vector<std::string> examples;  // the first three distinct values, cut to kMaxExampleBytes
  std::vector<ValueCount> few;        // all values, if they are at most kMostFew; else none
  IdSet sample{0};                    // the first kSampledIds distinct values
  StyleJudge judge;

  bool isUnique() const { return repeated == 0; }

  static constexpr std::size_t kMaxExampleBytes = 80;
  static constexpr std::size_t kMostFew = 200;
  static constexpr std::size_t kSampledIds = 500;
};

struct TableSurvey {
  std::vector<ColumnSurvey> columns;  // as Table::columns()
  std::uint64_t rows = 0;             // without unreadable ones
  bool whole = true;                  // false if the table has more rows than were looked at
  bool typed = false;                 // Table::isTyped()
};

inline constexpr std::uint64_t kSurveyedRows = 200'000;

// Looks at the first kSurveyedRows rows; then the table is at its first row again.  Fails as
// Table::next() and Table::rewind() do.
Result<TableSurvey> surveyTable(Table& table);

}  // namespace shelfwise
