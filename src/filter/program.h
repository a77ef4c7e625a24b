// A checked filter: every name found, every type right.  It is run against all items at once.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "filter/number_program.h"
#include "filter/syntax.h"
#include "kg/item_set.h"
#include "kg/knowledge_graph.h"
#include "sections/columns.h"

namespace shelfwise {

enum class ConditionKind : std::uint8_t {
  kAlways,   // all items, or none where `negated`
  kCompare,  // left, comparison, right
  kAnyOf,    // left is one of `numbers`
  kFacts,    // has a fact of `facts`; `negated`: has one of `relation` but none of these
  kTexts,    // `text` is one of `texts`; `negated`: there is one, but none of these
  kPrefix,   // `text` begins with one of `texts`
  kBoolean,  // `boolean` is `truth`; `negated`: it is there
  kItems,    // is one of `items`
  kNot,      // of the set before
  kAnd,      // of the two sets before
  kOr,
};

// One step; the members that its kind names are set.
struct Condition {
  ConditionKind kind = ConditionKind::kAlways;
  bool negated = false;
  bool truth = true;
  Comparison comparison = Comparison::kEqual;
  NumberProgram left{};
  NumberProgram right{};
  std::vector<double> numbers{};  // ascending
  RelationId relation = 0;
  std::vector<EntityId> facts{};
  const TextColumn* text = nullptr;
  std::vector<std::string_view> texts{};  // ascending
  const BooleanColumn* boolean = nullptr;
  std::span<const ItemId> items{};
};

// Whether `a comparison b` holds; false where one is NaN, also for kNotEqual.
bool compares(double a, Comparison comparison, double b);

class FilterProgram {
 public:
  // Conditions in reverse Polish order, over the items of a graph that outlives the program.
  FilterProgram(std::vector<Condition> conditions, const KnowledgeGraph& graph)
      : conditions_(std::move(conditions)), graph_(&graph) {}

  // The items that pass.  O(items) for each condition; of facts, O(items that have one).
  ItemSet run() const;

 private:
  ItemSet itemsOf(const Condition& condition) const;
  void addFacts(const Condition& condition, ItemSet& items) const;
  void addNumbers(const Condition& condition, ItemSet& items) const;

  std::vector<Condition> conditions_;
  const KnowledgeGraph* graph_;
};

}  // namespace shelfwise
