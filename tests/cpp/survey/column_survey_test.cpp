#include "survey/column_survey.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "fixtures/survey_of.h"
#include "survey/column_names.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

TEST(ColumnSurvey, CountsTheKindsOfValues) {
  const TableSurvey survey = surveyOf(
      "id,price,when,url,mail,event,new\n"
      "1,12.50,2026-01-05,https://x.invalid/1,a@example.org,view,Y\n"
      "2,\"1.299,00\",2026-01-06,www.x.invalid,-,session_start,N\n"
      "2,cheap,1767607200,//x.invalid/3,b@example.org,dance,\n");
  EXPECT_EQ(survey.rows, 3u);
  EXPECT_TRUE(survey.whole);
  ASSERT_EQ(survey.columns.size(), 7u);
  const auto& [id, price, when, url, mail, event, isNew] =
      std::tie(survey.columns[0], survey.columns[1], survey.columns[2], survey.columns[3],
               survey.columns[4], survey.columns[5], survey.columns[6]);
  EXPECT_EQ(id.wholeNumbers, 3u);
  EXPECT_EQ(id.distinct, 2u);
  EXPECT_EQ(id.repeated, 1u);
  EXPECT_FALSE(id.isUnique());
  EXPECT_EQ(price.numbers, 2u);
  EXPECT_EQ(price.wholeNumbers, 0u);
  EXPECT_TRUE(price.isUnique());
  EXPECT_EQ(when.times, 3u);
  EXPECT_EQ(url.addresses, 3u);
  EXPECT_EQ(mail.mails, 2u);
  EXPECT_EQ(mail.cells, 2u);
  EXPECT_EQ(mail.absent, 1u);
  EXPECT_EQ(event.eventWords, 2u);
  EXPECT_EQ(isNew.yesNoWords, 2u);
  EXPECT_EQ(isNew.rows, 2u);
}

TEST(ColumnSurvey, KeepsExamplesAndFewValues) {
  const auto survey = columnOf({"red", "red", "blue", std::string(79, 'x') + "é", "green", "None"});
  EXPECT_EQ(survey.examples, (Texts{"red", "blue", std::string(79, 'x')}));
  ASSERT_EQ(survey.few.size(), 4u);
  EXPECT_EQ(survey.few[0].value, "red");
  EXPECT_EQ(survey.few[0].cells, 2u);
  EXPECT_EQ(survey.sample.ids(), (Texts{"red", "blue", std::string(79, 'x') + "é", "green"}));
}

TEST(ColumnSurvey, OfManyValuesKeepsNoneButCountsThem) {
  Texts cells;
  for (int i = 0; i < 1'000; ++i) cells.push_back("v" + std::to_string(i % 900));
  const auto survey = columnOf(cells);
  EXPECT_TRUE(survey.few.empty());
  EXPECT_EQ(survey.distinct, 900u);
  EXPECT_EQ(survey.repeated, 100u);
  EXPECT_TRUE(survey.distinctIsWhole);
  EXPECT_EQ(survey.sample.size(), ColumnSurvey::kSampledIds);
}

TEST(ColumnSurvey, StopsToCountDistinctValuesAtABound) {
  std::string text = "c\n";
  for (int i = 0; i < 70'000; ++i) text += "v" + std::to_string(i) + "\n";
  text += "v1\n";
  const auto survey = surveyOf(text);
  EXPECT_EQ(survey.columns[0].distinct, 65'536u);
  EXPECT_FALSE(survey.columns[0].distinctIsWhole);
  EXPECT_EQ(survey.columns[0].repeated, 1u);
}

TEST(ColumnSurvey, AgreesWithASlowCount) {
  Texts cells;
  std::set<std::string> distinct;
  std::uint64_t state = 6;
  std::uint64_t numbers = 0;
  for (int i = 0; i < 3'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const auto n = static_cast<unsigned>(state >> 33);
    std::string cell = n % 3 == 0 ? std::to_string(n % 500) : "w" + std::to_string(n % 70);
    if (n % 6 == 0) cell += ".5";
    numbers += n % 3 == 0 ? 1 : 0;
    distinct.insert(cell);
    cells.push_back(cell);
  }
  const auto survey = columnOf(cells);
  EXPECT_EQ(survey.distinct, distinct.size());
  EXPECT_EQ(survey.numbers, numbers);
  EXPECT_EQ(survey.repeated, cells.size() - distinct.size());
}

TEST(TableSurvey, LeavesTheTableAtItsFirstRow) {
  auto table = openTable("t.csv", "id\n1\n2\n");
  ASSERT_TRUE(table.ok());
  ASSERT_TRUE(surveyTable(*table.value()).ok());
  Row row;
  ASSERT_TRUE(table.value()->next(row).value());
  EXPECT_EQ(row.cells[0].text, "1");
}

TEST(TableSurvey, LooksAtTheFirstRowsOnly) {
  std::string text = "id\n";
  for (std::uint64_t i = 0; i < kSurveyedRows + 1; ++i) text += "1\n";
  const auto survey = surveyOf(text);
  EXPECT_EQ(survey.rows, kSurveyedRows);
  EXPECT_FALSE(survey.whole);
  EXPECT_EQ(survey.columns[0].cells, kSurveyedRows);
}

TEST(TableSurvey, CountsAListOfJsonAsCellsOfOneRow) {
  const auto survey =
      surveyOf("{\"id\": 1, \"tags\": [\"a\", \"b\"]}\n{\"id\": 2, \"tags\": []}\n");
  ASSERT_EQ(survey.columns.size(), 2u);
  EXPECT_EQ(survey.columns[1].cells, 2u);
  EXPECT_EQ(survey.columns[1].rows, 1u);
}

TEST(ColumnNames, AreCutIntoWords) {
  EXPECT_EQ(wordsOfName("customerEmail"), " customer email ");
  EXPECT_EQ(wordsOfName("Customer_E-Mail"), " customer e mail ");
  EXPECT_EQ(wordsOfName("CustomerID"), " customer id ");
  EXPECT_EQ(wordsOfName("SKUCode 1"), " sku code 1 ");
  EXPECT_EQ(wordsOfName(""), " ");
  EXPECT_EQ(wordsOfName("--"), " ");
}

TEST(ColumnNames, SayThatCellsAreLists) {
  for (const char* name : {"Tags", "product_tags", "Tags (x,y,z...)", "Attribute 1 value(s)",
                           "Colours", "Farben", "couleurs", "关键词", "product.colors"}) {
    EXPECT_TRUE(namesAList(name)) << name;
  }
  for (const char* name : {"", "title", "Tag line", "colour", "description", "tagsoup"}) {
    EXPECT_FALSE(namesAList(name)) << name;
  }
}

TEST(ColumnNames, SayThatCellsAreYesOrNo) {
  for (const char* name : {"is_new", "hasLid", "Active (0/1)", "是否新品"}) {
    EXPECT_TRUE(namesYesNo(name)) << name;
  }
  for (const char* name : {"", "island", "history", "size"}) EXPECT_FALSE(namesYesNo(name)) << name;
}

}  // namespace
}  // namespace shelfwise
