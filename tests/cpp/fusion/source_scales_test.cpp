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

// Of 1,200 items every other or third is asked, item 1 is not.
TEST(SourceScales, AskTheItemsThatSpeakWhereTheSampleIsSilent) {
  constexpr std::uint32_t kManyItems = 1'200;
  EdgeRows rows;
  rows.targets = {5};
  rows.weights = {3.0f};
  rows.offsets.assign(kManyItems + 1, 1);
  rows.offsets[0] = rows.offsets[1] = 0;
  Model model;
  model.graph.itemCount = kManyItems;
  for (ItemId item = 0; item < kManyItems; ++item)
    model.itemIds.push_back("i" + std::to_string(item));
  model.edges = {{Source::kTogether, quantizeEdges(rows, 20).value()}};
  model.popularity.assign(kManyItems, 0);
  model.graph.relations = {{.name = "accessory", .kind = RelationKind::kLink}};
  model.graph.triples = {{.head = 1, .relation = 0, .tail = 7}};
  model.fusion.relationWeights = {2.0f};
  model.fusion.typeWeights.fill(1.0f);
  const auto opened = reopen(model);
  EXPECT_NEAR(scaleOf(*opened.view, opened.view->fusion, Source::kTogether), 3, 0.01);
  EXPECT_NEAR(scaleOf(*opened.view, opened.view->fusion, Source::kLinks), 2, 1e-5);
  EXPECT_EQ(scaleOf(*opened.view, opened.view->fusion, Source::kNext), 0);
}

}  // namespace
}  // namespace shelfwise
