// What the words of a log say that happened.
//
// The map goes first: a word of it counts exactly, else in another spelling, else as a pattern.
// Then the usual words are known (values/event_words.h).

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/event_type.h"
#include "schema/column_map.h"

namespace shelfwise {

enum class WordMeaning : std::uint8_t {
  kType,
  kLeftOut,     // the map sets it aside
  kWithoutUse,  // a standard word for what needs no product: "session_start"
  kUnknown,
};

struct MeantType {
  WordMeaning meaning;
  EventType type = EventType::kView;  // if it is one
};

class TypeWords {
 public:
  // The map must outlive this.
  explicit TypeWords(const ColumnMap::Events& map) : map_(map) {}

  MeantType read(std::string_view word);

 private:
  MeantType meaningOf(std::string_view word) const;

  static constexpr std::size_t kMostKept = 1'000;

  const ColumnMap::Events& map_;
  std::unordered_map<std::string, MeantType> known_;  // for look-up only
};

}  // namespace shelfwise
