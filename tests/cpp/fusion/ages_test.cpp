#include "fusion/ages.h"

#include <gtest/gtest.h>

#include <string>

#include "base/random.h"
#include "fixtures/ring.h"
#include "learn/training.h"

namespace shelfwise {
namespace {

constexpr std::uint32_t kAgeItems = 240;
constexpr std::int64_t kNow = 1'000 * 86'400;

// Every item leads one on.
ReopenedModel reopenedRing() {
  Model model;
  model.graph.itemCount = kAgeItems;
  for (ItemId item = 0; item < kAgeItems; ++item)
    model.itemIds.push_back("i" + std::to_string(item));
  model.edges = {ring(Source::kNext, kAgeItems, 1, 1.0f)};
  model.popularity.assign(kAgeItems, 100);
  return reopen(model);
}

FusionWeights weights() {
  FusionWeights fusion;
  fusion.typeWeights.fill(1.0f);
  for (auto& scenario : fusion.scenarios) {
    for (auto& ages : scenario.lambda) ages = {1, 0.7f, 0.5f, 0.35f, 0.25f};
  }
  return fusion;
}

PerProduct<ItemId> itself() {
  PerProduct<ItemId> items;
  for (ItemId item = 0; item < kAgeItems; ++item) items.push_back(item);
  return items;
}

LoggedEvent purchase(ItemId product, std::int64_t secondsAgo) {
  LoggedEvent event{.product = ProductId{product}, .type = EventType::kPurchase};
  event.time = kNow - secondsAgo;
  return event;
}

// A visit years ago, of `old` items, then `young` ones some minutes ago; the shopper went on from
// one of `from` the end.
TestCase visitor(SplitMix64& random, std::uint32_t old, std::uint32_t young, std::uint32_t from) {
  TestCase visitor;
  visitor.time = kNow;
  const auto first = static_cast<std::uint32_t>(random.below(kAgeItems));
  for (std::uint32_t e = 0; e < old + young; ++e) {
    const std::int64_t secondsAgo = (e < old ? 700 * 86'400 : 2'000) - static_cast<std::int64_t>(e);
    visitor.history.push_back(purchase((first + 7 * e) % kAgeItems, secondsAgo));
  }
  const ProductId last = visitor.history[visitor.history.size() - 1 - from].product;
  visitor.test = {ProductId{(numberOf(last) + 1) % kAgeItems}};
  return visitor;
}

AgeScale chosen(const std::vector<TestCase>& cases) {
  SerialExecutor executor;
  const ReopenedModel model = reopenedRing();
  const auto items = itself();
  return chooseAgeScale(*model.view, weights(), cases, items, executor);
}

TEST(ChooseAgeScale, CountsSecondsWhereTheVisitTellsAndItsLengthVaries) {
  SplitMix64 random(1);
  std::vector<TestCase> cases;
  for (std::uint32_t c = 0; c < 300; ++c) {
    const auto young = 1 + static_cast<std::uint32_t>(random.below(8));
    cases.push_back(visitor(random, 12, young, young - 1));  // what the visit began with
  }
  EXPECT_TRUE(chosen(cases).inSeconds);
}

TEST(ChooseAgeScale, CountsStepsWhereTheLatestEventTells) {
  SplitMix64 random(2);
  std::vector<TestCase> cases;
  for (std::uint32_t c = 0; c < 300; ++c) cases.push_back(visitor(random, 4, 12, 0));
  EXPECT_EQ(chosen(cases), AgeScale{});
}

// The target is what the event 3 steps ago leads to.
std::vector<RankedCase> thirdTells() {
  std::vector<RankedCase> cases;
  for (ItemId item = 0; item < kAgeItems; ++item) {
    RankedCase c;
    for (std::uint32_t age = 4; age-- > 0;) {
      c.events.push_back({(item + 9 * age) % kAgeItems, EventType::kPurchase, age});
    }
    c.test = {(item + 27 + 1) % kAgeItems};
    cases.push_back(std::move(c));
  }
  return cases;
}

TEST(ChooseDecay, DropsADecayThatRanksOldEventsTooLow) {
  SerialExecutor executor;
  const ReopenedModel model = reopenedRing();
  FusionWeights fusion = weights();
  const auto cases = thirdTells();
  const double before = meanNdcg(*model.view, fusion, cases, 10, executor);
  const double after = chooseDecay(*model.view, cases, fusion, executor);
  EXPECT_GT(after, before);  // of four candidates the target was the last; now all are equal
  EXPECT_EQ(after, meanNdcg(*model.view, fusion, cases, 10, executor));
  for (const float lambda : fusion.scenarios[Scenario::kForYou].lambda[Source::kNext]) {
    EXPECT_EQ(lambda, 1.0f);
  }
}

TEST(ChooseDecay, KeepsTheOneThatThereIsWhereNoneRanksBetter) {
  SerialExecutor executor;
  const ReopenedModel model = reopenedRing();
  std::vector<RankedCase> cases;
  for (ItemId item = 0; item < kAgeItems; ++item) {
    cases.push_back({{{item, EventType::kPurchase, 0}}, {item}, {(item + 1) % kAgeItems}});
  }
  FusionWeights fusion = weights();
  EXPECT_EQ(chooseDecay(*model.view, cases, fusion, executor), 1.0);
  EXPECT_EQ(fusion, weights());
}

}  // namespace
}  // namespace shelfwise
