#include "survey/id_set.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace shelfwise {
namespace {

IdSet setOf(const std::vector<std::string>& ids) {
  IdSet set;
  for (const auto& id : ids) set.add(id);
  return set;
}

TEST(IdSets, HoldEachCleanIdOnce) {
  const IdSet set = setOf({"1", "=\"1\"", "'2", " 2 ", "None", "", "3"});
  EXPECT_EQ(set.ids(), (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_TRUE(set.isWhole());
}

TEST(IdSets, JoinAnotherInAForm) {
  const IdSet events = setOf({"108", "201", "302", "999"});
  const IdSet catalog = setOf({"0108", "0201", "302"});
  EXPECT_EQ(events.shareIn(catalog, IdForm::kExact).found, 1u);
  const IdJoin join = events.shareIn(catalog, IdForm::kNoLeadingZeros);
  EXPECT_EQ(join.asked, 4u);
  EXPECT_EQ(join.found, 3u);
  EXPECT_EQ(join.merged, 0u);
  EXPECT_EQ(join.share(), 0.75);
  EXPECT_EQ(setOf({"5012.0"}).shareIn(setOf({"5012"}), IdForm::kNoPointZero).found, 1u);
}

TEST(IdSets, TellWhichFormWouldMergeIds) {
  EXPECT_EQ(setOf({"ab-1"}).shareIn(setOf({"AB-1", "ab-1", "Ab-1"}), IdForm::kNoCase).merged, 2u);
}

TEST(IdSets, OfNothingJoinNothing) {
  EXPECT_EQ(IdSet().shareIn(IdSet(), IdForm::kNoCase).share(), 0);
  EXPECT_EQ(IdSet().shareIn(setOf({"1"}), IdForm::kExact).asked, 0u);
  EXPECT_EQ(setOf({"1"}).shareIn(IdSet(), IdForm::kNoSpaces).found, 0u);
}

TEST(IdSets, StopAtTheirBound) {
  IdSet set(2);
  for (const char* id : {"1", "2", "3", "1"}) set.add(id);
  EXPECT_EQ(set.size(), 2u);
  EXPECT_FALSE(set.isWhole());
}

TEST(IdSets, JoinAsASlowCountDoes) {
  std::uint64_t state = 2;
  const auto next = [&state] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return std::to_string((state >> 33) % 5'000);
  };
  std::set<std::string> left;
  std::set<std::string> right;
  for (int i = 0; i < 3'000; ++i) {
    left.insert(next());
    right.insert("00" + next());
  }
  std::size_t found = 0;
  for (const auto& id : left) found += right.count("00" + id);
  const IdSet a = setOf({left.begin(), left.end()});
  const IdSet b = setOf({right.begin(), right.end()});
  EXPECT_EQ(a.shareIn(b, IdForm::kNoLeadingZeros).found, found);
  EXPECT_EQ(a.shareIn(b, IdForm::kExact).found, 0u);
}

TEST(IdSets, OfAColumnAreReadFromAllRows) {
  auto table = openTable("t.csv", "id,ref\n1,a\n2,b\n3,a\n");
  ASSERT_TRUE(table.ok());
  const auto ids = idsOfColumn(*table.value(), 1);
  ASSERT_TRUE(ids.ok());
  EXPECT_EQ(ids.value().ids(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(idsOfColumn(*table.value(), 0).value().size(), 3u);
}

}  // namespace
}  // namespace shelfwise
