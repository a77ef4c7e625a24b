#include "fusion/shipped_weights.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fusion/ages.h"

namespace shelfwise {
namespace {

constexpr Source kFacts = Source::kFacts;

TEST(ShippedWeights, HaveOneWeightPerRelationAndLeastForThePrice) {
  const std::vector<Relation> relations = {{"brand", RelationKind::kBrand},
                                           {"price", RelationKind::kPriceBand},
                                           {"title", RelationKind::kWord},
                                           {"accessory", RelationKind::kLink}};
  const auto weights = shippedWeights(relations, AgeScale{}).relationWeights;
  ASSERT_EQ(weights.size(), 4u);
  EXPECT_EQ(*std::min_element(weights.begin(), weights.end()), weights[1]);
  EXPECT_GT(weights[1], 0.0f);
  EXPECT_EQ(weights[0], weights[2]);
  EXPECT_TRUE(shippedWeights({}, AgeScale{}).relationWeights.empty());
}

TEST(ShippedWeights, CountAgesInTheUnitOfTheLog) {
  const FusionWeights steps = shippedWeights({}, AgeScale{});
  const FusionWeights seconds = shippedWeights({}, kAgeScales[2]);
  EXPECT_FALSE(steps.ages.inSeconds);
  EXPECT_TRUE(seconds.ages.inSeconds);
  EXPECT_EQ(steps.ages.bucket(0), 0u);  // the latest event alone
  EXPECT_EQ(steps.ages.bucket(1), 1u);
  EXPECT_EQ(seconds.ages.bucket(3'599), 0u);  // the last hour
  EXPECT_EQ(seconds.ages.bucket(3'600), 1u);
  for (const FusionWeights& weights : {steps, seconds}) {
    const auto& bounds = weights.ages.bounds;
    EXPECT_EQ(std::adjacent_find(bounds.begin(), bounds.end(), std::greater_equal<>()),
              bounds.end());
  }
}

TEST(ShippedWeights, OnlyTypesThatSpeakForAnItemCountAndAPurchaseCountsMost) {
  const auto weights = shippedWeights({}, AgeScale{}).typeWeights;
  for (const EventType type : kEventTypes) {
    EXPECT_EQ(weights[type] > 0, speaksForItem(type)) << eventTypeName(type);
  }
  EXPECT_EQ(weights[EventType::kPurchase], *std::max_element(weights.begin(), weights.end()));
}

TEST(ShippedWeights, NoSourceGainsWithAgeAndNoneIsNegative) {
  const FusionWeights weights = shippedWeights({}, AgeScale{});
  for (const auto& scenario : weights.scenarios) {
    for (const auto& ages : scenario.lambda) {
      EXPECT_TRUE(std::is_sorted(ages.rbegin(), ages.rend()));
      EXPECT_GE(ages.back(), 0.0f);
    }
  }
  for (const Scenario scenario : {Scenario::kForYou, Scenario::kRelated}) {
    EXPECT_GT(weights.scenarios[scenario].lambda[kFacts].back(), 0.0f);
  }
}

// lambda of the latest event and of one in the third age bucket, by hand.
TEST(ShippedWeights, AreThoseOfTheTableAndFadeWithAgeButForComplements) {
  const auto& scenarios = shippedWeights({}, AgeScale{}).scenarios;
  const auto& forYou = scenarios[Scenario::kForYou].lambda;
  EXPECT_EQ(forYou[Source::kFacts][0], 0.9f);
  EXPECT_EQ(forYou[Source::kFacts][2], 0.9f * 0.5f);
  EXPECT_EQ(scenarios[Scenario::kRelated].lambda, forYou);
  const auto& cart = scenarios[Scenario::kCart].lambda;
  EXPECT_EQ(cart[Source::kCoPreference][0], 0.1f);
  EXPECT_EQ(cart[Source::kCoPreference][2], 0.1f);
}

// A source that is forgotten here would weigh nothing for ever: no search raises a weight of 0.
TEST(ShippedWeights, EverySourceThatASliceCanHaveCountsInSomeScenario) {
  const FusionWeights weights = shippedWeights({}, AgeScale{});
  for (const Source source : kSources) {
    EXPECT_EQ(weights.counts(source), !isReserved(source)) << sourceName(source);
  }
}

TEST(ShippedWeights, OfComplementsAreLedByWhatWasBoughtTogetherAndKnowNoLikeness) {
  const FusionWeights weights = shippedWeights({}, AgeScale{});
  for (const Scenario scenario : kComplementScenarios) {
    const auto& lambda = weights.scenarios[scenario].lambda;
    const auto of = [&](Source source) { return lambda[source].front(); };
    for (const Source source :
         {Source::kVectors, Source::kSequence, Source::kFacts, Source::kText}) {
      EXPECT_TRUE(kSourceRows[source].likensProducts);
      EXPECT_EQ(of(source), 0.0f);
    }
    EXPECT_EQ(of(Source::kCoPreference) > 0, scenario == Scenario::kCart);
    EXPECT_GT(of(Source::kTogether), of(Source::kLinks));
    EXPECT_GT(of(Source::kLinks), of(Source::kNext));
    EXPECT_GT(of(Source::kNext), 0.0f);
  }
}

TEST(ShippedWeights, PopularityCountsForTheShopperAloneAndBesideNoProduct) {
  const auto scenarios = shippedWeights({}, AgeScale{}).scenarios;
  for (const Scenario s : kScenarios) {
    EXPECT_EQ(scenarios[s].popularity > 0, s == Scenario::kForYou);
  }
}

}  // namespace
}  // namespace shelfwise
