#include "table/sequence_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shelfwise {
namespace {

std::vector<std::string> pairsOf(const std::string& text) {
  SequenceLines lines(text);
  std::vector<std::string> pairs;
  for (SequenceLines::Pair pair; lines.next(pair);) {
    pairs.push_back(std::to_string(pair.row) + ": " +
                    (pair.fault ? pair.fault->reason.substr(0, 17)
                                : std::string(pair.user) + " " + std::string(pair.item)));
  }
  return pairs;
}

using Pairs = std::vector<std::string>;

TEST(SequenceLines, GiveEveryItemWithItsUser) {
  EXPECT_EQ(pairsOf("0 7 8\n1 7\n"), (Pairs{"1: 0 7", "1: 0 8", "2: 1 7"}));
}

TEST(SequenceLines, SkipUsersWithoutItemsAndBlankLines) {
  EXPECT_EQ(pairsOf("0\n\n1  7 \r\n2"), (Pairs{"3: 1 7"}));
  EXPECT_TRUE(pairsOf("").empty());
}

TEST(SequenceLines, TellOnceOfALineThatIsNoUtf8) {
  EXPECT_EQ(pairsOf("0 7\n1 \xFF 8 9\n2 7"), (Pairs{"1: 0 7", "2: byte 3 of the row", "3: 2 7"}));
}

TEST(SequenceText, HasSpacesAndNoSignOfAnotherFormat) {
  EXPECT_TRUE(isSequenceText("0 4828 774\n1 2825\n"));
  EXPECT_TRUE(isSequenceText("0\n1 2825\n"));
  EXPECT_FALSE(isSequenceText("user,item\n0,1\n"));
  EXPECT_FALSE(isSequenceText("user item\n0\t1\n"));
  EXPECT_FALSE(isSequenceText("{\"user\": 1}"));
  EXPECT_FALSE(isSequenceText("id\n1\n2\n"));
  EXPECT_FALSE(isSequenceText(""));
}

}  // namespace
}  // namespace shelfwise
