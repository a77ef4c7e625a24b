// A number of every item, computed from columns and constants: `price * 1.2`.
//
// Everything is a double.  A value that is missing, not finite, or divided by zero is NaN, and so
// is all that is computed from it.  Dates and durations are seconds.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/ids.h"
#include "sections/columns.h"

namespace shelfwise {

// How many items evaluate() is asked for at once, at most.
inline constexpr std::size_t kNumberBlock = 256;

enum class NumberOperator : std::uint8_t { kAdd, kSubtract, kMultiply, kDivide };

class NumberProgram {
 public:
  NumberProgram() = default;
  explicit NumberProgram(double constant);

  // Of a column, which must outlive the program.
  explicit NumberProgram(const NumberColumn& column);
  explicit NumberProgram(const DateColumn& column);

  void negate();
  void apply(NumberOperator op, const NumberProgram& right);

  // The value that all items share; nothing if it depends on the item.
  std::optional<double> constant() const;

  // Whether it is a column of float32 as it is.  What is compared with it is rounded alike, so that
  // 0.1 is found.
  bool isFloatColumn() const;

  // Rounds a constant to float32, if it is one that float32 can hold.
  void roundToFloat();

  // values[i] of item first + i.  Requires at most kNumberBlock values, of items that there are.
  // `scratch` keeps its memory from call to call.
  void evaluate(ItemId first, std::span<double> values, std::vector<double>& scratch) const;

 private:
  enum class Kind : std::uint8_t { kConstant, kNumbers, kDates, kNegate, kOperator };
  struct Step {
    Kind kind;
    NumberOperator op = NumberOperator::kAdd;
    double value = 0;
    const NumberColumn* numbers = nullptr;
    const DateColumn* dates = nullptr;
  };

  static void load(const Step& step, ItemId first, std::span<double> values);

  std::vector<Step> steps_;  // in reverse Polish order
  std::size_t depth_ = 0;    // values on the stack, at most
};

}  // namespace shelfwise
