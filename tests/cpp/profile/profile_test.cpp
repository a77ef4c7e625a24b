#include "profile/profile.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(Profile, NumbersItsEventsFromOne) {
  Profile profile;
  EXPECT_EQ(profile.track(7, EventType::kView, 100), 1u);
  EXPECT_EQ(profile.track(8, EventType::kPurchase, 90), 2u);
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
  EXPECT_EQ(profile.track(9, EventType::kView, 0), 3u);
}

TEST(Profile, ForgettingStartsAnew) {
  Profile profile;
  profile.track(7, EventType::kView, 0);
  profile.forget();
  EXPECT_TRUE(profile.events().empty());
  EXPECT_EQ(profile.lastSequence(), 0u);
}

TEST(Profile, KeepsEventsUntilTheyAreTooOldToCount) {
  Profile profile;
  for (std::uint32_t i = 0; i < kMaxAgeSteps + 10; ++i) profile.track(i, EventType::kView, 0);
  EXPECT_EQ(profile.events().size(), kMaxAgeSteps);
  EXPECT_EQ(profile.events().front().sequence, 11u);
}

}  // namespace
}  // namespace shelfwise
