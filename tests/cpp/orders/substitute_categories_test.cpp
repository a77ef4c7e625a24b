#include "orders/substitute_categories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fixtures/categories.h"
#include "recommend/candidates.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

using Pairs = std::set<std::pair<ItemId, ItemId>>;

Pairs substitutesOf(const std::vector<CategoryPaths>& paths) {
  const SubstituteCategories categories(graphOfCategories(catalogOf(paths)));
  Pairs pairs;
  for (ItemId a = 0; a < paths.size(); ++a) {
    for (ItemId b = a + 1; b < paths.size(); ++b) {
      if (categories.areSubstitutes(a, b)) pairs.insert({a, b});
    }
  }
  return pairs;
}

// Whatever the device leaves out beside each item.
Pairs leftOutOf(const GraphTriples& graph) {
  Model model;
  model.graph = graph;
  for (ItemId item = 0; item < graph.itemCount; ++item) {
    model.itemIds.push_back("p" + std::to_string(item));
  }
  model.popularity.resize(graph.itemCount);
  model.fusion.relationWeights.resize(graph.relations.size());
  const ModelSlices slices = writeModelSlices(model);
  const std::span<const std::byte> files[] = {slices.engine, slices.fields};
  const auto view = openModel(files).value();
  Candidates candidates = Candidates::create(*view, view->fusion).value();
  Pairs pairs;
  for (ItemId a = 0; a < graph.itemCount; ++a) {
    std::vector<float> scores(graph.itemCount, 1.0f);
    const std::vector<ScoredEvent> events = {{a, EventType::kView, 0}};
    candidates.keep({.scenario = Scenario::kBoughtTogether, .events = events}, scores);
    for (ItemId b = 0; b < graph.itemCount; ++b) {
      if (b != a && scores[b] == 0) pairs.insert({std::min(a, b), std::max(a, b)});
    }
  }
  return pairs;
}

// The definition, set by set.
class SlowSubstitutes {
 public:
  explicit SlowSubstitutes(const GraphTriples& graph) : categoriesOf_(graph.itemCount) {
    for (const Triple& triple : graph.triples) {
      categoriesOf_[triple.head].insert(triple.tail);
      itemsOf_[triple.tail].insert(triple.head);
    }
  }

  bool areSubstitutes(ItemId a, ItemId b) const {
    return std::any_of(categoriesOf_[a].begin(), categoriesOf_[a].end(), [&](EntityId category) {
      return categoriesOf_[b].contains(category) &&
             (category == narrowest(a) || category == narrowest(b));
    });
  }

 private:
  EntityId narrowest(ItemId item) const {
    EntityId found = kNoId;
    for (const EntityId category : categoriesOf_[item]) {
      if (tells(category)) found = category;
    }
    return found;
  }

  bool tells(EntityId category) const {
    std::map<EntityId, std::size_t> departments;
    for (const ItemId item : itemsOf_.at(category)) ++departments[*categoriesOf_[item].begin()];
    return std::any_of(departments.begin(), departments.end(), [&](const auto& department) {
      return 2 * department.second > itemsOf_.at(category).size();
    });
  }

  std::vector<std::set<EntityId>> categoriesOf_;
  std::map<EntityId, std::set<ItemId>> itemsOf_;
};

TEST(SubstituteCategories, AreSharedByWhatReplacesOneAnother) {
  EXPECT_EQ(substitutesOf({{{"Camp", "Tents"}}, {{"Camp", "Tents"}}, {{"Camp", "Bags"}}}),
            (Pairs{{0, 1}}));
}

TEST(SubstituteCategories, AreTheNarrowestOfOneOfTheTwo) {
  // The second tent is also one of a narrower kind, which takes nothing from the first.
  EXPECT_EQ(substitutesOf({{{"Camp", "Tents"}},
                           {{"Camp", "Tents"}, {"Camp", "Light"}},
                           {{"Camp", "Light"}, {"Camp", "Bags"}},
                           {{"Camp", "Tents"}},
                           {{"Camp", "Bags"}},
                           {{"Camp", "Bags"}}}),
            (Pairs{{0, 1}, {0, 3}, {1, 2}, {1, 3}, {2, 4}, {2, 5}, {4, 5}}));
}

TEST(SubstituteCategories, HoldNotALittleOfEverything) {
  std::vector<CategoryPaths> paths;
  for (const std::string department : {"Camp", "Kitchen", "Garden"}) {
    for (int i = 0; i < 8; ++i) paths.push_back({{department, std::to_string(i / 4)}});
  }
  const Pairs without = substitutesOf(paths);
  EXPECT_EQ(without.size(), 36u);
  for (const std::size_t item : {0u, 8u, 16u}) paths[item].push_back({"Sale"});
  EXPECT_EQ(substitutesOf(paths), without);
}

TEST(SubstituteCategories, WithoutCategoriesNothingReplacesAnything) {
  EXPECT_TRUE(SubstituteCategories().empty());
  EXPECT_FALSE(SubstituteCategories().areSubstitutes(0, 1));
  const SubstituteCategories none(graphOfCategories(catalogOf({{}, {}})));
  EXPECT_TRUE(none.empty());
  EXPECT_TRUE(substitutesOf({{}, {{"Camp"}}, {}}).empty());
}

TEST(SubstituteCategories, AreTheSameOnTheDeviceForEveryPair) {
  std::size_t pairs = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SplitMix64 random(seed);
    const auto paths = randomCategories(random, 20 + static_cast<std::uint32_t>(random.below(40)));
    const GraphTriples graph = graphOfCategories(catalogOf(paths));
    const SlowSubstitutes slow(graph);
    Pairs expected;
    for (ItemId a = 0; a < paths.size(); ++a) {
      for (ItemId b = a + 1; b < paths.size(); ++b) {
        if (slow.areSubstitutes(a, b)) expected.insert({a, b});
      }
    }
    EXPECT_EQ(substitutesOf(paths), expected);
    EXPECT_EQ(leftOutOf(graph), expected);
    pairs += expected.size();
  }
  EXPECT_GT(pairs, 1'000u);
}

}  // namespace
}  // namespace shelfwise
