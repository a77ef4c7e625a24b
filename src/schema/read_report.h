// What a reader reports about rows: how many there are, which are unreadable, which are set aside.
//
// An *unreadable* row is broken: bad syntax, a cell that is not of its field's type, no id.  A row
// that is *set aside* is well-formed but not used: a return, a service code, an unknown item.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "table/table.h"

namespace shelfwise {

// How many problems a report keeps; the others are only counted.
inline constexpr std::size_t kKeptProblems = 20;

// Why a row was not read.
struct RowProblem {
  std::string file;
  std::uint64_t row;   // as a spreadsheet or an editor shows it: the first row of a file is row 1
  std::string column;  // empty if the whole row is concerned
  std::string value;   // the cell, at most 80 bytes of it, control characters escaped
  std::string reason;  // for people, without file, row and column
  ErrorCode code;      // kBadRow, kBadValue, kBadEncoding, kDuplicateId or kTooLarge
};

// "events.csv, row 3, column price: no number (here 'x')"
std::string describe(const RowProblem& problem);

struct SetAside {
  std::string reason;
  std::uint64_t rows;
};

// Which column was taken for which field.
struct RecognizedColumn {
  std::string field;
  std::string column;
};

struct ReadReport {
  std::string file;                       // or files, "train.txt, test.txt"
  std::uint64_t rows = 0;                 // all rows with content, the header not counted
  std::uint64_t unreadable = 0;           // of these
  std::uint64_t lines = 0;                // that these rows take in the file
  std::uint64_t unreadableLines = 0;      // of these; a row with a bad value counts as one
  std::vector<RowProblem> problems;       // the first kKeptProblems unreadable ones, in file order
  std::vector<SetAside> setAside;         // always in the same order; no reason with 0 rows
  std::vector<RecognizedColumn> columns;  // the fields found in this file
};

// In the order of the report.
enum class SetAsideReason : std::uint8_t {
  kServiceCode,
  kUnknownItem,
  kReturn,
  kNoQuantity,
  kTypeLeftOut,
  kNoItem,
  kBasketWithoutShopper,
  kNoShopper,
  kRelationLeftOut,
  kSelfLink,
};

inline constexpr std::size_t kSetAsideReasonCount = 10;

// Counts rows and makes the report.
class RowTally {
 public:
  RowTally(const std::string& file, bool lenient);

  // The rows that follow are of another file.
  void nextFile(const std::string& file);

  // Each counts one row that takes `lines` of the file.
  void accept(std::uint64_t lines = 1);
  void setAside(SetAsideReason reason, std::uint64_t lines = 1);

  // Counts an unreadable row.  Returns an error if the fault concerns the whole file: bad encoding
  // or a duplicate id, unless lenient.
  Status fault(std::uint64_t row, const RowFault& fault, std::uint64_t lines = 1);

  // kEmptyFile if there was no row; kTooManyBadRows if more than 1 % of the rows, or of their
  // lines, are unreadable, unless lenient.
  Result<ReadReport> finish(std::vector<RecognizedColumn> columns);

 private:
  ReadReport report_;
  std::string file_;  // the file that is being read
  std::array<std::uint64_t, kSetAsideReasonCount> setAside_{};
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
