#include "fusion/fusion.h"

#include <gtest/gtest.h>

#include <string>

#include "fixtures/backward_executor.h"
#include "fixtures/models.h"
#include "fixtures/ring.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 240;

// Items in a ring: `next` leads one on, coPreference ten on.
Model ringModel() {
  Model model;
  model.graph.itemCount = kItems;
  for (ItemId item = 0; item < kItems; ++item) model.itemIds.push_back("i" + std::to_string(item));
  model.edges = {ring(Source::kCoPreference, kItems, 10, 4.0f),
                 ring(Source::kNext, kItems, 1, 0.5f)};
  model.popularity.assign(kItems, 100);
  return model;
}

FusionWeights equalWeights() {
  FusionWeights fusion;
  fusion.typeWeights.fill(1.0f);
  for (auto& scenario : fusion.scenarios) {
    for (auto& ages : scenario.lambda) ages.fill(1.0f);
    scenario.popularity = 0.01f;
  }
  return fusion;
}

// After item i the shopper of case i went `step` on.
std::vector<RankedCase> cases(std::uint32_t count, std::uint32_t step) {
  std::vector<RankedCase> found;
  for (ItemId item = 0; item < count; ++item) {
    found.push_back({{{item, EventType::kPurchase, 0}}, {item}, {(item + step) % kItems}});
  }
  return found;
}

FusionFit fit(const Model& model, const FusionWeights& start,
              const std::vector<RankedCase>& heldOut) {
  Model whole = model;
  whole.fusion = start;
  const auto opened = reopen(whole);
  SerialExecutor executor;
  return learnFusion(*opened.view, start, heldOut, 1, executor);
}

TEST(LearnFusion, LearnsWhichOfTwoSourcesIsRight) {
  for (const bool next : {true, false}) {
    const FusionFit found = fit(ringModel(), equalWeights(), cases(kItems, next ? 1 : 10));
    EXPECT_TRUE(found.learned);
    EXPECT_EQ(found.cases, kItems);
    EXPECT_LT(found.ndcgEqual, 0.9);  // both first items are equal
    EXPECT_EQ(found.ndcg, 1);
    for (const Scenario scenario : {Scenario::kForYou, Scenario::kRelated}) {
      const auto& lambda = found.weights.scenarios[scenario].lambda;
      const float ofNext = lambda[Source::kNext][0] * 0.5f;
      const float ofCoPreference = lambda[Source::kCoPreference][0] * 4.0f;
      EXPECT_EQ(ofNext > ofCoPreference, next);
    }
  }
}

TEST(LearnFusion, ListensToTheHeavierOfTwoGroupsOfCases) {
  for (const float weight : {1.0f, 2.0f}) {
    std::vector<RankedCase> heldOut = cases(140, 1);
    for (ItemId item = 140; item < kItems; ++item) {
      heldOut.push_back(
          {{{item, EventType::kPurchase, 0}}, {item}, {(item + 10) % kItems}, weight});
    }
    const FusionFit found = fit(ringModel(), equalWeights(), heldOut);
    EXPECT_TRUE(found.learned);
    for (const Scenario scenario : {Scenario::kForYou, Scenario::kRelated}) {
      const auto& lambda = found.weights.scenarios[scenario].lambda;
      EXPECT_EQ(lambda[Source::kNext][0] * 0.5f > lambda[Source::kCoPreference][0] * 4.0f,
                weight == 1);
    }
  }
}

TEST(LearnFusion, UsesFewerCasesOfALargerCatalogue) {
  EXPECT_EQ(mostCases(0), 50'000u);
  EXPECT_EQ(mostCases(24'000), 50'000u);
  EXPECT_EQ(mostCases(40'000), 30'000u);
  EXPECT_EQ(mostCases(100'000), 12'000u);
  EXPECT_EQ(mostCases(4'000'000'000u), 12'000u);
}

TEST(LearnFusion, SearchesOnAllOfManyCasesOfASmallCatalogue) {
  std::vector<RankedCase> heldOut;
  while (heldOut.size() < 12'240) {
    for (RankedCase& c : cases(kItems, 1)) heldOut.push_back(std::move(c));
  }
  EXPECT_EQ(fit(ringModel(), equalWeights(), heldOut).cases, heldOut.size());
}

// Popularity tells the next item of every case, edges of none.
TEST(LearnFusion, NothingIsRelatedBecauseItIsPopular) {
  Model model = ringModel();
  model.popularity.assign(kItems, 1);
  model.popularity[0] = 255;
  std::vector<RankedCase> heldOut = cases(kItems, 1);
  heldOut.erase(heldOut.begin());
  for (RankedCase& c : heldOut) c.test = {0};
  const auto weights = fit(model, equalWeights(), heldOut).weights;
  EXPECT_GT(weights.scenarios[Scenario::kForYou].popularity, 0.0f);
  EXPECT_EQ(weights.scenarios[Scenario::kRelated].popularity, 0.0f);
}

TEST(LearnFusion, EqualWeightsStayWhereTheyRankAsWell) {
  Model model = ringModel();
  model.edges.erase(model.edges.begin());
  const FusionFit found = fit(model, equalWeights(), cases(kItems, 1));
  EXPECT_FALSE(found.learned);
  EXPECT_EQ(found.ndcg, 1);
  EXPECT_EQ(found.ndcgEqual, 1);
  EXPECT_EQ(found.cases, kItems);
  EXPECT_NEAR(found.weights.scenarios[Scenario::kForYou].lambda[Source::kNext][0], 2,
              0.01);  // 1 / 0.5, as stored
}

TEST(LearnFusion, FewCasesTeachNothing) {
  const FusionFit found = fit(ringModel(), equalWeights(), cases(kLeastCases - 1, 1));
  EXPECT_FALSE(found.learned);
  EXPECT_EQ(found.cases, 0u);
  EXPECT_TRUE(fit(ringModel(), equalWeights(), cases(kLeastCases, 1)).learned);
  EXPECT_FALSE(fit(ringModel(), equalWeights(), {}).learned);
}

// tent -> stove 15 and stove -> mug 30 are edges, tent -accessory-> mug is a link of weight 2.
TEST(LearnFusion, DividesEverySourceByTheMeanOfItsLargestValues) {
  const Model model = campingModel();
  const FusionFit found = fit(model, model.fusion, {});
  for (const Scenario s : kScenarios) {
    const auto& before = model.fusion.scenarios[s];
    const auto& after = found.weights.scenarios[s];
    for (std::size_t age = 0; age < kAgeBuckets; ++age) {
      EXPECT_FLOAT_EQ(after.lambda[Source::kNext][age], before.lambda[Source::kNext][age] / 22.5f);
      constexpr Source kLinks = Source::kLinks;
      EXPECT_FLOAT_EQ(after.lambda[kLinks][age], before.lambda[kLinks][age] / 2.0f);
      EXPECT_EQ(after.lambda[Source::kCoPreference][age], 0.0f);  // the model has no such edges
    }
    EXPECT_EQ(after.popularity, before.popularity);
  }
  EXPECT_EQ(found.weights.relationWeights, model.fusion.relationWeights);
}

TEST(LearnFusion, LearnsThatAnEventOfAWeakTypeSaysNothing) {
  std::vector<RankedCase> heldOut;
  for (ItemId item = 0; item < kItems; ++item) {
    const ItemId seen = (item + 100) % kItems;  // which leads to item + 101, and nobody went there
    heldOut.push_back({{{item, EventType::kPurchase, 1}, {seen, EventType::kView, 0}},
                       {std::min(item, seen), std::max(item, seen)},
                       {(item + 1) % kItems}});
  }
  Model model = ringModel();
  model.edges.erase(model.edges.begin());
  FusionWeights start = equalWeights();
  start.typeWeights[EventType::kView] = 0.7f;
  start.scenarios[Scenario::kForYou].lambda[Source::kNext] = {1, 0.7f, 0.5f, 0.35f, 0.25f};
  const FusionFit found = fit(model, start, heldOut);
  EXPECT_TRUE(found.learned);
  EXPECT_GT(found.ndcg, found.ndcgEqual);
  EXPECT_EQ(found.ndcg, 1);
}

TEST(LearnFusion, KeepsWhatIsNotLearned) {
  FusionWeights start = equalWeights();
  start.ages.inSeconds = true;
  start.ages.bounds = {60, 3600, 7200, 86400};
  const FusionFit found = fit(ringModel(), start, cases(kItems, 1));
  EXPECT_TRUE(found.learned);
  EXPECT_TRUE(found.weights.ages.inSeconds);
  EXPECT_EQ(found.weights.ages.bounds, start.ages.bounds);
}

TEST(LearnFusion, GivesTheSameBitsInWhateverOrderPiecesRun) {
  const Model model = randomModel(106, 300);
  std::vector<RankedCase> heldOut;
  for (ItemId item = 0; item < 300; ++item) {
    const ItemId other = (item * 7 + 3) % 300;
    heldOut.push_back({{{item, EventType::kPurchase, 0}}, {item}, {other == item ? 0 : other}});
  }
  const auto opened = reopen(model);
  SerialExecutor serial;
  BackwardExecutor backward;
  const auto one = learnFusion(*opened.view, model.fusion, heldOut, 1, serial);
  const auto other = learnFusion(*opened.view, model.fusion, heldOut, 1, backward);
  EXPECT_EQ(one.weights, other.weights);
  EXPECT_EQ(one.ndcg, other.ndcg);
}

}  // namespace
}  // namespace shelfwise
