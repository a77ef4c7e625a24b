#include "console/stage_progress.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace shelfwise {
namespace {

class StageProgressTest : public testing::Test {
 protected:
  StageProgress progressIn(ProgressStyle style) {
    return StageProgress(
        style, [this] { return now_; }, [this](std::string_view text) { written_ += text; });
  }

  double now_ = 100;
  std::string written_;
};

TEST_F(StageProgressTest, DrawsOneLineWithShareRateAndTimeLeft) {
  auto progress = progressIn(ProgressStyle::kTerminal);
  progress("edges", 0, 1000);
  now_ += 4;
  progress("edges", 400, 1000);
  EXPECT_EQ(written_,
            "\r\x1B[K  edges                     0 %"
            "\r\x1B[K  edges                     40 %  100/s  6.0 s left");
  written_.clear();
  now_ += 6;
  progress.finish();
  EXPECT_EQ(written_, "\r\x1B[K  edges                     10 s\n");
}

TEST_F(StageProgressTest, DrawsAtMostTenTimesASecond) {
  auto progress = progressIn(ProgressStyle::kTerminal);
  for (int i = 0; i < 1000; ++i, now_ += 0.001) progress("edges", 1, 0);
  const auto drawings = std::count(written_.begin(), written_.end(), '\r');
  EXPECT_GE(drawings, 9);
  EXPECT_LE(drawings, 11);
}

TEST_F(StageProgressTest, WritesLinesWhereThereIsNoTerminal) {
  auto progress = progressIn(ProgressStyle::kLines);
  progress("read", 0, 0);
  now_ += 1.5;
  progress("edges", 0, 50);
  now_ += 9;
  progress("edges", 1, 50);
  now_ += 1;
  progress("edges", 5, 50);
  now_ += 1;
  progress.finish();
  EXPECT_EQ(written_,
            "  read                      1.5 s\n"
            "  edges                     10 %  0.5/s  1:30 left\n"
            "  edges                     11 s\n");
}

TEST_F(StageProgressTest, IsSilentWhenAskedAndStillCountsTheTime) {
  auto progress = progressIn(ProgressStyle::kSilent);
  progress("a", 0, 1);
  now_ += 1;
  progress("b", 0, 1);
  now_ += 2;
  progress("a", 0, 1);
  now_ += 4;
  progress.finish();
  progress.finish();
  EXPECT_EQ(written_, "");
  ASSERT_EQ(progress.times().size(), 2u);
  EXPECT_EQ(progress.times()[0].stage, "a");
  EXPECT_EQ(progress.times()[0].seconds, 5);
  EXPECT_EQ(progress.times()[1].seconds, 2);
}

TEST_F(StageProgressTest, WithAllUnitsDoneEndsTheStage) {
  for (const std::uint64_t done : {2u, 3u}) {  // it may be told more than there is
    auto progress = progressIn(ProgressStyle::kTerminal);
    progress("edges", 0, 2);
    now_ += 1.5;
    written_.clear();
    progress("edges", done, 2);
    progress.finish();
    EXPECT_EQ(written_, "\r\x1B[K  edges                     1.5 s\n");
  }
}

TEST_F(StageProgressTest, AStageThatFollowsItsLikeHasATimeOfItsOwn) {
  auto progress = progressIn(ProgressStyle::kLines);
  progress("vectors", 0, 2);
  now_ += 300;
  progress("vectors", 2, 2);
  progress("vectors", 0, 2);
  now_ += 30;
  progress("vectors", 1, 2);
  now_ += 30;
  progress("vectors", 2, 2);
  EXPECT_EQ(written_,
            "  vectors                   5:00\n"
            "  vectors                   50 %  0.0/s  30 s left\n"
            "  vectors                   1:00\n");
  EXPECT_EQ(progress.times()[0].seconds, 360);
}

}  // namespace
}  // namespace shelfwise
