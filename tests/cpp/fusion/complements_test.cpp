#include "fusion/complements.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/backward_executor.h"
#include "fixtures/ring.h"
#include "fusion/fusion.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 240;
constexpr Source kTogether = Source::kTogether;
constexpr Source kNext = Source::kNext;
constexpr Source kCoPreference = Source::kCoPreference;
constexpr Scenario kCart = Scenario::kCart;

// Of the three sources, coPreference alone leads 7 on, next 2 and together 1.
Model ringModel() {
  Model model;
  model.graph.itemCount = kItems;
  for (ItemId item = 0; item < kItems; ++item) model.itemIds.push_back("i" + std::to_string(item));
  model.edges = {ring(Source::kCoPreference, kItems, 7, 1.0f), ring(Source::kNext, kItems, 2, 1.0f),
                 ring(Source::kTogether, kItems, 1, 1.0f)};
  model.popularity.assign(kItems, 100);
  model.fusion.typeWeights.fill(1.0f);
  for (auto& scenario : model.fusion.scenarios) {
    scenario.lambda[kTogether].fill(1.0f);
    scenario.lambda[kNext].fill(2.0f);
  }
  return model;
}

std::vector<RankedCase> cases(std::uint32_t count, std::uint32_t step) {
  std::vector<RankedCase> found;
  for (ItemId item = 0; item < count; ++item) {
    found.push_back({{{item, EventType::kAddToCart, 0}}, {item}, {(item + step) % kItems}});
  }
  return found;
}

FusionWeights learned(const std::vector<RankedCase>& heldOut) {
  const Model model = ringModel();
  const auto opened = reopen(model);
  FusionWeights fusion = model.fusion;
  BackwardExecutor executor;
  learnComplements(*opened.view, Scenario::kCart, heldOut, 1, fusion, executor);
  return fusion;
}

TEST(LearnComplements, LearnsWhichSourceFindsThem) {
  const FusionWeights fusion = learned(cases(kItems, 1));
  const auto& lambda = fusion.scenarios[kCart].lambda;
  EXPECT_GT(lambda[kTogether][0], lambda[kNext][0]);
}

TEST(LearnComplements, ChangesItsScenarioOnlyAndNoAgeByItself) {
  const FusionWeights before = ringModel().fusion;
  const FusionWeights after = learned(cases(kItems, 1));
  for (const Scenario s : kScenarios) {
    EXPECT_EQ(after.scenarios[s] == before.scenarios[s], s != kCart);
  }
  for (const auto& ages : after.scenarios[kCart].lambda) {
    for (const float age : ages) EXPECT_EQ(age, ages.front());
  }
  EXPECT_EQ(after.scenarios[kCart].popularity, 0.0f);
}

TEST(LearnComplements, NeverTakesUpASourceThatStartsWithoutAWeight) {
  const FusionWeights fusion = learned(cases(kItems, 7));
  EXPECT_EQ(fusion, ringModel().fusion);
  EXPECT_EQ(fusion.scenarios[kCart].lambda[kCoPreference][0], 0.0f);
}

TEST(LearnComplements, LearnsNothingFromFewCases) {
  EXPECT_EQ(learned(cases(kLeastCases - 1, 1)), ringModel().fusion);
  EXPECT_EQ(learned({}), ringModel().fusion);
}

}  // namespace
}  // namespace shelfwise
