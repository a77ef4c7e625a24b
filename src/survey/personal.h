// Columns and values that no shopper may download: personal data and what a shop keeps to itself.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shelfwise {

struct ColumnSurvey;

enum class PersonalKind : std::uint8_t {
  kMail,
  kPhone,
  kPerson,
  kPostal,
  kShopperId,
  kSessionId,
  kOrderId,
  kIpAddress,
  kBirthday,
  kCard,        // cards, bank accounts, tax numbers, passwords
  kShopSecret,  // what the shop pays, earns, and where it buys
};

// For a log: "mail addresses", "ids of orders".
std::string_view personalKindWords(PersonalKind kind);

// What kind of such data a column holds, by its name and its values; nothing if it holds none.
//
// Names are known in English, German, French, Spanish and Chinese.  A name that a product's own
// column may have too ("phone", "address", "user", "order") counts only with values that bear it
// out.  Mail addresses and phone numbers count under any name: from one cell in 20, and one in
// five.  What no name and no form of value shows (a column "x7" of first names) is not found.
std::optional<PersonalKind> personalKind(std::string_view name, const ColumnSurvey& survey);

// Whether a text holds a mail address.  "logo@2x.png" is none.
bool looksLikeMail(std::string_view text);

// Whether a text is a phone number, as far as its form shows it: with +, with 00 and a country,
// with a leading 0 and groups, or in the groups 3-3-4 of North America.  Digits alone are none:
// they may be any id.  Made so that EANs, ISBNs, model numbers, prices and dates are none.
bool looksLikePhone(std::string_view text);

}  // namespace shelfwise
