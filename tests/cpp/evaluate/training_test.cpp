#include "evaluate/training.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "fixtures/checkerboard.h"
#include "train/held_out.h"

namespace shelfwise {
namespace {

TEST(Training, GivesSmallCataloguesAndDenseLogsMoreEdgesPerRow) {
  EXPECT_EQ(usualEdgesPerRow(100'000, 800'000), 20u);
  EXPECT_EQ(usualEdgesPerRow(12'000, 200'000), 50u);
  EXPECT_EQ(usualEdgesPerRow(800, 20'000), 100u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 750'000), 30u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 75'000'000), 40u);  // a million in all
  EXPECT_EQ(usualEdgesPerRow(3'000, 900'000), kMaxEdgesPerRow);
  EXPECT_EQ(usualEdgesPerRow(0, 0), 100u);
}

// Shoppers who met anything long ago, up to four products, and today walk on, one product a minute.
EventLog visits(std::uint32_t products, AgeKind ageKind) {
  SplitMix64 random(1);
  EventLog log = walks(products, 4 * kLeastCases, 6);
  log.ageKind = ageKind;
  log.ordered = true;
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    for (std::size_t step = 0; step < 6; ++step) {
      LoggedEvent& event = log.events[log.offsets[s] + step];
      const bool isOld = step < 1 + s % 4;
      event.time = (isOld ? 0 : 500 * 86'400) + static_cast<std::int64_t>(step) * 60;
      if (isOld) event.product = static_cast<std::uint32_t>(random.below(products));
    }
  }
  return log;
}

Training prepared(const EventLog& log) {
  SerialExecutor executor;
  return prepareTraining(checkerboard(20), log, {}, {}, executor, {}).value();
}

TEST(Training, CountsSecondsFromTheTargetWhereOldVisitsMislead) {
  const Training training = prepared(visits(20, AgeKind::kSeconds));
  EXPECT_TRUE(training.ages.inSeconds);
  ASSERT_FALSE(training.cases.empty());
  const auto& events = training.cases.front().events;  // one old one, four of today
  EXPECT_EQ(events.back().age, 60u);
  EXPECT_EQ(events.front().age, 500u * 86'400 + 300);
}

TEST(Training, CountsStepsAndForgetsNothingWhereTimesAreUnknown) {
  const Training training = prepared(visits(20, AgeKind::kSteps));
  EXPECT_EQ(training.ages, AgeScale{});
  EXPECT_EQ(training.popularityHalfLife, 0);
}

TEST(Training, WhatSharesTheTargetsInstantIsNeitherEventNorCandidate) {
  EventLog log = visits(20, AgeKind::kSeconds);
  for (std::size_t s = 0; s < log.shoppers.size(); ++s) {
    for (std::size_t e = log.offsets[s] + 4; e < log.offsets[s + 1]; ++e) {
      log.events[e].time = 600 * 86'400;
    }
  }
  const Training training = prepared(log);
  ASSERT_FALSE(training.cases.empty());
  EXPECT_EQ(training.cases.front().events.size(), 4u);
  EXPECT_EQ(training.cases.front().history.size(), 5u);
  EXPECT_EQ(training.trainingEvents.front(), 5u);
}

}  // namespace
}  // namespace shelfwise
