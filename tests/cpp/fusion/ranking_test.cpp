#include "fusion/ranking.h"

#include <gtest/gtest.h>

#include "fixtures/models.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

LoggedEvent eventOf(std::uint32_t product, std::int64_t time) {
  LoggedEvent event{.product = product, .type = EventType::kView};
  event.time = time;
  return event;
}

TEST(RankedCases, CountAgesFromTheEndOfTheHistory) {
  const std::vector<TestCase> cases = {{{eventOf(2, 100), eventOf(0, 160), eventOf(2, 170)}, {1}}};
  const std::vector<ItemId> itemOf = {7, 5, 3};
  const auto steps = rankedCases(cases, itemOf, false);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].events[0].age, 2u);
  EXPECT_EQ(steps[0].events[2].age, 0u);
  EXPECT_EQ(steps[0].events[1].item, 7u);
  EXPECT_EQ(steps[0].history, (std::vector<ItemId>{3, 7}));
  EXPECT_EQ(steps[0].test, std::vector<ItemId>{5});
  const auto seconds = rankedCases(cases, itemOf, true);
  EXPECT_EQ(seconds[0].events[0].age, 70u);
  EXPECT_EQ(seconds[0].events[1].age, 10u);
}

// After the stove the camping shop's edges say mug, then its facts (the mug again); then
// popularity: tent 255, bag 51.
TEST(RankCases, RanksEverythingButTheHistory) {
  const ModelSlices slices = writeModelSlices(campingModel());
  const std::span<const std::byte> files[] = {slices.engine};
  const auto model = openModel(files);
  ASSERT_TRUE(model.ok());
  const RankedCase afterStove{{{2, EventType::kView, 0}}, {2}, {1}};
  std::vector<RankedCase> cases(600, afterStove);
  cases[599].test = {3};
  SerialExecutor executor;
  const auto metrics = rankCases(*model.value(), model.value()->fusion, cases, 10, executor);
  ASSERT_TRUE(metrics.ok());
  ASSERT_EQ(metrics.value().size(), 600u);
  EXPECT_NEAR(metrics.value()[0].mrr, 1.0 / 3, 1e-12);
  EXPECT_NEAR(metrics.value()[300].mrr, 1.0 / 3, 1e-12);
  EXPECT_EQ(metrics.value()[599].mrr, 1.0);
}

}  // namespace
}  // namespace shelfwise
