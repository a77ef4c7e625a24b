#include "evaluate/report_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 6;

// Shopper c had item c and is tested on item 5.
std::vector<RankedCase> threeCases() {
  std::vector<RankedCase> cases;
  for (ItemId item = 0; item < 3; ++item) {
    cases.push_back({{{item, EventType::kView, 0}}, {item}, {5}});
  }
  return cases;
}

ReportRows emptyRows() {
  ItemTraits traits;
  traits.eventCounts = {9, 8, 7, 6, 5, 1};
  traits.popularity = percentilesOf(traits.eventCounts);
  traits.facts.resize(kItems);
  traits.categories.resize(kItems);
  return ReportRows(threeCases(), traits, 2, 1);
}

// The target at `rank` of every case, after item 4.
std::vector<Answer> answersAt(double rank) {
  std::vector<Answer> answers;
  for (int c = 0; c < 3; ++c) {
    Answer answer;
    answer.ranks = {rank};
    answer.metrics = metricsOf(answer.ranks, 2);
    answer.list = {4, 5};
    answers.push_back(answer);
  }
  return answers;
}

TEST(ReportRows, AreMeansOverTheCases) {
  ReportRows rows = emptyRows();
  std::vector<Answer> answers = answersAt(1);
  answers[0] = answersAt(3)[0];
  rows.add(RowKind::kFull, "full", 2, answers);
  const ReportRow& row = rows.rows().front();
  EXPECT_EQ(row.kind, RowKind::kFull);
  EXPECT_EQ(row.name, "full");
  EXPECT_EQ(row.minSupport, 2u);
  EXPECT_NEAR(row.hr, 2.0 / 3, 1e-12);
  EXPECT_NEAR(row.ndcg, 2.0 / 3, 1e-12);
  EXPECT_EQ(row.lists.length, 2);
  ASSERT_EQ(row.groups.size(), 3u);
  EXPECT_EQ(row.groups[0].name, "tail");
  ASSERT_EQ(row.cold.size(), 2u);
  EXPECT_EQ(row.cold[0].mostEvents, 3u);
  EXPECT_EQ(row.cold[0].cases, 3u);  // item 5 has one event
  EXPECT_EQ(row.cold[1].cases, 0u);
}

TEST(ReportRows, AreComparedByWhatTheyAre) {
  ReportRows rows = emptyRows();
  const std::vector<std::pair<RowKind, std::string>> kinds = {
      {RowKind::kFull, "a"},          {RowKind::kWithoutGraph, "b"},
      {RowKind::kShuffledGraph, "c"}, {RowKind::kVectorsAlone, "d"},
      {RowKind::kSourceAlone, "e"},   {RowKind::kOtherVectorsAlone, "f"}};
  for (const auto& [kind, name] : kinds) rows.add(kind, name, 1, answersAt(name == "a" ? 1 : 2));
  std::vector<std::string> pairs;
  for (const ReportComparison& c : rows.comparisons()) {
    pairs.push_back(c.better + c.worse);
    EXPECT_EQ(c.isFull, c.better == "a");
    const double difference = c.isFull ? 1 - metricsOf(std::vector<double>{2}, 2).ndcg : 0;
    EXPECT_NEAR(c.ndcg, difference, 1e-12);
    EXPECT_NEAR(c.ci95.low, difference, 1e-12);
    EXPECT_NEAR(c.ci95.high, difference, 1e-12);
  }
  EXPECT_EQ(pairs, (std::vector<std::string>{"ab", "ac", "ad", "ae", "af", "cb", "df"}));
}

}  // namespace
}  // namespace shelfwise
