#include "train/sequences.h"

#include <gtest/gtest.h>

#include "fixtures/histories.h"

namespace shelfwise {
namespace {

TEST(Sequences, KeepOnlyTheLatestOfALongHistory) {
  std::vector<ItemId> history(kLongestHistory + 5, 3);
  history.front() = 1;
  history.back() = 7;
  const Sequences sequences = sequencesOf({history, {2}});
  EXPECT_EQ(sequences.of(0).size(), kLongestHistory);
  EXPECT_EQ(sequences.of(0).front(), 3u);
  EXPECT_EQ(sequences.of(0).back(), 7u);
  EXPECT_EQ(sequences.of(1).size(), 1u);
}

TEST(Occurrences, AreBySequenceThenPosition) {
  const Occurrences found = occurrencesOf(sequencesOf({{0, 2, 0}, {}, {2}}), 4);
  ASSERT_EQ(found.of(0).size(), 2u);
  EXPECT_EQ(found.of(0)[1].position, 2u);
  ASSERT_EQ(found.of(2).size(), 2u);
  EXPECT_EQ(found.of(2)[1].sequence, 2u);
  EXPECT_TRUE(found.of(1).empty());
  EXPECT_TRUE(found.of(3).empty());
}

TEST(SequencesWith, CountsEachSequenceOnce) {
  EXPECT_EQ(sequencesWith(occurrencesOf(sequencesOf({{0, 2, 0}, {2}, {2, 2}}), 3)),
            (std::vector<std::uint32_t>{1, 0, 3}));
}

}  // namespace
}  // namespace shelfwise
