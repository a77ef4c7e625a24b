// Which column of a file is read as what, and how its values are written.
//
// A planner (schema/planner.h) makes the plan out of names, values, the map and the presets.  The
// readers only follow it, and the log prints it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/fields.h"
#include "schema/read_report.h"
#include "values/style.h"

namespace shelfwise {

enum class ColumnUse : std::uint8_t {
  kIgnored,
  kField,        // of a catalogue, event or link
  kFact,         // its values are facts of the product
  kPairName,     // its values are names of facts, as "Option1 Name"
  kPairValue,    // its values are those of the facts that another column names
  kPackedPairs,  // each value holds names and values, as "a=b,c=d"
};

struct PlannedColumn {
  ColumnUse use = ColumnUse::kIgnored;
  std::string relation;  // of kFact; of kPairValue where the row has no name
  std::string unit;      // of bare numbers, of kFact
  std::string reason;    // of kIgnored, for people: "a mail address"
  ValueStyle style;
};

// Columns that give facts together.  In JSON the name and the values are of one element.
struct PairedColumns {
  std::uint32_t name;
  std::vector<std::uint32_t> values;
};

// A column whose cells hold facts as texts: "Couleur:Bleu:1:0,Matière:Bois:2:0".
struct PackedColumn {
  std::uint32_t column;
  std::string between;  // between two facts
  std::string within;   // between name and value; what a second one begins is dropped
};

// Rows whose cell in a column matches one of the patterns are set aside.
struct LeaveOutRule {
  std::uint32_t column;
  std::vector<std::string> patterns;  // as in matchesPattern(); letter case does not count
};

struct ReadingPlan {
  std::string preset;                                 // its title; empty if none fits
  std::vector<PlannedColumn> columns;                 // [columns of the file]
  std::vector<std::uint32_t> fieldOf;                 // [columns]; kNoField
  std::vector<std::vector<std::uint32_t>> columnsOf;  // [fields], the preferred column first
  std::vector<std::uint32_t> aliases;                 // columns of further ids of a product
  std::vector<std::uint32_t> groups;  // columns that name the product of a variant, preferred first
  std::vector<PairedColumns> pairs;
  std::vector<PackedColumn> packed;
  std::vector<LeaveOutRule> leaveOut;
  std::vector<RecognizedColumn> recognized;  // in the order of the fields
  std::vector<std::string> notes;            // sentences for the log

  template <class Field>
  bool has(Field field) const {
    return !columnsOf[static_cast<std::uint32_t>(field)].empty();
  }
};

}  // namespace shelfwise
