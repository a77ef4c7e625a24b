#include "evaluate/training.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(Training, GivesSmallCataloguesAndDenseLogsMoreEdgesPerRow) {
  EXPECT_EQ(usualEdgesPerRow(100'000, 800'000), 20u);
  EXPECT_EQ(usualEdgesPerRow(4'000, 20'000), 50u);
  EXPECT_EQ(usualEdgesPerRow(800, 20'000), 100u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 750'000), 30u);
  EXPECT_EQ(usualEdgesPerRow(25'000, 75'000'000), 40u);  // a million in all
  EXPECT_EQ(usualEdgesPerRow(3'000, 900'000), kMaxEdgesPerRow);
  EXPECT_EQ(usualEdgesPerRow(0, 0), 100u);
}

}  // namespace
}  // namespace shelfwise
