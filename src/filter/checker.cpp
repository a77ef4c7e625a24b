#include "filter/checker.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "arrays/heap_sort.h"
#include "base/joined_text.h"
#include "filter/iso_date.h"
#include "filter/operand.h"

namespace shelfwise {

namespace {

Comparison mirrored(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return Comparison::kGreater;
    case Comparison::kLessOrEqual:
      return Comparison::kGreaterOrEqual;
    case Comparison::kGreater:
      return Comparison::kLess;
    case Comparison::kGreaterOrEqual:
      return Comparison::kLessOrEqual;
    default:
      return comparison;
  }
}

bool beginsWithOneOf(std::string_view text, std::span<const std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

bool isConstant(const Operand& operand) {
  return operand.type == OperandType::kTexts || operand.type == OperandType::kBoolean;
}

constexpr double kMissingNumber = std::numeric_limits<double>::quiet_NaN();

std::size_t operandCount(const SyntaxStep& step) {
  if (step.kind <= SyntaxKind::kNot) return 1;
  if (step.kind == SyntaxKind::kBetween) return 3;
  return step.kind == SyntaxKind::kIn ? 1 + step.count : 2;
}

// A method answers whether there was no error.
class Checker {
 public:
  Checker(const FilterRequest& request, const FilterScope& scope)
      : names_(request.context, scope), scope_(scope), seconds_(request.seconds) {}

  Result<FilterProgram> check(std::span<const SyntaxStep> syntax) {
    for (const SyntaxStep& step : syntax) {
      if (!push(step)) return *error_;
    }
    if (!asCondition(stack_.back())) return *error_;
    return FilterProgram(std::move(conditions_), scope_.graph);
  }

  Result<NumberProgram> checkNumber(std::span<const SyntaxStep> syntax) {
    for (const SyntaxStep& step : syntax) {
      if (!push(step)) return *error_;
    }
    Operand& result = stack_.back();
    if (result.type == OperandType::kMissing) return NumberProgram(kMissingNumber);
    if (result.type == OperandType::kNumber) return std::move(result.number);
    fail(result.position, joined("expected a number, not ", described(result)));
    return *error_;
  }

 private:
  // --- Steps

  bool push(const SyntaxStep& step) {
    if (step.kind >= SyntaxKind::kNegate) return apply(step);
    Operand& operand = stack_.emplace_back();
    operand.position = step.position;
    switch (step.kind) {
      case SyntaxKind::kNumber:
        return setNumber(operand, OperandType::kNumber, step.number);
      case SyntaxKind::kDuration:
        return setNumber(operand, OperandType::kDuration, step.number);
      case SyntaxKind::kNow:
        return setNumber(operand, OperandType::kDate, static_cast<double>(seconds_));
      case SyntaxKind::kText:
        operand.type = OperandType::kTexts;
        operand.texts.push_back(step.text);
        return true;
      case SyntaxKind::kBoolean:
        operand.type = OperandType::kBoolean;
        operand.truth = step.number != 0;
        return true;
      case SyntaxKind::kColumn:
        return found(names_.column(step, operand));
      case SyntaxKind::kContext:
        return found(names_.contextValue(step, operand));
      case SyntaxKind::kPurchased:
        return emitItems(scope_.shopper.purchased);
      case SyntaxKind::kViewed:
        return emitItems(scope_.shopper.viewed);
      default:
        return emitItems(scope_.shopper.inCart);
    }
  }

  static bool setNumber(Operand& operand, OperandType type, double number) {
    operand.type = type;
    operand.number = NumberProgram(number);
    return true;
  }

  // Puts the result in the place of the operands.
  bool apply(const SyntaxStep& step) {
    const auto operands = std::span(stack_).last(operandCount(step));
    if (!combine(step, operands)) return false;
    for (std::size_t i = 1; i < operands.size(); ++i) stack_.pop_back();
    return true;
  }

  // Leaves the result in the first operand.
  bool combine(const SyntaxStep& step, std::span<Operand> operands) {
    Operand& first = operands[0];
    if (step.kind == SyntaxKind::kNegate) return negate(first);
    if (step.kind >= SyntaxKind::kAdd && step.kind <= SyntaxKind::kDivide) {
      return compute(step, first, operands[1]);
    }
    if (!emitStep(step, operands)) return false;
    first.type = OperandType::kCondition;
    first.name = {};
    return true;
  }

  bool emitStep(const SyntaxStep& step, std::span<Operand> operands) {
    Operand& first = operands[0];
    switch (step.kind) {
      case SyntaxKind::kExists:
        return exists(first);
      case SyntaxKind::kNot:
        return asCondition(first) && emit(ConditionKind::kNot);
      case SyntaxKind::kCompare:
        return compare(first, step.comparison, operands[1]);
      case SyntaxKind::kUnder:
        return under(first, operands[1]);
      case SyntaxKind::kStartsWith:
        return startsWith(first, operands[1]);
      case SyntaxKind::kBetween:
        return between(first, operands[1], operands[2]);
      case SyntaxKind::kIn:
        return in(first, operands.subspan(1));
      default:
        return asCondition(first) && asCondition(operands[1]) &&
               emit(step.kind == SyntaxKind::kAnd ? ConditionKind::kAnd : ConditionKind::kOr);
    }
  }

  // --- Numbers

  bool negate(Operand& operand) {
    if (operand.type == OperandType::kMissing) return true;
    if (operand.type != OperandType::kNumber && operand.type != OperandType::kDuration) {
      return fail(operand.position, joined("expected a number, not ", described(operand)));
    }
    operand.number.negate();
    operand.name = {};
    return true;
  }

  bool compute(const SyntaxStep& step, Operand& left, const Operand& right) {
    for (const Operand* operand : {&std::as_const(left), &right}) {
      if (!operand->isNumeric() && operand->type != OperandType::kMissing) {
        return fail(operand->position, joined("expected a number, not ", described(*operand)));
      }
    }
    const std::optional<OperandType> type = computedType(step.kind, left.type, right.type);
    if (!type) {
      return fail(step.position,
                  joined(described(left), " and ", described(right), " have no such result"));
    }
    const bool isSum = step.kind == SyntaxKind::kAdd || step.kind == SyntaxKind::kSubtract;
    if (isSum && !sameUnit(left, right)) return false;
    static_assert(static_cast<int>(SyntaxKind::kDivide) - static_cast<int>(SyntaxKind::kAdd) ==
                  static_cast<int>(NumberOperator::kDivide));
    left.number.apply(static_cast<NumberOperator>(static_cast<int>(step.kind) -
                                                  static_cast<int>(SyntaxKind::kAdd)),
                      right.number);
    if (left.unit.empty()) {
      left.unit = step.kind == SyntaxKind::kDivide ? std::string_view() : right.unit;
    } else if (!isSum && !right.unit.empty()) {
      left.unit = {};
    }
    left.type = *type;
    left.name = {};
    return true;
  }

  bool sameUnit(const Operand& left, const Operand& right) {
    if (left.unit == right.unit || left.unit.empty() || right.unit.empty()) return true;
    return fail(right.position, joined("the units differ: ", left.unit, " and ", right.unit));
  }

  // --- Conditions

  bool compare(Operand& left, Comparison comparison, Operand& right) {
    if (left.type == OperandType::kMissing || right.type == OperandType::kMissing) {
      return always(false);
    }
    if ((isConstant(left) && !isConstant(right)) ||
        (left.type == OperandType::kTexts && right.isNumeric())) {
      return compareWith(right, mirrored(comparison), left);
    }
    return compareWith(left, comparison, right);
  }

  bool compareWith(const Operand& left, Comparison comparison, Operand& right) {
    if (left.type == OperandType::kDate && right.type == OperandType::kTexts && !readDate(right)) {
      return false;
    }
    if (left.isNumeric() && left.type == right.type) {
      return sameUnit(left, right) && compareNumbers(left, comparison, right);
    }
    const bool isEqual = comparison == Comparison::kEqual;
    if (left.isTextual() && right.type == OperandType::kTexts) {
      return isEquality(left, comparison) && compareTexts(left, right, !isEqual);
    }
    if (left.isTruth() && right.type == OperandType::kBoolean) {
      return isEquality(left, comparison) && compareTruth(left, right.truth == isEqual);
    }
    return fail(right.position,
                joined(described(left), " and ", described(right), " cannot be compared"));
  }

  bool isEquality(const Operand& left, Comparison comparison) {
    if (comparison == Comparison::kEqual || comparison == Comparison::kNotEqual) return true;
    return fail(left.position, joined(described(left), " is compared with = or != only"));
  }

  bool compareNumbers(const Operand& left, Comparison comparison, const Operand& right) {
    Condition& condition = add(ConditionKind::kCompare);
    condition.comparison = comparison;
    condition.left = left.number;
    condition.right = right.number;
    roundAlike(condition.left, condition.right);
    return true;
  }

  static void roundAlike(NumberProgram& left, NumberProgram& right) {
    if (left.isFloatColumn() && right.constant()) right.roundToFloat();
    if (right.isFloatColumn() && left.constant()) left.roundToFloat();
  }

  bool compareTexts(const Operand& left, const Operand& right, bool negated) {
    if (left.type == OperandType::kTexts) {
      const bool shared = std::any_of(left.texts.begin(), left.texts.end(), [&](const auto& text) {
        return std::binary_search(right.texts.begin(), right.texts.end(), text);
      });
      return always(shared != negated);
    }
    if (left.type == OperandType::kTextColumn) {
      return emitTexts(ConditionKind::kTexts, negated, left, right);
    }
    return emitFacts(*left.entities, negated, factsOf(*left.entities, right.texts));
  }

  bool emitTexts(ConditionKind kind, bool negated, const Operand& column, const Operand& texts) {
    Condition& condition = add(kind, negated);
    condition.text = column.text;
    condition.texts = texts.texts;
    return true;
  }

  std::vector<EntityId> factsOf(const EntityColumn& column,
                                std::span<const std::string_view> texts) {
    std::vector<EntityId> facts;
    if (column.isPath) {
      for (const std::string_view path : texts) {
        const EntityId fact = names_.factOfPath(column, path);
        if (fact != kNoId) facts.push_back(fact);
      }
      return facts;
    }
    return factsWhere(column, [&](std::string_view label) {
      return std::binary_search(texts.begin(), texts.end(), label);
    });
  }

  template <class Matches>
  std::vector<EntityId> factsWhere(const EntityColumn& column, Matches matches) {
    std::vector<EntityId> facts;
    const auto& relation = scope_.graph.relations()[column.relation];
    for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
      if (matches(names_.label(fact))) facts.push_back(fact);
    }
    return facts;
  }

  bool emitFacts(const EntityColumn& column, bool negated, std::vector<EntityId> facts) {
    Condition& condition = add(ConditionKind::kFacts, negated);
    condition.relation = column.relation;
    condition.facts = std::move(facts);
    return true;
  }

  bool compareTruth(const Operand& left, bool truth) {
    if (left.type == OperandType::kBoolean) return always(left.truth == truth);
    return emitBoolean(left, truth);
  }

  bool emitBoolean(const Operand& operand, bool truth, bool negated = false) {
    Condition& condition = add(ConditionKind::kBoolean, negated);
    condition.truth = truth;
    condition.boolean = operand.boolean;
    return true;
  }

  bool readDate(Operand& operand) {
    const auto seconds = operand.texts.size() == 1 ? parseIsoDate(operand.texts[0]) : std::nullopt;
    if (!seconds) {
      return fail(operand.position,
                  "expected a date as \"2026-01-31\" or \"2026-01-31T18:00:00Z\"");
    }
    operand.type = OperandType::kDate;
    operand.number = NumberProgram(static_cast<double>(*seconds));
    return true;
  }

  bool between(Operand& value, Operand& least, Operand& most) {
    Operand again = value;
    return compare(value, Comparison::kGreaterOrEqual, least) &&
           compare(again, Comparison::kLessOrEqual, most) && emit(ConditionKind::kAnd);
  }

  bool in(Operand& value, std::span<Operand> elements) {
    if (value.isNumeric()) return inNumbers(value, elements);
    if (value.isTextual()) return inTexts(value, elements);
    if (value.type == OperandType::kMissing) return always(false);
    return fail(value.position, joined("expected a number or a text, not ", described(value)));
  }

  bool inNumbers(Operand& value, std::span<Operand> elements) {
    Condition& condition = add(ConditionKind::kAnyOf);
    for (Operand& element : elements) {
      if (element.type == OperandType::kMissing) continue;
      if (value.type == OperandType::kDate && element.type == OperandType::kTexts &&
          !readDate(element)) {
        return false;
      }
      if (element.type != value.type || !element.number.constant())
        return noElement(value, element);
      if (!sameUnit(value, element)) return false;
      roundAlike(value.number, element.number);
      const double number = *element.number.constant();
      if (number == number) condition.numbers.push_back(number);
    }
    heapSort(condition.numbers);
    condition.left = std::move(value.number);
    return true;
  }

  bool inTexts(Operand& value, std::span<const Operand> elements) {
    Operand all{.type = OperandType::kTexts};
    for (const Operand& element : elements) {
      if (element.type == OperandType::kMissing) continue;
      if (element.type != OperandType::kTexts) return noElement(value, element);
      all.texts.insert(all.texts.end(), element.texts.begin(), element.texts.end());
    }
    sortUnique(all.texts);
    return compare(value, Comparison::kEqual, all);
  }

  bool noElement(const Operand& value, const Operand& element) {
    return fail(element.position, joined("in (...) lists values to compare ", described(value),
                                         " with, not ", described(element)));
  }

  bool exists(const Operand& operand) {
    switch (operand.type) {
      case OperandType::kCondition:
        return fail(operand.position, "expected a column, not a condition");
      case OperandType::kTextColumn:
        return emitTexts(ConditionKind::kTexts, true, operand, {});
      case OperandType::kFacts:
        return emitFacts(*operand.entities, true, {});
      case OperandType::kBooleanColumn:
        return emitBoolean(operand, true, true);
      case OperandType::kTexts:
      case OperandType::kBoolean:
      case OperandType::kMissing:
        return always(operand.type != OperandType::kMissing);
      default:
        return compareNumbers(operand, Comparison::kEqual, operand);
    }
  }

  bool under(Operand& left, Operand& right) {
    const bool isPath = left.type == OperandType::kFacts && left.entities->isPath;
    if (!isPath && left.type != OperandType::kMissing) {
      return fail(left.position,
                  joined("expected a column of paths before under, not ", described(left)));
    }
    return compare(left, Comparison::kEqual, right);
  }

  bool startsWith(const Operand& left, const Operand& right) {
    for (const Operand* operand : {&left, &right}) {
      const bool isText =
          operand == &right ? operand->type == OperandType::kTexts : operand->isTextual();
      if (!isText && operand->type != OperandType::kMissing) {
        return fail(operand->position, joined("expected a text, not ", described(*operand)));
      }
    }
    const auto matches = [&](std::string_view text) { return beginsWithOneOf(text, right.texts); };
    if (left.type == OperandType::kTextColumn && right.type == OperandType::kTexts) {
      return emitTexts(ConditionKind::kPrefix, false, left, right);
    }
    if (left.type == OperandType::kFacts && right.type == OperandType::kTexts) {
      return emitFacts(*left.entities, false, factsWhere(*left.entities, matches));
    }
    return always(std::any_of(left.texts.begin(), left.texts.end(), matches));
  }

  // --- Conditions that are added

  Condition& add(ConditionKind kind, bool negated = false) {
    Condition& condition = conditions_.emplace_back();
    condition.kind = kind;
    condition.negated = negated;
    return condition;
  }

  bool emit(ConditionKind kind, bool negated = false) {
    add(kind, negated);
    return true;
  }

  bool emitItems(std::span<const ItemId> items) {
    add(ConditionKind::kItems).items = items;
    return true;
  }

  bool always(bool truth) { return emit(ConditionKind::kAlways, !truth); }

  // Emits what a bare operand says.
  bool asCondition(Operand& operand) {
    switch (operand.type) {
      case OperandType::kCondition:
        return true;
      case OperandType::kBoolean:
      case OperandType::kMissing:
        always(operand.type == OperandType::kBoolean && operand.truth);
        break;
      case OperandType::kBooleanColumn:
        emitBoolean(operand, true);
        break;
      default:
        return fail(operand.position, joined("expected a condition, not ", described(operand),
                                             ": compare it, or ask whether it exists"));
    }
    operand.type = OperandType::kCondition;
    return true;
  }

  // --- Errors

  bool found(const Status& status) {
    if (!status.ok()) error_ = status.error();
    return status.ok();
  }

  bool fail(std::uint32_t position, std::string_view what) {
    error_ = filterError(position, what);
    return false;
  }

  const Names names_;
  const FilterScope& scope_;
  const std::int64_t seconds_;
  std::vector<Operand> stack_;
  std::vector<Condition> conditions_;
  std::optional<Error> error_;
};

}  // namespace

Result<FilterProgram> checkFilter(std::span<const SyntaxStep> syntax, const FilterRequest& request,
                                  const FilterScope& scope) {
  return Checker(request, scope).check(syntax);
}

Result<NumberProgram> checkNumber(std::span<const SyntaxStep> syntax, const FilterRequest& request,
                                  const FilterScope& scope) {
  return Checker(request, scope).checkNumber(syntax);
}

}  // namespace shelfwise
