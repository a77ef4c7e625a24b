#include "console/text_table.h"

#include <gtest/gtest.h>

namespace shelfwise {
namespace {

TEST(TextTable, SetsTheFirstColumnLeftAndTheOthersRight) {
  TextTable table({"row", "hr", "ndcg"});
  table.addRow({"full", "0.1119", "0.0670"});
  table.addRow({"no-kg", "9", ""});
  EXPECT_EQ(table.text(),
            "  row        hr    ndcg\n"
            "  full   0.1119  0.0670\n"
            "  no-kg       9\n");
}

TEST(TextTable, SetsAsManyColumnsLeftAsAskedFor) {
  TextTable table({"fact", "of", "n"}, 2);
  table.addRow({"brand", "a", "10"});
  EXPECT_EQ(table.text(),
            "  fact   of   n\n"
            "  brand  a   10\n");
}

TEST(TextTable, CountsCharactersAsWideAsTheyAreShown) {
  TextTable table({"brand", "n"});
  table.addRow({"ü", "1"});
  table.addRow({"品牌", "2"});
  EXPECT_EQ(table.text(),
            "  brand  n\n"
            "  ü      1\n"
            "  品牌   2\n");
}

}  // namespace
}  // namespace shelfwise
