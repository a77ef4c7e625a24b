#include "fusion/source_scales.h"

#include <gtest/gtest.h>

#include "fixtures/models.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

// tent -> stove 15 and stove -> mug 30 are edges, tent -accessory-> mug is a link of weight 2.
TEST(SourceScales, AreTheMeanOfTheLargestValuesOfItemsThatSpeak) {
  const auto model = reopen(campingModel());
  const FusionWeights& fusion = model.view->fusion;
  EXPECT_NEAR(scaleOf(*model.view, fusion, Source::kNext), 22.5, 0.1);
  EXPECT_NEAR(scaleOf(*model.view, fusion, Source::kLinks), 2, 1e-6);
  EXPECT_EQ(scaleOf(*model.view, fusion, Source::kText), 0);
}

TEST(SourceScales, DivideEveryLambdaAndSilenceWhatSaysNothing) {
  const auto model = reopen(campingModel());
  FusionWeights scaled = model.view->fusion;
  for (auto& scenario : scaled.scenarios) {
    for (auto& lambda : scenario.lambda) lambda.fill(3.0f);
  }
  const FusionWeights before = scaled;
  scaleSources(*model.view, scaled);
  const auto& lambda = scaled.scenarios[Scenario::kForYou].lambda;
  EXPECT_NEAR(lambda[Source::kLinks][4], 1.5, 1e-6);
  EXPECT_EQ(lambda[Source::kVectors][0], 0);
  EXPECT_EQ(scaled.relationWeights, before.relationWeights);
  EXPECT_EQ(scaled.scenarios[Scenario::kForYou].popularity,
            before.scenarios[Scenario::kForYou].popularity);
}

}  // namespace
}  // namespace shelfwise
