#include "delivery/personal_texts.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "fixtures/models.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

using Texts = std::vector<std::string>;

// A shop of three items; the first has all facts of one column.
Model shopWith(const std::string& column, const Texts& labels) {
  Model model;
  model.itemIds = {"T1", "T2", "T3"};
  model.popularity.assign(3, 0);
  model.graph.itemCount = 3;
  model.graph.relations = {{column, RelationKind::kAttribute}};
  model.graph.labels = labels;
  for (EntityId fact = 0; fact < labels.size(); ++fact) {
    model.graph.triples.push_back({.head = 0, .relation = 0, .tail = 3 + fact});
  }
  model.fusion.relationWeights = {1.0f};
  return model;
}

std::vector<PersonalColumn> found(const Model& model, const Texts& allowed = {}) {
  const ModelSlices slices = writeModelSlices(model);
  const std::array<std::span<const std::byte>, 2> bytes = {slices.engine, slices.fields};
  return personalColumns(*openModel(bytes).value(), allowed);
}

bool isRefused(const std::string& column, const Texts& labels) {
  return !found(shopWith(column, labels)).empty();
}

TEST(PersonalTexts, AreFoundInFactsWithTheirColumn) {
  const auto columns =
      found(shopWith("buyer", {"ann@example.invalid", "bob@example.invalid", "nobody"}));
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_EQ(columns[0],
            (PersonalColumn{"engine", "buyer", PersonalKind::kMail, 2, "ann@example.invalid"}));
}

TEST(PersonalTexts, AreFoundInIdsAndFields) {
  Model model = shopWith("colour", {"red"});
  model.itemIds[1] = "eve@example.invalid";
  model.fields = {{"title", {"Tent", "Mug, ask ann@example.invalid!", ""}},
                  {"url", {"", "/mug?by=bob%40example.invalid&x=1", "/lamp"}}};
  const auto columns = found(model);
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns[0].slice, "engine");
  EXPECT_EQ(columns[0].name, "id");
  EXPECT_EQ(columns[1].slice, "fields");
  EXPECT_EQ(columns[1].name, "title");
  EXPECT_EQ(columns[1].example, "Mug, ask ann@example.invalid!");
  EXPECT_EQ(columns[2].name, "url");
}

TEST(PersonalTexts, AreMailAddressesAmongOtherWords) {
  for (const char* text :
       {"Ann <ann@example.invalid>", "by:ann@example.invalid.", "ann@example.invalid",
        "to ann@example.invalid, please", "mailto:ann@example.invalid?x=1"}) {
    EXPECT_TRUE(isRefused("note", {text})) << text;
  }
  for (const char* text : {"@home lamp", "2 @ 9.99", "mug@", "a @ b.c", "@", "f/2.8@50mm"}) {
    EXPECT_FALSE(isRefused("note", {text})) << text;
  }
}

TEST(PersonalTexts, ArePhoneNumbersWithTheirCountryHoweverRare) {
  EXPECT_TRUE(isRefused("note", {"red", "green", "blue", "+1 202 555 0143"}));
  EXPECT_TRUE(isRefused("note", {"+49 30 5550 1234"}));
}

TEST(PersonalTexts, ArePhoneNumbersOfOtherFormsWhereTheyAreOfTheColumn) {
  EXPECT_TRUE(isRefused("contact", {"(202) 555-0143", "(202) 555-0177"}));
  EXPECT_TRUE(isRefused("contact", {"(202) 555-0143", "(202) 555-0177", "a", "b", "c", "d"}));
  EXPECT_FALSE(isRefused("contact", {"(202) 555-0143"}));
  EXPECT_FALSE(isRefused("contact", {"(202) 555-0143", "(202) 555-0177", "a", "b", "c", "d", "e",
                                     "f", "g", "h", "i"}));
}

TEST(PersonalTexts, AreNoNumbersOfProducts) {
  EXPECT_FALSE(isRefused("EAN", {"4 006381 333931", "4006381333948"}));
  EXPECT_FALSE(isRefused("isbn13", {"978-3-16-148410-0", "978-0-306-40615-7"}));
  EXPECT_FALSE(isRefused("Model number", {"555-0143-22", "AB-0177-22"}));
  EXPECT_FALSE(isRefused("toy", {"call 1-800 toy phone", "1-800-555-0199 toy phone"}));
  EXPECT_FALSE(isRefused("width", {"100", "200", "1.5", "10 x 20 x 30"}));
  EXPECT_FALSE(isRefused("band", {"2.4 - 2.4835", "1920-1980", "5150 - 5350"}));
  EXPECT_FALSE(isRefused("released", {"2026-01-02", "02.01.2026", "2026-01-03T10:00:00Z"}));
  Model model = shopWith("colour", {"red"});
  model.itemIds = {"202-555-0143", "202-555-0144", "202-555-0145"};
  model.fields = {{"price", {"030 1234567", "030 1234568", "3 000 000"}}};
  EXPECT_TRUE(found(model).empty());
}

TEST(PersonalTexts, AreLeftToWhoeverAllowsTheirColumn) {
  const Model model = shopWith("support", {"help@shop.invalid"});
  EXPECT_TRUE(found(model, {"support"}).empty());
  EXPECT_EQ(found(model, {"Support", "colour"}).size(), 1u);
}

TEST(PersonalTexts, AreInNoModelOfTheTests) {
  EXPECT_TRUE(found(campingModel()).empty());
  EXPECT_TRUE(found(randomModel(3, 40)).empty());
}

TEST(PersonalTexts, AreShownInPart) {
  const auto columns = found(shopWith("note", {std::string(90, 'x') + " ann@example.invalid"}));
  ASSERT_EQ(columns.size(), 1u);
  EXPECT_EQ(columns[0].example, std::string(36, 'x') + " ann@example.invalid");
}

TEST(PersonalTexts, AnErrorNamesColumnValueSliceAndTheWaysOut) {
  const Error error =
      personalError({"fields", "title", PersonalKind::kPhone, 1, "+1 202 555 0143"});
  EXPECT_EQ(error.code, ErrorCode::kPersonalText);
  for (const char* part :
       {"column title", "'+1 202 555 0143'", "phone numbers", "fields slice, 1 in all",
        "\"ignore\" in the map", "--allow-column 'title'"}) {
    EXPECT_NE(error.message.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace shelfwise
