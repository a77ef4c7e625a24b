#include "console/numbers.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(Numbers, CountsAreGroupedByThrees) {
  EXPECT_EQ(countText(0), "0");
  EXPECT_EQ(countText(999), "999");
  EXPECT_EQ(countText(1000), "1,000");
  EXPECT_EQ(countText(1'234'567), "1,234,567");
}

TEST(Numbers, BytesHaveTwoOrThreeDigits) {
  EXPECT_EQ(bytesText(0), "0 B");
  EXPECT_EQ(bytesText(999), "999 B");
  EXPECT_EQ(bytesText(1000), "1.0 kB");
  EXPECT_EQ(bytesText(9'949), "9.9 kB");
  EXPECT_EQ(bytesText(9'950), "10 kB");
  EXPECT_EQ(bytesText(999'499), "999 kB");
  EXPECT_EQ(bytesText(999'500), "1.0 MB");
  EXPECT_EQ(bytesText(1'234'567'890'123), "1235 GB");
}

TEST(Numbers, SecondsBecomeMinutesAndHours) {
  EXPECT_EQ(secondsText(0), "0.0 s");
  EXPECT_EQ(secondsText(9.94), "9.9 s");
  EXPECT_EQ(secondsText(9.96), "10 s");
  EXPECT_EQ(secondsText(59.4), "59 s");
  EXPECT_EQ(secondsText(59.6), "1:00");
  EXPECT_EQ(secondsText(187), "3:07");
  EXPECT_EQ(secondsText(3600), "1:00:00");
}

TEST(Numbers, SharesAreWholeAboveTenPercent) {
  EXPECT_EQ(shareText(0, 0), "0 %");
  EXPECT_EQ(shareText(0, 7), "0 %");
  EXPECT_EQ(shareText(1, 80), "1.2 %");
  EXPECT_EQ(shareText(1, 3), "33 %");
  EXPECT_EQ(shareText(7, 7), "100 %");
}

TEST(Numbers, DecimalsAreRounded) {
  EXPECT_EQ(decimalText(0.11189, 4), "0.1119");
  EXPECT_EQ(decimalText(-1, 0), "-1");
}

}  // namespace
}  // namespace shelfwise
