#include "shelf/given_history.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "profile/profile.h"

namespace shelfwise {
namespace {

constexpr std::uint64_t kDayInSeconds = 86'400;
constexpr std::uint64_t kLargestAge = std::uint64_t{1} << 52;
constexpr auto kSeen = EventType::kView;

std::vector<std::uint64_t> agesIn(bool modelInSeconds, const std::vector<GivenEvent>& events) {
  std::vector<std::uint64_t> ages;
  for (const ScoredEvent& event : mendHistory(events, modelInSeconds).events) {
    ages.push_back(event.age);
  }
  return ages;
}

std::vector<GivenEvent> agedAlike(bool inSeconds, const std::vector<double>& ages) {
  std::vector<GivenEvent> events;
  for (const double age : ages) events.push_back({3, kSeen, age, inSeconds});
  return events;
}

TEST(GivenHistory, KeepsAgesThatAreRight) {
  EXPECT_EQ(agesIn(true, agedAlike(true, {7, 0, 3})), (std::vector<std::uint64_t>{7, 0, 3}));
  EXPECT_EQ(agesIn(false, agedAlike(false, {7, 0, 3})), (std::vector<std::uint64_t>{7, 0, 3}));
}

TEST(GivenHistory, MendsAgesThatAreNone) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const bool inSeconds : {true, false}) {
    EXPECT_EQ(agesIn(inSeconds, agedAlike(inSeconds, {-1, 1.9, std::nan(""), infinity, -infinity})),
              (std::vector<std::uint64_t>{0, 1, 0, kLargestAge, 0}));
  }
}

TEST(GivenHistory, CountsAStepAsADay) {
  EXPECT_EQ(agesIn(true, {{1, kSeen, 2, false}, {2, kSeen, 5, true}}),
            (std::vector<std::uint64_t>{2 * kDayInSeconds, 5}));
}

TEST(GivenHistory, RanksSecondsWhereAModelCountsSteps) {
  EXPECT_EQ(agesIn(false, {{1, kSeen, 500, true},
                           {1, kSeen, 10, true},
                           {1, EventType::kHide, 5, true},  // does not speak for its item
                           {1, kSeen, 10, true},            // given later, so the younger
                           {1, kSeen, 1, false}}),          // a day
            (std::vector<std::uint64_t>{2, 1, 0, 0, 3}));
}

TEST(GivenHistory, KeepsTheYoungestAndWhatTheOthersFinished) {
  std::vector<GivenEvent> events = {{9, EventType::kPurchase, 5000, true}, {8, kSeen, 4000, true}};
  for (std::uint32_t i = 0; i < kMaxAgeSteps; ++i) events.push_back({i, kSeen, 1.0 * i, true});
  const GivenHistory history = mendHistory(events, true);
  ASSERT_EQ(history.events.size(), kMaxAgeSteps);
  EXPECT_EQ(history.positions.front(), 2u);
  EXPECT_EQ(history.positions.back(), kMaxAgeSteps + 1);
  EXPECT_EQ(history.finished, std::vector<ItemId>{9});
  EXPECT_TRUE(mendHistory({}, false).events.empty());
}

}  // namespace
}  // namespace shelfwise
