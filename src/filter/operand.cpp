#include "filter/operand.h"

#include <algorithm>
#include <array>
#include <span>

#include "arrays/heap_sort.h"
#include "base/joined_text.h"
#include "filter/nearest_name.h"

namespace shelfwise {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

const ContextValue* findValue(std::span<const ContextValue> context, std::string_view name) {
  const auto found = std::find_if(context.begin(), context.end(),
                                  [&](const ContextValue& value) { return value.name == name; });
  return found == context.end() ? nullptr : &*found;
}

void readGiven(const ContextValue& given, Operand& operand) {
  if (const double* number = std::get_if<double>(&given.value)) {
    operand.type = OperandType::kNumber;
    operand.number = NumberProgram(*number);
  } else if (const bool* truth = std::get_if<bool>(&given.value)) {
    operand.type = OperandType::kBoolean;
    operand.truth = *truth;
  } else {
    operand.type = OperandType::kTexts;
    const auto& texts = *std::get_if<std::vector<std::string>>(&given.value);
    operand.texts.assign(texts.begin(), texts.end());
    sortUnique(operand.texts);
  }
}

// Calls visit(columns) for the columns of each type, until one answers true.
template <class Visit>
bool anyType(const Columns& columns, Visit visit) {
  return visit(columns.numbers) || visit(columns.dates) || visit(columns.booleans) ||
         visit(columns.texts) || visit(columns.entities);
}

}  // namespace

std::string described(const Operand& operand) {
  static constexpr std::array<std::string_view, 10> kTypes = {
      "a condition", "a number", "a date",        "a duration",    "a text",
      "a text",      "a text",   "true or false", "true or false", "nothing"};
  const std::string_view type = kTypes[static_cast<std::size_t>(operand.type)];
  return operand.name.empty() ? std::string(type) : joined(operand.name, " (", type, ")");
}

void sortUnique(std::vector<std::string_view>& texts) {
  heapSort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

std::optional<OperandType> computedType(SyntaxKind op, OperandType left, OperandType right) {
  using enum OperandType;
  if (left == kMissing || right == kMissing) return kMissing;
  if (op == SyntaxKind::kAdd || op == SyntaxKind::kSubtract) {
    if (left == right && left != kDate) return left;
    if (left == kDate && right == kDuration) return kDate;
    if (op == SyntaxKind::kAdd && left == kDuration && right == kDate) return kDate;
    if (op == SyntaxKind::kSubtract && left == right) return kDuration;
    return std::nullopt;
  }
  if (left == kDate || right == kDate) return std::nullopt;
  if (right == kNumber) return left;
  if (op == SyntaxKind::kDivide) {
    return left == kDuration ? std::optional(kNumber) : std::nullopt;
  }
  return left == kNumber ? std::optional(kDuration) : std::nullopt;
}

Status Names::column(const SyntaxStep& step, Operand& operand) const {
  operand.name = step.text;
  if (!readColumn(operand)) return unknownColumn(operand);
  return Done{};
}

Status Names::contextValue(const SyntaxStep& step, Operand& operand) const {
  operand.name = step.text;
  if (const ContextValue* given = findValue(context_, step.text)) {
    readGiven(*given, operand);
    return Done{};
  }
  if (scope_.contextItem == kNoId) {
    std::vector<std::string_view> known;
    for (const ContextValue& value : context_) known.push_back(value.name);
    return filterError(step.position, joined("the call passes no context.", step.text,
                                             ", and its list is not asked about one item",
                                             nearestName(step.text, known)));
  }
  if (!readColumn(operand)) return unknownColumn(operand);
  takeValue(operand);
  return Done{};
}

// Sets the type and the members of an operand by its name.
bool Names::readColumn(Operand& operand) const {
  const auto find = [&](const auto& columns) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) {
      return column.name == operand.name;
    });
    return found == columns.end() ? nullptr : &*found;
  };
  if (const NumberColumn* numbers = find(scope_.columns.numbers)) {
    operand.type = OperandType::kNumber;
    operand.number = NumberProgram(*numbers);
    operand.unit = numbers->unit;
  } else if (const DateColumn* dates = find(scope_.columns.dates)) {
    operand.type = OperandType::kDate;
    operand.number = NumberProgram(*dates);
  } else if ((operand.boolean = find(scope_.columns.booleans)) != nullptr) {
    operand.type = OperandType::kBooleanColumn;
  } else if ((operand.text = find(scope_.columns.texts)) != nullptr) {
    operand.type = OperandType::kTextColumn;
  } else if ((operand.entities = find(scope_.columns.entities)) != nullptr) {
    operand.type = OperandType::kFacts;
  } else {
    return false;
  }
  return true;
}

Error Names::unknownColumn(const Operand& operand) const {
  std::vector<std::string_view> known;
  anyType(scope_.columns, [&](const auto& columns) {
    for (const auto& column : columns) known.push_back(column.name);
    return false;
  });
  return filterError(operand.position, joined("there is no column \"", operand.name, "\"",
                                              nearestName(operand.name, known)));
}

// The value of the item asked about, in place of its column.
void Names::takeValue(Operand& operand) const {
  const ItemId item = scope_.contextItem;
  if (operand.isNumeric()) {
    std::vector<double> scratch;
    double value = 0;
    operand.number.evaluate(item, {&value, 1}, scratch);
    operand.number = NumberProgram(value);
    return;
  }
  if (operand.type == OperandType::kBooleanColumn) {
    const std::uint8_t value = operand.boolean->values[item];
    operand.truth = value == BooleanColumn::kTrue;
    operand.type = value == BooleanColumn::kMissing ? OperandType::kMissing : OperandType::kBoolean;
    return;
  }
  if (operand.type == OperandType::kFacts) {
    operand.texts = factsOfItem(*operand.entities, item);
  } else if (const std::string_view text = operand.text->values[item]; !text.empty()) {
    operand.texts.push_back(text);
  }
  operand.type = operand.texts.empty() ? OperandType::kMissing : OperandType::kTexts;
}

std::vector<std::string_view> Names::factsOfItem(const EntityColumn& column, ItemId item) const {
  const auto range = scope_.graph.factsBy(item, column.relation);
  std::vector<EntityId> facts;
  for (auto at = range.begin; at < range.end; ++at) facts.push_back(scope_.graph.factAt(at));
  if (column.isPath && !facts.empty()) {
    const auto narrowest = std::min_element(
        facts.begin(), facts.end(),
        [&](EntityId a, EntityId b) { return scope_.graph.degree(a) < scope_.graph.degree(b); });
    facts = {*narrowest};
  }
  std::vector<std::string_view> texts;
  for (const EntityId fact : facts) texts.push_back(label(fact));
  sortUnique(texts);
  return texts;
}

EntityId Names::factOfPath(const EntityColumn& column, std::string_view path) const {
  std::string prefix;
  EntityId outer = kNoId;
  while (true) {
    const std::size_t end = std::min(path.find('>'), path.size());
    const std::string_view part = trimmed(path.substr(0, end));
    prefix += part;
    EntityId fact = findFact(column, prefix);
    if (fact == kNoId && outer != kNoId) {
      fact = findFact(column, part);
      if (fact != kNoId && !isInside(fact, outer)) fact = kNoId;
    }
    if (fact == kNoId || end == path.size()) return fact;
    outer = fact;
    prefix += kPathSign;
    path.remove_prefix(end + 1);
  }
}

EntityId Names::findFact(const EntityColumn& column, std::string_view text) const {
  const auto& relation = scope_.graph.relations()[column.relation];
  for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) {
    if (label(fact) == text) return fact;
  }
  return kNoId;
}

// Whether every item of `fact` has `outer`, too.
bool Names::isInside(EntityId fact, EntityId outer) const {
  bool inside = true;
  scope_.graph.visitItems(fact, [&](auto items) {
    inside = std::all_of(items.begin(), items.end(),
                         [&](ItemId item) { return scope_.graph.hasFact(item, outer); });
  });
  return inside;
}

}  // namespace shelfwise
