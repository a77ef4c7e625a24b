#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

#include "profile/profile.h"

namespace shelfwise {
namespace {

using Numbers = std::vector<std::uint32_t>;

const ProfileEvent kFirst{2, 7, EventType::kView, 100, 1};
const ProfileEvent kSecond{5, 8, EventType::kPurchase, 200, 3};

TEST(RestoredProfile, HoldsTheEventsAndGoesOnCounting) {
  Profile profile;
  EXPECT_EQ(profile.restore(std::vector{kFirst, kSecond}, 6, 4).value(), Numbers{});
  ASSERT_EQ(profile.events().size(), 2u);
  EXPECT_EQ(profile.events()[0].sequence, 2u);
  EXPECT_EQ(profile.events()[0].item, 7u);
  EXPECT_EQ(profile.events()[1].type, EventType::kPurchase);
  EXPECT_EQ(profile.events()[1].seconds, 200);
  EXPECT_EQ(profile.lastSequence(), 6u);
  const Tracked next = profile.track(9, EventType::kView, 300);
  EXPECT_EQ(next.sequence, 7u);
  EXPECT_EQ(next.step, 5u);
}

TEST(RestoredProfile, MayHoldNoEventAndStillRememberTheLastSequence) {
  Profile profile;
  ASSERT_TRUE(profile.restore({}, 3, 0).ok());
  EXPECT_EQ(profile.track(9, EventType::kView, 300).sequence, 4u);
}

TEST(RestoredProfile, DropsWhatNoLongerCounts) {
  Profile profile;
  const std::vector<ProfileEvent> events = {kFirst, {3, 7, EventType::kView, 100, 2}, kSecond};
  EXPECT_EQ(profile.restore(events, 2000, kMaxAgeSteps + 2).value(), (Numbers{2, 3}));
  ASSERT_EQ(profile.events().size(), 1u);
  EXPECT_EQ(profile.events()[0].sequence, 5u);
}

TEST(RestoredProfile, KeepsWhatFinishedAnItemButCountsItNoLonger) {
  Profile profile;
  ASSERT_TRUE(profile.restore(std::vector{kSecond}, 5, kMaxAgeSteps + 3).ok());
  EXPECT_TRUE(profile.speaking().empty());
  EXPECT_EQ(profile.finishedItems(), std::vector<ItemId>{8});
}

TEST(RestoredProfile, IsTheProfileThatItWasMadeOf) {
  std::mt19937_64 random(21);
  Profile profile;
  for (int i = 0; i < 6'000; ++i) {
    const EventType type = kEventTypes[random() % 12];
    if (isAboutItem(type)) profile.track(static_cast<ItemId>(random() % 300), type, i);
  }
  Profile copy;
  EXPECT_EQ(copy.restore(profile.events(), profile.lastSequence(), profile.lastStep()).value(),
            Numbers{});
  const auto [events, copied] = std::pair(profile.events(), copy.events());
  ASSERT_EQ(events.size(), copied.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].sequence, copied[i].sequence);
    EXPECT_EQ(events[i].step, copied[i].step);
  }
  EXPECT_EQ(profile.speaking().size(), copy.speaking().size());
}

TEST(RestoredProfile, HoldsNoMoreThanItsWindowWhateverTheSteps) {
  std::vector<ProfileEvent> events;
  for (std::uint32_t i = 1; i <= kMaxAgeSteps + 5; ++i) {
    events.push_back({i, i, EventType::kView, 0, kMaxAgeSteps});
  }
  Profile profile;
  const auto dropped = profile.restore(events, kMaxAgeSteps + 5, kMaxAgeSteps);
  EXPECT_EQ(dropped.value(), (Numbers{1, 2, 3, 4, 5}));
  EXPECT_EQ(profile.speaking().size(), kMaxAgeSteps);
}

TEST(RestoredProfile, RefusesSequencesThatDoNotGrowUpToTheLast) {
  const auto codeOf = [](std::vector<ProfileEvent> events, std::uint32_t last) {
    Profile profile;
    const auto status = profile.restore(events, last, 4);
    EXPECT_TRUE(profile.events().empty());
    return status.ok() ? "ok" : errorCodeName(status.error().code);
  };
  EXPECT_EQ(codeOf({kSecond, kFirst}, 9), "invalid-argument");
  EXPECT_EQ(codeOf({kFirst, kFirst}, 9), "invalid-argument");
  EXPECT_EQ(codeOf({kFirst, kSecond}, 4), "invalid-argument");
  EXPECT_EQ(codeOf({{0, 7, EventType::kView, 1}}, 9), "invalid-argument");
  EXPECT_EQ(codeOf({{1, 7, EventType::kView, 1, 5}}, 9), "invalid-argument");
}

TEST(RestoredProfile, MayFollowOneThatWasForgotten) {
  Profile profile;
  profile.track(1, EventType::kView, 1);
  profile.forget();
  ASSERT_TRUE(profile.restore(std::vector{kFirst, kSecond}, 6, 4).ok());
  EXPECT_EQ(profile.events().size(), 2u);
}

TEST(RestoredProfile, DropsAllEventsOfAStepAtOnce) {
  Profile profile;
  const std::vector<ProfileEvent> events = {{1, 7, EventType::kView, 1, 1},
                                            {2, 8, EventType::kView, 1, 1}};
  ASSERT_TRUE(profile.restore(events, 2, kMaxAgeSteps).ok());
  EXPECT_EQ(profile.track(9, EventType::kView, 2).dropped, 2u);
  EXPECT_EQ(profile.events().size(), 1u);
}

TEST(RestoredProfile, RefusesToReplaceEvents) {
  Profile profile;
  profile.track(1, EventType::kView, 1);
  const auto status = profile.restore(std::vector{kSecond}, 6, 4);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(profile.events().size(), 1u);
}

}  // namespace
}  // namespace shelfwise
