// Texts of a model that look like a person's: mail addresses and phone numbers.  A build does not
// publish them, since every shopper downloads the slices.
//
// - Any text that holds a mail address counts (survey/personal.h).
// - A text that is a phone number as a whole counts if it is written with "+" and a country.  Of
//   other forms at least two texts, and one in five of the column, must be phone numbers, since a
//   single one may be the number of a part.  Ids and prices are never phone numbers.
//
// Cost: linear in the texts.  Names and postal addresses are not recognized.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "slice/model_view.h"
#include "survey/personal.h"

namespace shelfwise {

// A relation of the graph, a field, or "id".
struct PersonalColumn {
  std::string_view slice;  // "engine" or "fields"
  std::string name;
  PersonalKind kind;    // kMail or kPhone
  std::uint64_t texts;  // that are of that kind
  std::string example;  // the first of them, at most 80 bytes

  bool operator==(const PersonalColumn&) const = default;
};

// Of the engine slice, then of the fields slice.  Columns that are named in `allowed` are left out.
std::vector<PersonalColumn> personalColumns(const ModelView& model,
                                            std::span<const std::string> allowed);

// "column buyer holds mail addresses, like 'ann@example.com' (engine slice, 3 in all), ..." and the
// ways out.  kPersonalText.
Error personalError(const PersonalColumn& column);

}  // namespace shelfwise
