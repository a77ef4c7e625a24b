// Judges how the values of a column are written, from all its cells.
//
// The judge sees every cell once, in file order, and then says how to read the column for a use. It
// costs some tens of nanoseconds a cell and at most 60 kB a column.
//
// It reads nothing itself and promises no right answer: what the cells leave open stays as it is in
// a default-constructed style, and `doubts` says so.

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "survey/time_forms.h"
#include "values/style.h"

namespace shelfwise {

// What a column is read as.
enum class ValueUse : std::uint8_t {
  kFact,
  kCategories,
  kImage,
  kPrice,
  kQuantity,
  kTime,
  kText,
  kId,
};

// The kinds of bytes in a text, as bits.
using CellSigns = std::uint32_t;
inline constexpr CellSigns kDigitSign = 1U << 0;
inline constexpr CellSigns kLetterSign = 1U << 1;
inline constexpr CellSigns kWideSign = 1U << 2;  // a byte of a character beyond ASCII
inline constexpr CellSigns kSpaceSign = 1U << 3;
inline constexpr CellSigns kCommaSign = 1U << 4;
inline constexpr CellSigns kPointSign = 1U << 5;
inline constexpr CellSigns kSemicolonSign = 1U << 6;
inline constexpr CellSigns kBarSign = 1U << 7;
inline constexpr CellSigns kGreaterSign = 1U << 8;
inline constexpr CellSigns kSlashSign = 1U << 9;
inline constexpr CellSigns kAtSign = 1U << 10;
inline constexpr CellSigns kPlusMinusSign = 1U << 11;
inline constexpr CellSigns kColonSign = 1U << 12;
inline constexpr CellSigns kBracketSign = 1U << 13;  // [ or ]
inline constexpr CellSigns kParenthesisSign = 1U << 14;
inline constexpr CellSigns kOtherSign = 1U << 15;

// Of the first 256 bytes of `text`.
CellSigns signsIn(std::string_view text);

class StyleJudge {
 public:
  StyleJudge();
  ~StyleJudge();
  StyleJudge(StyleJudge&&) noexcept;
  StyleJudge& operator=(StyleJudge&&) noexcept;

  // Looks at a cell with a value.  Requires `text` to be trimmed, not empty, and not isAbsent().
  void see(std::string_view text) { see(text, signsIn(text)); }
  void see(std::string_view text, CellSigns signs);  // the same; Requires signsIn(text)

  // How to read the column.
  //
  // The comma is a list sign for facts only if the header says so ("(x,y,z...)", "value(s)",
  // "tags", "colours"), or if the parts are short, recur in other cells and at other places. "Soft,
  // warm wool" and "Smith, John" stay one value.
  ValueStyle style(ValueUse use, std::string_view columnName) const;

  const TimeForms& times() const { return times_; }

 private:
  struct Evidence;

  TimeForms times_;
  std::unique_ptr<Evidence> evidence_;
};

}  // namespace shelfwise
