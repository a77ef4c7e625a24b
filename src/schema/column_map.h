// The --map file: how to read a shop's columns where their names or values do not tell.
//
// docs/catalogue.md describes the file for the people who write it.

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

struct ColumnMap {
  struct Catalog {
    NamePairs columns;                             // field -> column, or nested key as "a.b"
    std::vector<std::string> ignore;               // further columns that become no facts
    std::optional<std::vector<std::string>> keep;  // if given, the only ones that do
    NamePairs rename;                              // column -> relation
    std::vector<std::string> stripPrefixes;  // "attr_t_" makes attr_t_colour the relation colour
    NamePairs units;                         // column -> unit of its bare numbers
    std::string currency;                    // of prices that name none, or only "$", "¥", "kr"
    bool decimalComma = false;               // "1.299" is one thousand two hundred ninety-nine
    bool rowsRepeatProducts = false;         // one id on several rows is one product
  };
  struct Events {
    NamePairs columns;  // field -> column
    std::vector<std::pair<std::string, std::optional<EventType>>>
        types;                                     // word -> type, or set aside
    EventType defaultType = EventType::kPurchase;  // where there is no type column
    std::string timeFormat;  // "DD/MM/YYYY hh:mm", ...; empty: ISO 8601 or unix time
    bool decimalComma = false;
  };
  struct Links {
    NamePairs columns;                             // field -> column
    std::vector<std::string> ignore;               // relations to drop
    std::optional<std::vector<std::string>> keep;  // if given, the only relations to read
  };

  Catalog catalog;
  Events events;
  Links links;
  // Patterns of ids: '#' is one digit, '?' any one byte, '*' any run.  An id is no product if it
  // matches one of serviceCodes, or if there are itemPatterns and it matches none.
  std::vector<std::string> itemPatterns;
  std::vector<std::string> serviceCodes;

  bool isServiceCode(std::string_view id) const;
};

// Whether `text` matches one of the patterns.
bool matchesAny(const std::vector<std::string>& patterns, std::string_view text);

// kBadValue if the file is no JSON object, or has a key or a value without meaning.  The message
// names file and key.
Result<ColumnMap> parseColumnMap(const InputFile& file);

struct ReadOptions {
  bool lenient = false;  // true: any share of unreadable rows is tolerated
  ColumnMap map;
  std::uint64_t maxTextBytes = kMaxTextBytes;
  std::vector<std::string> allowColumns = {};  // may hold mail addresses and phone numbers
};

}  // namespace shelfwise
