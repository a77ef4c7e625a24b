#include "evaluate/membership.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "fixtures/backward_executor.h"
#include "fixtures/checkerboard.h"

namespace shelfwise {
namespace {

TEST(Separation, IsTheShareOfPairsInOrder) {
  const std::vector<double> members = {3, 1, 2};
  const std::vector<double> others = {2, 0};
  // 3 is above both, 1 above one, 2 above one and equal to one: 4.5 of 6.
  EXPECT_DOUBLE_EQ(separationOf(members, others).auc, 0.75);
  EXPECT_DOUBLE_EQ(separationOf(members, others).truePositives, 1.0 / 3);
}

TEST(Separation, OfEqualsIsAHalf) {
  const std::vector<double> same(10, 1.0);
  EXPECT_EQ(separationOf(same, same), (Separation{0.5, 0}));
}

TEST(Separation, AllowsOneInAHundredOthersAboveTheThreshold) {
  std::vector<double> others;
  for (int i = 0; i < 200; ++i) others.push_back(i);
  const std::vector<double> members = {196.5, 197, 197.5, 500};  // two others are above 197
  EXPECT_DOUBLE_EQ(separationOf(members, others).truePositives, 0.5);
}

TEST(Separation, EqualsTheSlowCountOfPairs) {
  SplitMix64 random(3);
  std::vector<double> members;
  std::vector<double> others;
  for (int i = 0; i < 300; ++i) members.push_back(static_cast<double>(random.below(40)));
  for (int i = 0; i < 200; ++i) others.push_back(static_cast<double>(random.below(30)));
  double pairs = 0;
  for (const double m : members) {
    for (const double o : others) pairs += m > o ? 1 : m == o ? 0.5 : 0;
  }
  EXPECT_NEAR(separationOf(members, others).auc, pairs / (300 * 200), 1e-12);
}

// Histories of random products: all that an edge can hold of them is that they were there.
EventLog randomLog(std::uint32_t products, std::uint32_t shoppers) {
  SplitMix64 random(11);
  EventLog log;
  log.offsets.push_back(0);
  for (std::uint32_t s = 0; s < shoppers; ++s) {
    log.shoppers.push_back("s" + std::to_string(s));
    for (int i = 0; i < 6; ++i) {
      log.events.push_back({.product = static_cast<ProductId>(random.below(products)), .time = i});
    }
    log.offsets.push_back(log.events.size());
  }
  return log;
}

MembershipReport attacked(std::uint32_t minSupport) {
  ModelOptions options;
  options.effort = Effort::kNone;
  options.minSupport = minSupport;
  SerialExecutor executor;
  auto report =
      attackMembership({checkerboard(400), randomLog(400, 1'200), {}}, options, {executor});
  EXPECT_TRUE(report.ok());
  return report.ok() ? std::move(report).value() : MembershipReport{};
}

TEST(Membership, ShowsWhoIsInALogWhoseEdgesNeedOneShopperOnly) {
  const MembershipReport one = attacked(1);
  EXPECT_EQ(one.members, 120u);
  EXPECT_EQ(one.others, 120u);
  ASSERT_FALSE(one.attacks.empty());
  EXPECT_EQ(one.attacks.back().source, "strongest");
  EXPECT_GT(one.attacks.back().separation.auc, 0.9);
}

TEST(Membership, IsNoMoreThanAGuessWhereNoEdgeHasItsSupport) {
  const MembershipReport many = attacked(1'000);
  for (const MembershipAttack& attack : many.attacks) {
    EXPECT_NEAR(attack.separation.auc, 0.5, 0.1) << attack.source;
  }
}

TEST(Membership, NeedsEnoughShoppers) {
  SerialExecutor executor;
  const auto report = attackMembership({checkerboard(10), walks(10, 50, 4), {}}, {}, {executor});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace shelfwise
