#include "controls/control_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/random.h"
#include "fixtures/filter_shop.h"

namespace shelfwise {
namespace {

std::vector<ShopRow> sixProducts() {
  return {
      {9000, 2.5f, true, {}, "Tent", {"red", "blue"}, {"Camp", "Camp > Tents"}},
      {5000, 0.5f, false, {}, "Bag", {"blue"}, {"Camp", "Camp > Bags"}},
      {1000, {}, {}, {}, "Pole", {"red"}, {"Camp", "Camp > Tents"}},
      {{}, 1.0f, true, {}, "Mug", {}, {}},
      {2000, 3.0f, {}, {}, "Stove", {"red"}, {"Kitchen"}},
      {5000, 3.0f, {}, {}, "Pan", {"red"}, {"Kitchen"}},
  };
}

class ControlPlanTest : public testing::Test {
 protected:
  // "0 2[rule] 5": the items in their order with what moved them; or the message of the error.
  std::string arranged(const Controls& controls, std::vector<float> scores,
                       std::uint32_t limit = 10) {
    const FilterScope scope = shop_.scope();
    const auto plan = ControlPlan::create(controls, {.seconds = 100}, scope, filters_);
    if (!plan.ok()) return plan.error().message;
    ItemSet passing(scope.graph.itemCount());
    passing.complement();
    plan.value().hide(passing);
    std::vector<float> allowed(scores.size(), 1.0f);
    for (ItemId item = 0; item < scores.size(); ++item) {
      if (passing.has(item)) continue;
      scores[item] = 0;
      allowed[item] = 0;
    }
    std::string text;
    for (const auto& [item, moves] :
         plan.value().arrange(scores, allowed, limit, Likeness(scope.graph, vectors_))) {
      text += (text.empty() ? "" : " ") + std::to_string(item);
      for (const Move& move : moves) {
        text += "[" + std::string(kMoveNames[static_cast<std::size_t>(move.kind)]);
        if (!move.rule.empty()) text += " " + move.rule;
        text += " " + std::to_string(move.value).substr(0, 4) + "]";
      }
    }
    return text;
  }

  FilterShop shop_{sixProducts()};
  Filters filters_;
  GraphVectors vectors_;
};

TEST_F(ControlPlanTest, WithoutControlsTheOrderIsThatOfTheScores) {
  EXPECT_EQ(arranged({}, {1, 3, 0, 2, 3, .5f}), "1 4 3 0 5");
  EXPECT_EQ(arranged({}, {1, 3, 0, 2, 3, .5f}, 2), "1 4");
  EXPECT_EQ(arranged({}, {0, 0, 0, 0, 0, 0}), "");
}

TEST_F(ControlPlanTest, ABoostMultipliesTheScore) {
  // 90, 50, 10, missing, 20, 50 EUR.
  EXPECT_EQ(arranged({.boost = "price / 50"}, {1, 1, 1, 1, 1, 0}),
            "0[boost 1.80] 1[boost 1.00] 3 4[boost 0.40] 2[boost 0.20]");
  EXPECT_EQ(arranged({.boost = "20 - price"}, {1, 0, 1, 0, 0, 0}), "2[boost 10.0]");
  EXPECT_EQ(arranged({.boost = "price * 1000000"}, {1, 0, 0, 0, 0, 0}), "0[boost 1000]");
  EXPECT_EQ(arranged({.boost = "2"}, {0, 0, 0, 1, 0, 0}), "3[boost 2.00]");
}

TEST_F(ControlPlanTest, RulesPromoteHideAndRequire) {
  const Controls promote{.rules = {{"light", "weight < 1", RuleKind::kPromote, 50},
                                   {"cheap", "price < 60", RuleKind::kPromote, -50}}};
  EXPECT_EQ(arranged(promote, {1, 1, 1, 1, 0, 0}),
            "0 3 1[rule light 1.50][rule cheap 0.50] 2[rule cheap 0.50]");
  EXPECT_EQ(arranged({.rules = {{"no tents", "category under \"Camp\"", RuleKind::kHide}}},
                     {1, 2, 3, 4, 5, 6}),
            "5 4 3");
  EXPECT_EQ(arranged({.rules = {{"red", "colour = \"red\"", RuleKind::kRequire},
                                {"dear", "price > 15", RuleKind::kRequire}}},
                     {1, 2, 3, 4, 5, 6}),
            "5 4 0");
}

TEST_F(ControlPlanTest, RulesAreInForceFromTheirBeginToTheirEnd) {
  const auto listed = [&](double from, double until) {
    Controls controls{.rules = {{"r", "title = \"Mug\"", RuleKind::kHide, 0, from, until}}};
    return arranged(controls, {0, 0, 0, 1, 0, 0});
  };
  EXPECT_EQ(listed(100, 101), "");
  EXPECT_EQ(listed(99, 100), "3");
  EXPECT_EQ(listed(101, 200), "3");
}

TEST_F(ControlPlanTest, PinsTakeTheirPositionAlsoWithoutAScore) {
  const Controls controls{.rules = {{"mug", "title = \"Mug\"", RuleKind::kPin, 2},
                                    {"red", "colour = \"red\"", RuleKind::kPin, 1}}};
  EXPECT_EQ(arranged(controls, {1, 9, 3, 0, 0, 0}), "2[pin red 1.00] 3[pin mug 2.00] 1 0");
  // A position behind the end of the list is not reached.
  const Controls late{.rules = {{"mug", "title = \"Mug\"", RuleKind::kPin, 5}}};
  EXPECT_EQ(arranged(late, {1, 9, 0, 0, 0, 0}), "1 0");
  // What is hidden is not pinned.
  const Controls hidden{.rules = {{"mug", "title = \"Mug\"", RuleKind::kPin, 1},
                                  {"none", "title = \"Mug\"", RuleKind::kHide}}};
  EXPECT_EQ(arranged(hidden, {1, 9, 3, 8, 0, 0}), "1 2 0");
}

TEST_F(ControlPlanTest, ConstraintsHoldForTheFirstPositions) {
  const std::vector<float> scores = {6, 5, 4, 3, 2, 1};
  EXPECT_EQ(arranged({.constraints = {{"colour", 1, 3}}}, scores), "0 3") << "nothing may be third";
}

TEST_F(ControlPlanTest, AConstraintOfPathsCountsTheNarrowest) {
  const std::vector<float> scores = {6, 5, 4, 3, 2, 1};
  EXPECT_EQ(arranged({.constraints = {{"category", 1}}}, scores), "0 1 3 4");
  EXPECT_EQ(arranged({.constraints = {{"category", 1, 2}}}, scores), "0 1 2 3 4 5");
  EXPECT_EQ(arranged({.constraints = {{"price", 1}}}, scores), "0 1 2 3 4");
  EXPECT_EQ(arranged({.constraints = {{"onSale", 1}}}, scores), "0 1 2 4 5");
  EXPECT_EQ(arranged({.constraints = {{"title", 1}, {"weight", 1}}}, scores), "0 1 2 3 4");
}

TEST_F(ControlPlanTest, ThresholdsCutAfterTheBoost) {
  EXPECT_EQ(arranged({.threshold = 2}, {1, 2, 3, 0, 0, 0}), "2 1");
  EXPECT_EQ(arranged({.boost = "0.5", .threshold = 1.5f}, {1, 2, 3, 0, 0, 0}), "2[boost 0.50]");
  EXPECT_EQ(arranged({.minRelevance = .5f}, {1, 2, 4, 0, 0, 0}), "2 1");
}

TEST_F(ControlPlanTest, DiversityPrefersWhatIsUnlikeThoseBefore) {
  // The stove and the pan share all their facts; the bag has two facts of its own.
  EXPECT_EQ(arranged({.diversity = 0}, {0, .8f, 0, 0, 1, .9f}), "4 5 1");
  EXPECT_EQ(arranged({.diversity = .5f}, {0, .8f, 0, 0, 1, .9f}), "4 1[diversity 0.00] 5");
}

TEST_F(ControlPlanTest, RefusesWhatIsOutOfRangeOrUnknown) {
  const std::vector<float> scores(6, 1.0f);
  EXPECT_EQ(arranged({.boost = "price > 3"}, scores),
            "boost: filter, character 1: expected a number, not a condition");
  EXPECT_EQ(arranged({.boost = "prize"}, scores),
            "boost: filter, character 1: there is no column \"prize\"; did you mean \"price\"?");
  EXPECT_EQ(arranged({.rules = {{"sale", "price", RuleKind::kHide}}}, scores),
            "rule \"sale\": filter, character 1: expected a condition, not price (a number): "
            "compare it, or ask whether it exists");
  EXPECT_EQ(arranged({.rules = {{"r", "true", RuleKind::kPromote, 1001}}}, scores),
            "rule \"r\": promote is a number from -100 to 1000");
  EXPECT_EQ(arranged({.rules = {{"r", "true", RuleKind::kPin, 1.5}}}, scores),
            "rule \"r\": pin is a whole number from 1 to 1000");
  EXPECT_EQ(arranged({.constraints = {{"size"}}}, scores), "there is no column \"size\"");
  EXPECT_EQ(arranged({.constraints = {{"colour", 0}}}, scores),
            "a constraint of colour has a number of 0");
  EXPECT_EQ(arranged({.diversity = 1.5f}, scores), "diversity is a number from 0 to 1");
  EXPECT_EQ(arranged({.threshold = -1}, scores), "threshold is a number of 0 or more");
  EXPECT_EQ(arranged({.minRelevance = 2}, scores), "minRelevance is a number from 0 to 1");
  EXPECT_EQ(arranged({.rules = std::vector<Rule>(kMaxRules + 1)}, scores),
            "there are 1001 rules; at most 1000 are possible");
  EXPECT_EQ(arranged({.constraints = std::vector<Constraint>(kMaxConstraints + 1)}, scores),
            "there are 17 constraints; at most 16 are possible");
  // Also of a rule that is not in force.
  EXPECT_EQ(
      arranged({.rules = {{"old", "prize = 1", RuleKind::kHide, 0, 0, 1}}}, scores).substr(0, 11),
      "rule \"old\":");
}

// A shop of random rows, and the constraints checked on the rows themselves.
TEST(ControlPlan, ConstraintsHoldOnRandomLists) {
  SplitMix64 random{23};
  const std::vector<std::string> colours = {"red", "blue", "green", "black"};
  for (int round = 0; round < 60; ++round) {
    std::vector<ShopRow> rows(400);
    for (ShopRow& row : rows) {
      row.cents = static_cast<std::int32_t>(100 * (1 + random.below(5)));
      for (const std::string& colour : colours) {
        if (random.below(4) == 0) row.colours.push_back(colour);
      }
    }
    FilterShop shop(rows);
    Filters filters;
    const FilterScope scope = shop.scope();
    const GraphVectors none;
    std::vector<float> scores;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      scores.push_back(random.below(3) == 0 ? 0 : static_cast<float>(1 + random.below(1000)));
    }
    const auto most = static_cast<std::uint32_t>(1 + random.below(3));
    const auto first = static_cast<std::uint32_t>(1 + random.below(12));
    Controls controls{.constraints = {{"colour", most, first}, {"price", 2, 6}}};
    controls.diversity = random.below(2) == 0 ? 0.0f : 0.3f;
    const auto plan = ControlPlan::create(controls, {}, scope, filters);
    ASSERT_TRUE(plan.ok());
    const auto placed = plan.value().arrange(scores, scores, 20, Likeness(scope.graph, none));
    std::map<std::string, std::uint32_t> times;
    std::map<std::int32_t, std::uint32_t> prices;
    std::set<ItemId> seen;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const ItemId item = placed[i].item;
      EXPECT_TRUE(seen.insert(item).second) << "twice";
      EXPECT_GT(scores[item], 0);
      for (const std::string& colour : rows[item].colours) {
        if (i < first) EXPECT_LE(++times[colour], most);
      }
      if (i < 6) EXPECT_LE(++prices[*rows[item].cents], 2u);
    }
    if (controls.diversity > 0) continue;
    // Greedy: what was passed over had no place before.
    for (std::size_t i = 1; i < placed.size() && i >= std::max<std::size_t>(first, 6); ++i) {
      EXPECT_GE(scores[placed[i - 1].item], scores[placed[i].item]);
    }
  }
}

TEST(Likeness, IsTheCosineOfFacts) {
  FilterShop shop(sixProducts());
  const FilterScope scope = shop.scope();
  const GraphVectors none;
  const Likeness likeness(scope.graph, none);
  EXPECT_EQ(likeness(4, 5), 1.0f);
  EXPECT_EQ(likeness(0, 3), 0.0f) << "without a fact";
  // The tent has 4 facts, the pole 3; they share 3: 3 / sqrt(12).
  EXPECT_FLOAT_EQ(likeness(0, 2), 0.8660254f);
  EXPECT_EQ(likeness(2, 0), likeness(0, 2));
}

}  // namespace
}  // namespace shelfwise
