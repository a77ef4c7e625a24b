// What a reader tells about the rows it met: how many, which it could not read, which it set aside.
//
// An *unreadable* row is broken: bad syntax, a cell that is not of its field's type, no id.  A row
// that is *set aside* is sound but no material: a return, a service code, an unknown item.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace shelfwise {

// How many problems a report keeps; the others are only counted.
inline constexpr std::size_t kKeptProblems = 20;

// Why a row was not read.
struct RowProblem {
  std::string file;
  std::uint64_t row;   // as a spreadsheet or an editor shows it: the first line of a file is row 1
  std::string column;  // empty if the whole row is concerned
  std::string value;   // the cell, at most 80 bytes of it, control characters escaped
  std::string reason;  // for people, without file, row and column
  ErrorCode code;      // kBadRow, kBadValue, kBadEncoding, kDuplicateId or kTooLarge
};

// "events.csv, row 3, column price: 'x' is no number"
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
  std::string file;
  std::uint64_t rows = 0;                 // all rows with content, the header not counted
  std::uint64_t unreadable = 0;           // of these
  std::vector<RowProblem> problems;       // the first kKeptProblems unreadable ones, in file order
  std::vector<SetAside> setAside;         // always in the same order; no reason with 0 rows
  std::vector<RecognizedColumn> columns;  // the fields found in this file
};

}  // namespace shelfwise
