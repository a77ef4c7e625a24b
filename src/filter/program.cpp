#include "filter/program.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace shelfwise {

namespace {

// Adds each item that `passes`.
template <class Passes>
void addWhere(ItemSet& items, Passes passes) {
  for (ItemId item = 0; item < items.itemCount(); ++item) {
    if (passes(item)) items.add(item);
  }
}

// Adds the items of a block whose pairs of numbers compare so.
template <class Compare>
void addPairs(std::span<const double> left, std::span<const double> right, ItemId first,
              Compare compare, ItemSet& items) {
  for (std::size_t begin = 0; begin < left.size(); begin += 64) {
    const std::size_t end = std::min(left.size(), begin + 64);
    std::uint64_t bits = 0;
    for (std::size_t i = begin; i < end; ++i) {
      bits |= std::uint64_t{compare(left[i], right[i])} << (i - begin);
    }
    items.addWord(first + static_cast<ItemId>(begin), bits);
  }
}

void addComparing(std::span<const double> left, Comparison comparison,
                  std::span<const double> right, ItemId first, ItemSet& items) {
  const auto add = [&](auto compare) { addPairs(left, right, first, compare, items); };
  switch (comparison) {
    case Comparison::kEqual:
      return add([](double a, double b) { return a == b; });
    case Comparison::kNotEqual:
      return add([](double a, double b) { return a < b || a > b; });
    case Comparison::kLess:
      return add([](double a, double b) { return a < b; });
    case Comparison::kLessOrEqual:
      return add([](double a, double b) { return a <= b; });
    case Comparison::kGreater:
      return add([](double a, double b) { return a > b; });
    case Comparison::kGreaterOrEqual:
      return add([](double a, double b) { return a >= b; });
  }
}

void addTexts(const Condition& condition, ItemSet& items) {
  addWhere(items, [&](ItemId item) {
    const std::string_view text = condition.text->values[item];
    if (text.empty()) return false;
    if (condition.kind == ConditionKind::kPrefix) {
      return std::any_of(condition.texts.begin(), condition.texts.end(),
                         [&](std::string_view prefix) { return text.starts_with(prefix); });
    }
    return std::binary_search(condition.texts.begin(), condition.texts.end(), text) !=
           condition.negated;
  });
}

void addBooleans(const Condition& condition, ItemSet& items) {
  const auto values = condition.boolean->values;
  addWhere(items, [&](ItemId item) {
    if (condition.negated) return values[item] != BooleanColumn::kMissing;
    return values[item] == (condition.truth ? BooleanColumn::kTrue : BooleanColumn::kFalse);
  });
}

}  // namespace

bool compares(double a, Comparison comparison, double b) {
  ItemSet one(1);
  addComparing({&a, 1}, comparison, {&b, 1}, 0, one);
  return one.has(0);
}

ItemSet FilterProgram::run() const {
  std::vector<ItemSet> stack;
  for (const Condition& condition : conditions_) {
    if (condition.kind == ConditionKind::kNot) {
      stack.back().complement();
    } else if (condition.kind == ConditionKind::kAnd || condition.kind == ConditionKind::kOr) {
      const ItemSet right = std::move(stack.back());
      stack.pop_back();
      if (condition.kind == ConditionKind::kAnd) {
        stack.back().intersect(right);
      } else {
        stack.back().unite(right);
      }
    } else {
      stack.push_back(itemsOf(condition));
    }
  }
  return std::move(stack.back());
}

ItemSet FilterProgram::itemsOf(const Condition& condition) const {
  ItemSet items(graph_->itemCount());
  switch (condition.kind) {
    case ConditionKind::kAlways:
      if (!condition.negated) items.complement();
      break;
    case ConditionKind::kCompare:
    case ConditionKind::kAnyOf:
      addNumbers(condition, items);
      break;
    case ConditionKind::kFacts:
      addFacts(condition, items);
      break;
    case ConditionKind::kTexts:
    case ConditionKind::kPrefix:
      addTexts(condition, items);
      break;
    case ConditionKind::kBoolean:
      addBooleans(condition, items);
      break;
    default:
      for (const ItemId item : condition.items) items.add(item);
  }
  return items;
}

void FilterProgram::addFacts(const Condition& condition, ItemSet& items) const {
  const auto add = [&](EntityId fact, ItemSet& set) {
    graph_->visitItems(fact, [&](auto bearers) {
      for (const ItemId item : bearers) set.add(item);
    });
  };
  if (!condition.negated) {
    for (const EntityId fact : condition.facts) add(fact, items);
    return;
  }
  const auto& relation = graph_->relations()[condition.relation];
  for (EntityId fact = relation.firstFact; fact < relation.lastFact; ++fact) add(fact, items);
  ItemSet without(items.itemCount());
  for (const EntityId fact : condition.facts) add(fact, without);
  items.subtract(without);
}

void FilterProgram::addNumbers(const Condition& condition, ItemSet& items) const {
  std::array<double, kNumberBlock> left;
  std::array<double, kNumberBlock> right;
  std::vector<double> scratch;
  const std::uint32_t count = items.itemCount();
  for (ItemId first = 0; first < count; first += kNumberBlock) {
    const std::size_t size = std::min<std::size_t>(kNumberBlock, count - first);
    const auto lefts = std::span(left).first(size);
    condition.left.evaluate(first, lefts, scratch);
    if (condition.kind == ConditionKind::kAnyOf) {
      const auto& numbers = condition.numbers;
      addPairs(
          lefts, lefts, first,
          [&](double value, double same) {
            return value == same && std::binary_search(numbers.begin(), numbers.end(), value);
          },
          items);
    } else {
      const auto rights = std::span(right).first(size);
      condition.right.evaluate(first, rights, scratch);
      addComparing(lefts, condition.comparison, rights, first, items);
    }
  }
}

}  // namespace shelfwise
