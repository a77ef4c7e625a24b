// Counts the rows of a file while they are read, and makes the report.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "schema/read_report.h"
#include "table/table.h"

namespace shelfwise {

// In the order of the report.
enum class SetAsideReason : std::uint8_t {
  kServiceCode,
  kNotPublished,
  kLeftOut,
  kItemNotPublished,
  kUnknownItem,
  kReturn,
  kNoQuantity,
  kTypeLeftOut,
  kUnknownType,
  kTypeWithoutUse,
  kNoItem,
  kBasketWithoutShopper,
  kNoShopper,
  kRelationLeftOut,
  kSelfLink,
};

inline constexpr std::size_t kSetAsideReasonCount = 15;

// Counts rows and makes the report.
class RowTally {
 public:
  RowTally(const std::string& file, bool lenient);

  // The rows that follow are of another file.
  void nextFile(const std::string& file);

  // Each counts one row that takes `lines` of the file.
  void accept(std::uint64_t lines = 1);
  void setAside(SetAsideReason reason, std::uint64_t lines = 1);

  // Counts an event of a row that is counted by itself.
  void setAsideEvent(SetAsideReason reason) { ++setAside_[static_cast<std::size_t>(reason)]; }

  // Counts an unreadable row.  Returns an error if the fault concerns the whole file: bad encoding
  // or a duplicate id, unless lenient.
  Status fault(std::uint64_t row, const RowFault& fault, std::uint64_t lines = 1);

  // Counts a cell that could not be read and was left out.
  void unread(std::uint64_t row, const RowFault& fault);

  void unknownWord(std::string_view word);
  void note(std::string sentence) { report_.notes.push_back(std::move(sentence)); }
  void warn(std::string sentence) { report_.warnings.push_back(std::move(sentence)); }

  std::uint64_t rows() const { return report_.rows; }
  std::uint64_t count(SetAsideReason reason) const {
    return setAside_[static_cast<std::size_t>(reason)];
  }

  // kEmptyFile if there was no row; kTooManyBadRows if more than 1 % of the rows, or of their
  // lines, are unreadable, unless lenient.
  Result<ReadReport> finish(std::vector<RecognizedColumn> columns);

  // The unknown words so far, the most frequent first.
  std::vector<UnknownWord> words() const;

 private:
  RowProblem problemOf(std::uint64_t row, const RowFault& fault) const;

  ReadReport report_;
  std::string file_;  // the file that is being read
  std::array<std::uint64_t, kSetAsideReasonCount> setAside_{};
  std::map<std::string, std::size_t> unread_;             // of a column, its place
  std::unordered_map<std::string, std::uint64_t> words_;  // sorted to be read
  bool lenient_;
};

// What became of a row: read, set aside, or unreadable.
using RowOutcome = std::variant<Done, SetAsideReason, RowFault>;

// Reads all rows of `table` with `read`, a function from const Row& to RowOutcome, and counts them.
template <class Read>
Status readRows(Table& table, RowTally& tally, Read read) {
  Row row;
  for (;;) {
    const Result<bool> more = table.next(row);
    if (!more.ok()) return more.error();
    if (!more.value()) return Done{};
    const RowOutcome outcome = row.fault ? RowOutcome(*row.fault) : read(std::as_const(row));
    if (const auto* reason = std::get_if<SetAsideReason>(&outcome)) {
      tally.setAside(*reason, row.lines);
    } else if (const auto* fault = std::get_if<RowFault>(&outcome)) {
      const Status counted = tally.fault(row.number, *fault, row.lines);
      if (!counted.ok()) return counted;
    } else {
      tally.accept(row.lines);
    }
  }
}

}  // namespace shelfwise
