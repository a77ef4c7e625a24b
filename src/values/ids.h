// Ids as exports write them, and the forms in which two files may write the same id.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace shelfwise {

// `text` without what spreadsheets put around an id so that it stays text: ="1201", '1201, and
// white space.  Loses nothing.  The answer is a part of `text`.
std::string_view cleanId(std::string_view text);

// Whether a spreadsheet has cut the id: "1.23457E+12", "4,01E+12".  Its digits cannot be restored.
bool isSpoiledId(std::string_view text);

// What may be done to ids on both sides to join them.  kExact is cleanId() alone.
enum class IdForm : std::uint8_t { kExact, kNoPointZero, kNoLeadingZeros, kNoCase, kNoSpaces };
inline constexpr std::array kIdForms = {IdForm::kExact, IdForm::kNoPointZero,
                                        IdForm::kNoLeadingZeros, IdForm::kNoCase,
                                        IdForm::kNoSpaces};

// For a log: "without .0 at the end".
std::string_view idFormWords(IdForm form);

// `id` in a form: "5012.0" gives "5012", "0108" gives "108", "Ab-1" gives "ab-1" (ASCII letters),
// "AB 1" gives "AB1".  Never empty for an id: "000" gives "0".
std::string idInForm(std::string_view id, IdForm form);

}  // namespace shelfwise
