#include "survey/column_survey.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "survey/personal.h"
#include "text/utf8.h"
#include "values/cell_text.h"
#include "values/event_words.h"
#include "values/lists.h"
#include "values/markup.h"
#include "values/numbers.h"

namespace shelfwise {

namespace {

constexpr std::size_t kMostDistinct = 1 << 16;  // of a column in a table of kFewColumns
constexpr std::size_t kFewColumns = 64;
constexpr std::size_t kLeastDistinct = 1 << 10;

// A bound for one of many columns, so that all of them together stay bounded.
std::size_t boundFor(std::size_t most, std::size_t columns) {
  return columns <= kFewColumns ? most : std::max<std::size_t>(most * kFewColumns / columns, 16);
}

std::string cutTo(std::size_t most, std::string_view text) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = 0;
  while (end < text.size() && end + utf8CharAt(text, end).length <= most) {
    end += utf8CharAt(text, end).length;
  }
  return std::string(text.substr(0, end));
}

// The values of a column as long as they are few.
class FewValues {
 public:
  void see(std::string_view text, std::uint64_t hash) {
    auto& [cells, place, unused] = slots_.at(hash)->counts;
    if (cells == 0 && (values_.size() == ColumnSurvey::kMostFew || text.size() > kLongest)) {
      tooMany_ = true;
      values_.clear();
      slots_ = TextCounts();
      return;
    }
    if (cells++ == 0) {
      place = static_cast<std::uint32_t>(values_.size());
      values_.push_back({std::string(text), 0});
    }
    ++values_[place].cells;
  }

  bool tooMany() const { return tooMany_; }
  std::vector<ValueCount> take() { return std::move(values_); }

 private:
  static constexpr std::size_t kLongest = 1'000;  // bytes; longer values are texts

  bool tooMany_ = false;
  std::vector<ValueCount> values_;
  TextCounts slots_;  // cells, place in values_
};
static_assert(ColumnSurvey::kMostFew < TextCounts::kMostTexts);

bool isAddress(std::string_view text) {
  if (text[0] != 'h' && text[0] != '/' && text[0] != 'w') return false;
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

// Keeps looksLikePhone() away from most cells.
bool mayBePhone(std::string_view text, CellSigns signs) {
  constexpr CellSigns kGroups = kSpaceSign | kPlusMinusSign | kPointSign | kSlashSign;
  constexpr CellSigns kNever = kWideSign | kCommaSign | kAtSign | kBracketSign | kOtherSign;
  if (text.size() > 32 || (signs & kGroups) == 0 || (signs & kNever) != 0) return false;
  const bool word = std::string_view("TtPpMmFf").find(text[0]) != std::string_view::npos;
  return word || (signs & (kLetterSign | kColonSign)) == 0;
}

// One column while its cells are seen.
class ColumnCounter {
 public:
  explicit ColumnCounter(std::size_t columns)
      : distinct_(std::max(boundFor(kMostDistinct, columns), kLeastDistinct)) {
    survey_.sample = IdSet(boundFor(ColumnSurvey::kSampledIds, columns));
  }

  void see(std::string_view text, std::uint64_t row) {
    if (isAbsent(text)) {
      ++survey_.absent;
      survey_.nones += isNone(text) ? 1 : 0;
      survey_.unknowns += isUnknown(text) ? 1 : 0;
      return;
    }
    ++survey_.cells;
    if (std::exchange(lastRow_, row) != row) ++survey_.rows;
    const CellSigns signs = signsIn(text);
    seeKind(text, signs);
    seeValue(text);
    survey_.judge.see(text, signs);
  }

  ColumnSurvey finish() {
    const TimeForms::Found times = survey_.judge.times().found();
    survey_.times = times.format == "excel" ? 0 : times.times;
    survey_.distinct = distinct_.size();
    survey_.few = few_.take();
    for (const auto& [value, cells] : survey_.few) {
      if (parseEventType(value) || isSetAsideWord(value)) survey_.eventWords += cells;
      if (yesOrNo(value)) survey_.yesNoWords += cells;
    }
    return std::move(survey_);
  }

 private:
  void seeKind(std::string_view text, CellSigns signs) {
    constexpr CellSigns kNumeric =
        kDigitSign | kCommaSign | kPointSign | kSpaceSign | kPlusMinusSign | kWideSign | kOtherSign;
    const bool digits = (signs & kDigitSign) != 0;
    if (signs == kDigitSign) {
      ++survey_.numbers;
      ++survey_.wholeNumbers;
    } else if (digits && (signs & ~kNumeric) == 0 && numberAtFront(text).length == text.size()) {
      ++survey_.numbers;
    } else if (digits && mayBePhone(text, signs) && looksLikePhone(text)) {
      ++survey_.phones;
    }
    if (mayHaveMarkup(text) && withoutMarkup(text) != text) ++survey_.marked;
    if ((signs & kAtSign) != 0 && looksLikeMail(text)) ++survey_.mails;
    if ((signs & (kSlashSign | kPointSign)) != 0 && isAddress(text)) ++survey_.addresses;
  }

  void seeValue(std::string_view text) {
    const std::uint64_t hash = textHash(text);
    const HashSet::Outcome outcome = distinct_.add(hash);
    if (outcome == HashSet::Outcome::kKnown) ++survey_.repeated;
    if (outcome == HashSet::Outcome::kFull) survey_.distinctIsWhole = false;
    if (!few_.tooMany()) few_.see(text, hash);
    if (outcome != HashSet::Outcome::kNew) return;
    if (survey_.examples.size() < 3) {
      survey_.examples.push_back(cutTo(ColumnSurvey::kMaxExampleBytes, text));
    }
    if (survey_.sample.isWhole()) survey_.sample.add(text);
  }

  ColumnSurvey survey_;
  HashSet distinct_;
  FewValues few_;
  std::uint64_t lastRow_ = 0;  // rows count from 1
};

}  // namespace

Result<TableSurvey> surveyTable(Table& table) {
  const std::size_t columns = table.columns().size();
  std::vector<ColumnCounter> counters;
  for (std::size_t i = 0; i < columns; ++i) counters.emplace_back(columns);
  TableSurvey survey;
  survey.typed = table.isTyped();
  Row row;
  for (;;) {
    const auto more = table.next(row);
    if (!more.ok()) return more.error();
    if (!more.value()) break;
    if (row.fault) continue;
    if (survey.rows == kSurveyedRows) {
      survey.whole = false;
      break;
    }
    ++survey.rows;
    for (const Cell& cell : row.cells) counters[cell.column].see(cell.text, row.number);
  }
  const Status again = table.rewind();
  if (!again.ok()) return again.error();
  for (auto& counter : counters) survey.columns.push_back(counter.finish());
  return survey;
}

}  // namespace shelfwise
