#include "filter/number_program.h"

#include <algorithm>
#include <limits>

namespace shelfwise {

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// NaN unless finite.
double finite(double value) { return value - value == 0 ? value : kNotANumber; }

double applied(NumberOperator op, double left, double right) {
  switch (op) {
    case NumberOperator::kAdd:
      return finite(left + right);
    case NumberOperator::kSubtract:
      return finite(left - right);
    case NumberOperator::kMultiply:
      return finite(left * right);
    case NumberOperator::kDivide:
      return right == 0 ? kNotANumber : finite(left / right);
  }
  return kNotANumber;
}

}  // namespace

NumberProgram::NumberProgram(double constant)
    : steps_{{.kind = Kind::kConstant, .value = finite(constant)}}, depth_(1) {}

NumberProgram::NumberProgram(const NumberColumn& column)
    : steps_{{.kind = Kind::kNumbers, .numbers = &column}}, depth_(1) {}

NumberProgram::NumberProgram(const DateColumn& column)
    : steps_{{.kind = Kind::kDates, .dates = &column}}, depth_(1) {}

void NumberProgram::negate() {
  if (constant()) {
    steps_[0].value = -steps_[0].value;
  } else {
    steps_.push_back({.kind = Kind::kNegate});
  }
}

void NumberProgram::apply(NumberOperator op, const NumberProgram& right) {
  if (constant() && right.constant()) {
    steps_[0].value = applied(op, steps_[0].value, right.steps_[0].value);
    return;
  }
  steps_.insert(steps_.end(), right.steps_.begin(), right.steps_.end());
  steps_.push_back({.kind = Kind::kOperator, .op = op});
  depth_ = std::max(depth_, right.depth_ + 1);
}

std::optional<double> NumberProgram::constant() const {
  if (steps_.size() != 1 || steps_[0].kind != Kind::kConstant) return std::nullopt;
  return steps_[0].value;
}

bool NumberProgram::isFloatColumn() const {
  return steps_.size() == 1 && steps_[0].kind == Kind::kNumbers && steps_[0].numbers->fixed.empty();
}

void NumberProgram::roundToFloat() {
  constexpr double kMost = std::numeric_limits<float>::max();
  double& value = steps_[0].value;
  if (value >= -kMost && value <= kMost) value = static_cast<double>(static_cast<float>(value));
}

void NumberProgram::load(const Step& step, ItemId first, std::span<double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ItemId item = first + static_cast<ItemId>(i);
    if (step.kind == Kind::kConstant) {
      values[i] = step.value;
    } else if (step.kind == Kind::kNumbers) {
      values[i] = (*step.numbers)[item];
    } else {
      const std::int64_t seconds = step.dates->seconds[item];
      values[i] = seconds == DateColumn::kMissing ? kNotANumber : static_cast<double>(seconds);
    }
  }
}

void NumberProgram::evaluate(ItemId first, std::span<double> values,
                             std::vector<double>& scratch) const {
  scratch.resize(std::max(scratch.size(), depth_ * kNumberBlock));
  const auto row = [&](std::size_t depth) {
    return std::span(scratch).subspan(depth * kNumberBlock, values.size());
  };
  std::size_t top = 0;  // one above the last value
  for (const Step& step : steps_) {
    if (step.kind == Kind::kNegate) {
      for (double& value : row(top - 1)) value = -value;
    } else if (step.kind == Kind::kOperator) {
      --top;
      const auto left = row(top - 1);
      const auto right = row(top);
      for (std::size_t i = 0; i < left.size(); ++i) left[i] = applied(step.op, left[i], right[i]);
    } else {
      load(step, first, row(top++));
    }
  }
  std::copy_n(scratch.begin(), values.size(), values.begin());
}

}  // namespace shelfwise
