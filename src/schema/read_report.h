// What a reader reports about rows: how many there are, which are unreadable, which are set aside.
//
// An *unreadable* row is broken: bad syntax, a cell that is not of its field's type, no id.  What
// is *set aside* is well-formed but not used: a return, a service code, an unknown item.
//
// Rows are counted as rows.  A row may hold several events, as an order holds lines, and what is
// set aside is counted by events.  An order of two lines, one of an unknown item, is one row that
// was read and one unknown item.  A row with an unreadable line is one unreadable row.

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
  std::uint64_t rows;  // or events, where a row holds several
};

// Cells of an optional field or of a fact that could not be read.  They were left out, and their
// rows were read.
struct UnreadCells {
  std::uint64_t cells = 0;
  RowProblem first;
};

// A word for what happened that is no known event type.
struct UnknownWord {
  std::string word;  // may be empty
  std::uint64_t events = 0;
};

// The words, and the line of the map that says what they mean, for people.
std::string describeUnknown(const std::vector<UnknownWord>& words);

// How many different unknown words a report keeps.
inline constexpr std::size_t kKeptWords = 1'000;

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
  std::vector<UnreadCells> unread;        // one for each column, in the order of the first cells
  std::vector<UnknownWord> words;         // the most frequent first
  std::vector<std::string> notes;         // sentences on how the file was read
  std::vector<std::string> warnings;      // sentences on what is probably wrong
};

}  // namespace shelfwise
