#include "profile/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace shelfwise {
namespace {

std::vector<std::uint32_t> numbersOf(const Profile& profile) {
  std::vector<std::uint32_t> numbers;
  for (const ProfileEvent& event : profile.events()) numbers.push_back(event.sequence);
  return numbers;
}

TEST(Profile, NumbersItsEventsFromOne) {
  Profile profile;
  EXPECT_EQ(profile.track(7, EventType::kView, 100).sequence, 1u);
  EXPECT_EQ(profile.track(8, EventType::kPurchase, 90).sequence, 2u);
  ASSERT_EQ(profile.events().size(), 2u);
  EXPECT_EQ(profile.events()[1].item, 8u);
  EXPECT_EQ(profile.events()[1].seconds, 90);
}

TEST(Profile, RemovingTheNewestEventDoesNotMakeTheOthersYounger) {
  Profile profile;
  profile.track(7, EventType::kView, 0);
  profile.track(8, EventType::kView, 0);
  EXPECT_TRUE(profile.remove(2));
  EXPECT_FALSE(profile.remove(2));
  EXPECT_EQ(profile.lastSequence(), 2u);
  EXPECT_EQ(profile.lastStep(), 2u);
  EXPECT_EQ(profile.track(9, EventType::kView, 0).sequence, 3u);
}

TEST(Profile, ForgettingStartsStepsAnewButGivesNoNumberTwice) {
  Profile profile;
  profile.track(7, EventType::kView, 0);
  profile.track(7, EventType::kHide, 0);
  profile.forget();
  EXPECT_TRUE(profile.events().empty());
  EXPECT_TRUE(profile.finishedItems().empty());
  EXPECT_EQ(profile.lastStep(), 0u);
  EXPECT_EQ(profile.track(8, EventType::kView, 0).sequence, 3u);
  EXPECT_FALSE(profile.remove(1));
}

TEST(Profile, OnlyEventsThatSpeakForAnItemMakeAStep) {
  Profile profile;
  EXPECT_EQ(profile.track(1, EventType::kView, 0).step, 1u);
  for (const EventType silent : {EventType::kImpression, EventType::kRemoveFromCart,
                                 EventType::kHide, EventType::kDislike}) {
    EXPECT_EQ(profile.track(2, silent, 0).step, 1u);
  }
  for (const EventType speaking : {EventType::kSelect, EventType::kAddToCart, EventType::kWishlist,
                                   EventType::kRate, EventType::kLike, EventType::kPurchase}) {
    const std::uint32_t before = profile.lastStep();
    EXPECT_EQ(profile.track(3, speaking, 0).step, before + 1);
  }
  EXPECT_EQ(profile.speaking().size(), 7u);
  EXPECT_EQ(profile.events().size(), 11u);
}

TEST(Profile, KeepsEventsUntilTheyAreTooOldToCount) {
  Profile profile;
  for (std::uint32_t i = 0; i < kMaxAgeSteps; ++i) {
    EXPECT_EQ(profile.track(i, EventType::kView, 0).dropped, 0u);
  }
  for (std::uint32_t i = 1; i <= 10; ++i) {
    EXPECT_EQ(profile.track(i, EventType::kView, 0).dropped, i);
  }
  EXPECT_EQ(profile.events().size(), kMaxAgeSteps);
  EXPECT_EQ(profile.events().front().sequence, 11u);
}

TEST(Profile, ImpressionsPushNothingButOtherImpressionsOut) {
  Profile profile;
  profile.track(1, EventType::kView, 0);
  profile.track(2, EventType::kPurchase, 0);
  profile.track(3, EventType::kHide, 0);
  for (std::uint32_t i = 0; i < 3 * kMaxAgeSteps; ++i) profile.track(4, EventType::kImpression, 0);
  EXPECT_EQ(profile.speaking().size(), 2u);
  EXPECT_EQ(profile.finishedItems(), (std::vector<ItemId>{2, 3}));
  EXPECT_EQ(profile.events().size(), 3u + kMaxAgeSteps);
}

TEST(Profile, KeepsTheNewestEventThatFinishedAnItemHoweverOldItIs) {
  Profile profile;
  profile.track(1, EventType::kPurchase, 0);
  profile.track(1, EventType::kPurchase, 0);
  profile.track(2, EventType::kDislike, 0);
  std::vector<std::uint32_t> dropped;
  for (std::uint32_t i = 0; i < 2 * kMaxAgeSteps; ++i) {
    const Tracked tracked = profile.track(9, EventType::kView, 0);
    if (tracked.dropped != 0 && tracked.dropped <= 3) dropped.push_back(tracked.dropped);
  }
  EXPECT_EQ(dropped, std::vector<std::uint32_t>{1});
  EXPECT_EQ(profile.finishedItems(), (std::vector<ItemId>{2, 1}));
  EXPECT_EQ(profile.events().size(), 2u + kMaxAgeSteps);
  EXPECT_TRUE(profile.remove(2));
  EXPECT_EQ(profile.finishedItems(), std::vector<ItemId>{2});
}

// What a reader of the answers of track() believes that the profile holds.
TEST(Profile, SaysOfEveryEventWhetherItIsStillThere) {
  std::mt19937_64 random(20);
  Profile profile;
  std::map<std::uint32_t, ProfileEvent> mirror;
  std::set<std::uint32_t> given;
  for (int i = 0; i < 20'000; ++i) {
    const auto roll = random() % 100;
    if (roll == 0 && i % 7 == 0) {
      profile.forget();
      mirror.clear();
    } else if (roll < 10 && !mirror.empty()) {
      const auto victim =
          std::next(mirror.begin(), static_cast<std::ptrdiff_t>(random() % mirror.size()));
      EXPECT_TRUE(profile.remove(victim->first));
      mirror.erase(victim);
    } else {
      const auto item = static_cast<ItemId>(random() % 50);
      const EventType type = kEventTypes[random() % 3 == 0 ? 3 : random() % 12];
      const Tracked tracked = profile.track(item, type, i);
      EXPECT_TRUE(given.insert(tracked.sequence).second);
      mirror[tracked.sequence] = {tracked.sequence, item, type, i, tracked.step};
      mirror.erase(tracked.dropped);
    }
    if (i % 500 != 0) continue;
    std::vector<std::uint32_t> expected;
    for (const auto& [sequence, event] : mirror) expected.push_back(sequence);
    ASSERT_EQ(numbersOf(profile), expected);
    for (const ProfileEvent& event : profile.events()) {
      ASSERT_EQ(event.step, mirror[event.sequence].step);
    }
  }
}

}  // namespace
}  // namespace shelfwise
