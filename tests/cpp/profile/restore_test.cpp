#include <gtest/gtest.h>

#include "profile/profile.h"

namespace shelfwise {
namespace {

const ProfileEvent kFirst{2, 7, EventType::kView, 100};
const ProfileEvent kSecond{5, 8, EventType::kPurchase, 200};

TEST(RestoredProfile, HoldsTheEventsAndGoesOnCounting) {
  Profile profile;
  ASSERT_TRUE(profile.restore({kFirst, kSecond}, 6).ok());
  ASSERT_EQ(profile.events().size(), 2u);
  EXPECT_EQ(profile.events()[0].sequence, 2u);
  EXPECT_EQ(profile.events()[0].item, 7u);
  EXPECT_EQ(profile.events()[1].type, EventType::kPurchase);
  EXPECT_EQ(profile.events()[1].seconds, 200);
  EXPECT_EQ(profile.lastSequence(), 6u);
  EXPECT_EQ(profile.track(9, EventType::kView, 300), 7u);
}

TEST(RestoredProfile, MayHoldNoEventAndStillRememberTheLastSequence) {
  Profile profile;
  ASSERT_TRUE(profile.restore({}, 3).ok());
  EXPECT_EQ(profile.track(9, EventType::kView, 300), 4u);
}

TEST(RestoredProfile, DropsWhatNoLongerCounts) {
  Profile profile;
  ASSERT_TRUE(profile.restore({kFirst, kSecond}, kMaxAgeSteps + 2).ok());
  ASSERT_EQ(profile.events().size(), 1u);
  EXPECT_EQ(profile.events()[0].sequence, 5u);
}

TEST(RestoredProfile, RefusesSequencesThatDoNotGrowUpToTheLast) {
  const auto codeOf = [](std::vector<ProfileEvent> events, std::uint32_t last) {
    Profile profile;
    const Status status = profile.restore(std::move(events), last);
    EXPECT_TRUE(profile.events().empty());
    return status.ok() ? "ok" : errorCodeName(status.error().code);
  };
  EXPECT_EQ(codeOf({kSecond, kFirst}, 9), "invalid-argument");
  EXPECT_EQ(codeOf({kFirst, kFirst}, 9), "invalid-argument");
  EXPECT_EQ(codeOf({kFirst, kSecond}, 4), "invalid-argument");
  EXPECT_EQ(codeOf({{0, 7, EventType::kView, 1}}, 9), "invalid-argument");
}

TEST(RestoredProfile, RefusesToReplaceEvents) {
  Profile profile;
  profile.track(1, EventType::kView, 1);
  const Status status = profile.restore({kSecond}, 6);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(profile.events().size(), 1u);
}

}  // namespace
}  // namespace shelfwise
