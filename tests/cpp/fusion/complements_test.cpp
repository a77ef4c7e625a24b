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

constexpr std::uint32_t kTogetherItems = 240;
constexpr Scenario kCart = Scenario::kCart;

// Of the three sources, coPreference alone leads 7 on, next 2 and together 1.
Model togetherModel() {
  Model model;
  model.graph.itemCount = kTogetherItems;
  for (ItemId item = 0; item < kTogetherItems; ++item)
    model.itemIds.push_back("i" + std::to_string(item));
  model.edges = {ring(Source::kCoPreference, kTogetherItems, 7, 1.0f),
                 ring(Source::kNext, kTogetherItems, 2, 1.0f),
                 ring(Source::kTogether, kTogetherItems, 1, 1.0f)};
  model.popularity.assign(kTogetherItems, 100);
  model.fusion.typeWeights.fill(1.0f);
  for (auto& scenario : model.fusion.scenarios) {
    scenario.lambda[Source::kTogether].fill(1.0f);
    scenario.lambda[Source::kNext].fill(2.0f);
  }
  return model;
}

std::vector<RankedCase> togetherCases(std::uint32_t count, std::uint32_t step) {
  std::vector<RankedCase> found;
  for (ItemId item = 0; item < count; ++item) {
    found.push_back({{{item, EventType::kAddToCart, 0}}, {item}, {(item + step) % kTogetherItems}});
  }
  return found;
}

FusionWeights learned(const std::vector<RankedCase>& heldOut) {
  const Model model = togetherModel();
  const auto opened = reopen(model);
  FusionWeights fusion = model.fusion;
  BackwardExecutor executor;
  learnComplements(*opened.view, Scenario::kCart, heldOut, 1, fusion, executor);
  return fusion;
}

TEST(LearnComplements, LearnsWhichSourceFindsThem) {
  const FusionWeights fusion = learned(togetherCases(kTogetherItems, 1));
  const auto& lambda = fusion.scenarios[kCart].lambda;
  EXPECT_GT(lambda[Source::kTogether][0], lambda[Source::kNext][0]);
}

TEST(LearnComplements, ChangesItsScenarioOnlyAndNoAgeByItself) {
  const FusionWeights before = togetherModel().fusion;
  const FusionWeights after = learned(togetherCases(kTogetherItems, 1));
  for (const Scenario s : kScenarios) {
    EXPECT_EQ(after.scenarios[s] == before.scenarios[s], s != kCart);
  }
  for (const auto& ages : after.scenarios[kCart].lambda) {
    for (const float age : ages) EXPECT_EQ(age, ages.front());
  }
  EXPECT_EQ(after.scenarios[kCart].popularity, 0.0f);
}

TEST(LearnComplements, NeverTakesUpASourceThatStartsWithoutAWeight) {
  const FusionWeights fusion = learned(togetherCases(kTogetherItems, 7));
  EXPECT_EQ(fusion, togetherModel().fusion);
  EXPECT_EQ(fusion.scenarios[kCart].lambda[Source::kCoPreference][0], 0.0f);
}

TEST(LearnComplements, LearnsNothingFromFewCases) {
  EXPECT_EQ(learned(togetherCases(kLeastCases - 1, 1)), togetherModel().fusion);
  EXPECT_EQ(learned({}), togetherModel().fusion);
}

}  // namespace
}  // namespace shelfwise
