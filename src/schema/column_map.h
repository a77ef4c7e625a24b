// The --map file: how to read a shop's columns where their names or values do not tell.
//
// docs/catalogue.md describes the file for the people who write it.  A preset (presets/presets.h)
// is a map, too.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/event_type.h"
#include "table/input_text.h"

namespace shelfwise {

using NamePairs = std::vector<std::pair<std::string, std::string>>;
using Texts = std::vector<std::string>;

// A column is named by its header, by its path ("a.b" of nested JSON), or by its number where the
// file has no header.
struct FieldColumns {
  std::string field;
  Texts columns;  // the preferred one first; empty: no column holds the field

  bool operator==(const FieldColumns&) const = default;
};

// Values of a column, as patterns of matchesPattern().
struct CellRule {
  std::string column;
  Texts patterns;

  bool operator==(const CellRule&) const = default;
};

// Two columns that give facts together.  '#' is the same number in both.
struct PairRule {
  std::string name;
  std::string value;

  bool operator==(const PairRule&) const = default;
};

// A column whose cells hold facts: "a=b,c=d" is between "," and within "=".
struct PackedRule {
  std::string cell;
  std::string between;
  std::string within;

  bool operator==(const PackedRule&) const = default;
};

// A column whose cells hold rows of named cells: "sku=A,qty=1|sku=B,qty=2".
struct RowsRule {
  std::string cell;
  std::string rows;    // between two rows
  std::string cells;   // between two cells of a row
  std::string within;  // between name and value

  bool operator==(const RowsRule&) const = default;
};

struct ColumnMap {
  // What a section says of its file.
  struct Section {
    std::vector<FieldColumns> columns;
    bool byNumber = false;           // columns are named by their numbers: there is no header
    std::vector<Texts> detect;       // of presets: of each list, one column must be there
    Texts shape;                     // of presets: kinds of the cells of a file without a header
    Texts ignore;                    // patterns: further columns, or relations, to leave out
    std::optional<Texts> keep;       // if given, the only ones to read
    std::vector<CellRule> leaveOut;  // rows to set aside
    NamePairs lists;                 // column -> sign between the values of a cell
    std::vector<RowsRule> packed;
    std::string encoding;  // empty: the one of the whole map
  };
  struct Catalog : Section {
    NamePairs rename;                   // column -> relation
    Texts stripPrefixes;                // "attr_t_" makes attr_t_colour the relation colour
    NamePairs units;                    // column -> unit of its bare numbers
    std::string currency;               // of prices that name none, or only "$", "¥", "kr"
    std::string pathSign;               // between the steps of a category; empty: the values tell
    bool decimalComma = false;          // "1.299" is one thousand two hundred ninety-nine
    bool rowsRepeatProducts = false;    // one id on several rows is one product
    Texts group;                        // columns that name the product of a variant
    std::vector<CellRule> groupStarts;  // a row that matches begins a product; those below belong
    Texts aliases;                      // columns of further ids
    std::vector<PairRule> pairs;
    std::vector<PackedRule> packedPairs;
  };
  struct Events : Section {
    std::vector<std::pair<std::string, std::optional<EventType>>>
        types;                                     // word or pattern -> type, or set aside
    EventType defaultType = EventType::kPurchase;  // where there is no type column
    std::string timeFormat;                        // "DD/MM/YYYY hh:mm", ...; empty: values tell
    bool decimalComma = false;
  };

  std::string title;  // of presets
  Catalog catalog;
  Events events;
  Section links;
  std::string encoding;  // of all files; empty: UTF-8
  // Patterns of ids: '#' is one digit, '?' any one byte, '*' any run.  An id is no product if it
  // matches one of serviceCodes, or if there are itemPatterns and it matches none.
  Texts itemPatterns;
  Texts serviceCodes;
  Texts given;  // the keys that the file gives, as "catalog.currency"

  bool isServiceCode(std::string_view id) const;
  bool gives(std::string_view key) const;
};

// Whether `text` matches one of the patterns.
bool matchesAny(const Texts& patterns, std::string_view text);

// kBadValue if the file is no JSON object (comments are allowed), or has a key or a value without
// meaning.  The message names file and key.
Result<ColumnMap> parseColumnMap(const InputFile& file);

// `map` over `preset`: what the map gives, key by key, wins.  Of objects (columns, rename, types,
// ...) each entry is a key.
ColumnMap layered(const ColumnMap& map, const ColumnMap& preset);

struct ReadOptions {
  bool lenient = false;  // true: any share of unreadable rows is tolerated
  ColumnMap map;
  std::uint64_t maxTextBytes = kMaxTextBytes;
  std::string preset = {};    // its name; "none": no preset; empty: the one that fits the header
  Texts allowColumns = {};    // patterns: columns to be published though they look personal
  std::string encoding = {};  // of all files; empty: that of the map
};

}  // namespace shelfwise
