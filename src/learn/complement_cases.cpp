#include "learn/complement_cases.h"

#include <algorithm>
#include <iterator>

#include "fusion/complements.h"

namespace shelfwise {

namespace {

RankedCase caseOf(std::span<const ItemId> items, EventType type, ItemId target) {
  RankedCase c;
  for (const ItemId item : items) c.events.push_back({item, type, 0});
  c.history.assign(items.begin(), items.end());
  std::sort(c.history.begin(), c.history.end());
  c.test = {target};
  return c;
}

std::vector<RankedCase> withoutSubstitutes(std::span<const RankedCase> cases,
                                           const SubstituteCategories& categories) {
  std::vector<RankedCase> kept;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(kept), [&](const RankedCase& c) {
    return !replacesHistory(categories, c.test.front(), c);
  });
  return kept;
}

}  // namespace

bool replacesHistory(const SubstituteCategories& categories, ItemId item, const RankedCase& c) {
  return std::any_of(c.history.begin(), c.history.end(),
                     [&](ItemId other) { return categories.areSubstitutes(item, other); });
}

CompanionCases companionCases(std::span<const Companion> companions,
                              const PerProduct<ItemId>& itemOf) {
  CompanionCases cases;
  std::vector<ItemId> others;
  for (const Companion& companion : companions) {
    const ItemId target = itemOf[companion.target];
    const ItemId asked = itemOf[companion.asked];
    cases.single.push_back(caseOf({&asked, 1}, EventType::kView, target));
    others.clear();
    for (const ProductId product : companion.others) others.push_back(itemOf[product]);
    cases.cart.push_back(caseOf(others, EventType::kAddToCart, target));
  }
  return cases;
}

CompanionCases complementsOf(const CompanionCases& cases, const SubstituteCategories& categories) {
  return {withoutSubstitutes(cases.single, categories), withoutSubstitutes(cases.cart, categories)};
}

void fitComplements(const ModelView& model, const CompanionCases& cases, std::uint64_t seed,
                    FusionWeights& fusion, Executor& executor) {
  learnComplements(model, Scenario::kBoughtTogether, cases.single, seed, fusion, executor);
  learnComplements(model, Scenario::kCart, cases.cart, seed, fusion, executor);
}

}  // namespace shelfwise
