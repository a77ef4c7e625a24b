#include "filter/checker.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "arrays/heap_sort.h"
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

bool beginsWithOneOf(std::string_view text, std::span<const std::string> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& prefix) { return text.starts_with(prefix); });
}

// A method takes its operands off the stack, pushes its result, and answers whether there was no
// error.
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

 private:
  // --- Steps

  bool push(const SyntaxStep& step) {
    switch (step.kind) {
      case SyntaxKind::kNumber:
        return pushNumber(step, OperandType::kNumber, NumberProgram(step.number));
      case SyntaxKind::kDuration:
        return pushNumber(step, OperandType::kDuration, NumberProgram(step.number));
      case SyntaxKind::kNow:
        return pushNumber(step, OperandType::kDate, NumberProgram(static_cast<double>(seconds_)));
      case SyntaxKind::kText:
        stack_.push_back(
            {.type = OperandType::kTexts, .position = step.position, .texts = {step.text}});
        return true;
      case SyntaxKind::kBoolean:
        stack_.push_back(
            {.type = OperandType::kBoolean, .position = step.position, .truth = step.number != 0});
        return true;
      case SyntaxKind::kColumn:
        return pushFound(names_.column(step));
      case SyntaxKind::kContext:
        return pushFound(names_.contextValue(step));
      case SyntaxKind::kPurchased:
        return pushItems(step, scope_.shopper.purchased);
      case SyntaxKind::kViewed:
        return pushItems(step, scope_.shopper.viewed);
      case SyntaxKind::kInCart:
        return pushItems(step, scope_.shopper.inCart);
      default:
        return apply(step);
    }
  }

  bool apply(const SyntaxStep& step) {
    switch (step.kind) {
      case SyntaxKind::kNegate:
        return negate();
      case SyntaxKind::kExists:
        return exists();
      case SyntaxKind::kNot:
        return asCondition(stack_.back()) && emit({.kind = ConditionKind::kNot});
      case SyntaxKind::kCompare:
        return compare(step.comparison);
      case SyntaxKind::kUnder:
        return under();
      case SyntaxKind::kStartsWith:
        return startsWith();
      case SyntaxKind::kAnd:
        return join(ConditionKind::kAnd);
      case SyntaxKind::kOr:
        return join(ConditionKind::kOr);
      case SyntaxKind::kBetween:
        return between();
      case SyntaxKind::kIn:
        return in(step.count);
      default:
        return compute(step);
    }
  }

  // --- Operands

  bool pushNumber(const SyntaxStep& step, OperandType type, NumberProgram number) {
    stack_.push_back({.type = type, .position = step.position, .number = std::move(number)});
    return true;
  }

  bool pushItems(const SyntaxStep& step, std::span<const ItemId> items) {
    emit({.kind = ConditionKind::kItems, .items = items});
    return pushCondition(step.position);
  }

  bool pushFound(Result<Operand> found) {
    if (!found.ok()) return fail(found.error());
    stack_.push_back(std::move(found).value());
    return true;
  }

  // --- Numbers

  bool negate() {
    Operand& operand = stack_.back();
    if (operand.type == OperandType::kMissing) return true;
    if (operand.type != OperandType::kNumber && operand.type != OperandType::kDuration) {
      return fail(operand.position, "expected a number, not " + described(operand));
    }
    operand.number.negate();
    operand.name = {};
    return true;
  }

  bool compute(const SyntaxStep& step) {
    const Operand right = pop();
    Operand& left = stack_.back();
    for (const Operand* operand : {&std::as_const(left), &right}) {
      if (!operand->isNumeric() && operand->type != OperandType::kMissing) {
        return fail(operand->position, "expected a number, not " + described(*operand));
      }
    }
    const std::optional<OperandType> type = computedType(step.kind, left.type, right.type);
    if (!type) {
      return fail(step.position,
                  described(left) + " and " + described(right) + " have no such result");
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
    return fail(right.position,
                "the units differ: " + std::string(left.unit) + " and " + std::string(right.unit));
  }

  // --- Conditions

  bool compare(Comparison comparison) {
    Operand right = pop();
    Operand left = pop();
    return compare(std::move(left), comparison, std::move(right));
  }

  bool compare(Operand left, Comparison comparison, Operand right) {
    const std::uint32_t position = left.position;
    if (left.type == OperandType::kMissing || right.type == OperandType::kMissing) {
      return always(false, position);
    }
    const bool isConstant = left.type == OperandType::kTexts || left.type == OperandType::kBoolean;
    const bool isColumn = right.type != OperandType::kTexts && right.type != OperandType::kBoolean;
    if ((isConstant && isColumn) || (left.type == OperandType::kTexts && right.isNumeric())) {
      std::swap(left, right);
      comparison = mirrored(comparison);
    }
    if (left.type == OperandType::kDate && right.type == OperandType::kTexts) {
      if (!readDate(right)) return false;
    }
    if (left.isNumeric() && left.type == right.type) {
      return sameUnit(left, right) && compareNumbers(left, comparison, right) &&
             pushCondition(position);
    }
    const bool isEqual = comparison == Comparison::kEqual;
    if (left.isTextual() && right.type == OperandType::kTexts) {
      return isEquality(left, comparison) && compareTexts(left, right, !isEqual) &&
             pushCondition(position);
    }
    if (left.isTruth() && right.type == OperandType::kBoolean) {
      return isEquality(left, comparison) && compareTruth(left, right.truth == isEqual) &&
             pushCondition(position);
    }
    return fail(right.position,
                described(left) + " and " + described(right) + " cannot be compared");
  }

  bool isEquality(const Operand& left, Comparison comparison) {
    if (comparison == Comparison::kEqual || comparison == Comparison::kNotEqual) return true;
    return fail(left.position, described(left) + " is compared with = or != only");
  }

  bool compareNumbers(Operand& left, Comparison comparison, Operand& right) {
    roundAlike(left.number, right.number);
    return emit({.kind = ConditionKind::kCompare,
                 .comparison = comparison,
                 .left = std::move(left.number),
                 .right = std::move(right.number)});
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
      return emit({.negated = shared == negated});
    }
    if (left.type == OperandType::kTextColumn) {
      return emit({.kind = ConditionKind::kTexts,
                   .negated = negated,
                   .text = left.text,
                   .texts = right.texts});
    }
    return emitFacts(*left.entities, negated, factsOf(*left.entities, right.texts));
  }

  std::vector<EntityId> factsOf(const EntityColumn& column, std::span<const std::string> texts) {
    std::vector<EntityId> facts;
    if (column.isPath) {
      for (const std::string& path : texts) {
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
    return emit({.kind = ConditionKind::kFacts,
                 .negated = negated,
                 .relation = column.relation,
                 .facts = std::move(facts)});
  }

  bool compareTruth(const Operand& left, bool truth) {
    if (left.type == OperandType::kBoolean) return emit({.negated = left.truth != truth});
    return emit({.kind = ConditionKind::kBoolean, .truth = truth, .boolean = left.boolean});
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

  bool between() {
    const Operand most = pop();
    const Operand least = pop();
    const Operand value = pop();
    return compare(value, Comparison::kGreaterOrEqual, least) &&
           compare(value, Comparison::kLessOrEqual, most) && join(ConditionKind::kAnd);
  }

  bool in(std::uint32_t count) {
    std::vector<Operand> elements(stack_.end() - count, stack_.end());
    stack_.erase(stack_.end() - count, stack_.end());
    Operand value = pop();
    if (value.isNumeric()) return inNumbers(std::move(value), elements);
    if (value.isTextual()) return inTexts(std::move(value), elements);
    if (value.type == OperandType::kMissing) return always(false, value.position);
    return fail(value.position, "expected a number or a text, not " + described(value));
  }

  bool inNumbers(Operand value, std::span<Operand> elements) {
    Condition condition{.kind = ConditionKind::kAnyOf};
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
    return emit(std::move(condition)) && pushCondition(value.position);
  }

  bool inTexts(Operand value, std::span<const Operand> elements) {
    Operand all{.type = OperandType::kTexts};
    for (const Operand& element : elements) {
      if (element.type == OperandType::kMissing) continue;
      if (element.type != OperandType::kTexts) return noElement(value, element);
      all.texts.insert(all.texts.end(), element.texts.begin(), element.texts.end());
    }
    sortUnique(all.texts);
    return compare(std::move(value), Comparison::kEqual, std::move(all));
  }

  bool noElement(const Operand& value, const Operand& element) {
    return fail(element.position, "in (...) lists values to compare " + described(value) +
                                      " with, not " + described(element));
  }

  bool exists() {
    Operand operand = pop();
    const std::uint32_t position = operand.position;
    switch (operand.type) {
      case OperandType::kCondition:
        return fail(position, "expected a column, not a condition");
      case OperandType::kTextColumn:
        emit({.kind = ConditionKind::kTexts, .negated = true, .text = operand.text});
        break;
      case OperandType::kFacts:
        emitFacts(*operand.entities, true, {});
        break;
      case OperandType::kBooleanColumn:
        emit({.kind = ConditionKind::kBoolean, .negated = true, .boolean = operand.boolean});
        break;
      case OperandType::kTexts:
      case OperandType::kBoolean:
      case OperandType::kMissing:
        return always(operand.type != OperandType::kMissing, position);
      default:
        emit({.kind = ConditionKind::kCompare, .left = operand.number, .right = operand.number});
    }
    return pushCondition(position);
  }

  bool under() {
    const Operand right = pop();
    const Operand left = pop();
    const bool isPath = left.type == OperandType::kFacts && left.entities->isPath;
    if (!isPath && left.type != OperandType::kMissing) {
      return fail(left.position, "expected a column of paths before under, not " + described(left));
    }
    return compare(left, Comparison::kEqual, right);
  }

  bool startsWith() {
    const Operand right = pop();
    const Operand left = pop();
    for (const Operand* operand : {&left, &right}) {
      const bool isText =
          operand == &right ? operand->type == OperandType::kTexts : operand->isTextual();
      if (!isText && operand->type != OperandType::kMissing) {
        return fail(operand->position, "expected a text, not " + described(*operand));
      }
    }
    const auto matches = [&](std::string_view text) { return beginsWithOneOf(text, right.texts); };
    if (left.type == OperandType::kTextColumn && right.type == OperandType::kTexts) {
      emit({.kind = ConditionKind::kPrefix, .text = left.text, .texts = right.texts});
    } else if (left.type == OperandType::kFacts && right.type == OperandType::kTexts) {
      emitFacts(*left.entities, false, factsWhere(*left.entities, matches));
    } else {
      return always(std::any_of(left.texts.begin(), left.texts.end(), matches), left.position);
    }
    return pushCondition(left.position);
  }

  bool join(ConditionKind kind) {
    Operand right = pop();
    Operand left = pop();
    return asCondition(left) && asCondition(right) && emit({.kind = kind}) &&
           pushCondition(left.position);
  }

  // --- The stack

  Operand pop() {
    Operand operand = std::move(stack_.back());
    stack_.pop_back();
    return operand;
  }

  bool pushCondition(std::uint32_t position) {
    stack_.push_back({.type = OperandType::kCondition, .position = position});
    return true;
  }

  bool emit(Condition condition) {
    conditions_.push_back(std::move(condition));
    return true;
  }

  bool always(bool truth, std::uint32_t position) {
    return emit({.negated = !truth}) && pushCondition(position);
  }

  // Emits what a bare operand says.
  bool asCondition(Operand& operand) {
    switch (operand.type) {
      case OperandType::kCondition:
        return true;
      case OperandType::kBoolean:
        emit({.negated = !operand.truth});
        break;
      case OperandType::kMissing:
        emit({.negated = true});
        break;
      case OperandType::kBooleanColumn:
        emit({.kind = ConditionKind::kBoolean, .boolean = operand.boolean});
        break;
      default:
        return fail(filterError(operand.position, "expected a condition, not " +
                                                      described(operand) +
                                                      ": compare it, or ask whether it exists"));
    }
    operand.type = OperandType::kCondition;
    return true;
  }

  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }

  bool fail(std::uint32_t position, std::string_view what) {
    return fail(filterError(position, what));
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

}  // namespace shelfwise
