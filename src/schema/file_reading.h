// What a file was read as, for the log and for `doctor`: data alone, without a layout.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shelfwise {

// One column as it was read.
struct ColumnReading {
  std::string column;                 // its path
  std::vector<std::string> examples;  // at most three different values
  std::uint64_t empty = 0;            // rows without a value
  std::vector<std::string>
      decided;  // how it is written, where that is not the usual: "decimal comma"
};

struct FieldReading {
  std::string field;
  std::vector<ColumnReading> columns;  // the preferred one first
};

struct FactReading {
  ColumnReading column;
  std::string relation;  // empty where another column or the cell itself says it
  std::string unit;
};

// A column that is not read, or a field that has no column, and why or what that means.
struct Unread {
  std::string name;
  std::string reason;
};

struct FileReading {
  std::string preset;                // its title; empty if none
  std::uint64_t rows = 0;            // that were looked at
  bool isWhole = true;               // all rows of the file were looked at
  std::vector<FieldReading> fields;  // in the order of the fields
  std::vector<Unread> missing;       // fields without a column
  std::vector<FactReading> facts;    // in the order of the columns
  std::vector<Unread> ignored;       // in the order of the columns
  std::vector<std::string> notes;    // sentences: the preset, guesses
  std::vector<std::string> doubts;   // sentences: what the values leave open
};

}  // namespace shelfwise
