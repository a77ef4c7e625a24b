#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <span>
#include <string>

#include "fixtures/models.h"
#include "recommend/answer_json.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

TEST(AnswerFields, AreTyped) {
  Model model = campingModel();
  const std::int32_t none = NumberColumn::kNoFixed;
  model.columns.numbers = {{"cost", "EUR", 2, {1290, -5, none, 0}, {}},
                           {"size", "", 0, {}, {0.1f, -2.5e9f, std::nanf(""), 1e-40f}}};
  model.columns.booleans = {{"sale", {1, 0, 2, 2}}};
  model.columns.dates = {{"since", {kFirstDate, -1, DateColumn::kMissing, 951'782'400}}};
  const ModelSlices slices = writeModelSlices(model);
  const std::array<std::span<const std::byte>, 2> bytes = {slices.engine, slices.fields};
  const auto opened = openModel(bytes);
  ASSERT_TRUE(opened.ok());
  const std::array<std::string, 5> names = {"cost", "size", "sale", "since", "nothing"};
  const std::array<std::string, 4> expected = {
      R"({"cost":1290e-2,"size":1e-1,"sale":true,"since":"0001-01-01T00:00:00Z"})",
      R"({"cost":-5e-2,"size":-25e8,"sale":false,"since":"1969-12-31T23:59:59Z"})", R"({})",
      R"({"cost":0e-2,"size":10e-41,"since":"2000-02-29T00:00:00Z"})"};
  for (ItemId item = 0; item < 4; ++item) {
    Recommendations answer;
    answer.items.emplace_back().item = item;
    const auto json = recommendationsJson(*opened.value(), answer, names);
    ASSERT_TRUE(json.ok());
    EXPECT_NE(json.value().find("\"fields\":" + expected[item]), std::string::npos) << json.value();
  }
}

TEST(AnswerFields, AreListedByTypeAndUnit) {
  Columns columns;
  EXPECT_EQ(columnsJson(columns).value(), "[]");
  columns.numbers = {{.name = "cost", .unit = "EUR"}, {.name = "pages \"A4\"", .unit = ""}};
  columns.booleans = {{.name = "sale", .values = {}}};
  columns.dates = {{.name = "since", .seconds = {}}};
  columns.texts = {{.name = "title", .values = {}}};
  columns.entities = {{.name = "brand"}, {.name = "category", .isPath = true}};
  EXPECT_EQ(columnsJson(columns).value(),
            R"([{"name":"cost","type":"number","unit":"EUR"},)"
            R"({"name":"pages \"A4\"","type":"number"},)"
            R"({"name":"sale","type":"boolean"},{"name":"since","type":"date"},)"
            R"({"name":"title","type":"text"},{"name":"brand","type":"entities"},)"
            R"({"name":"category","type":"entities"}])");
}

}  // namespace
}  // namespace shelfwise
