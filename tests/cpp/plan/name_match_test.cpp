#include "plan/name_match.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

const FieldNames& catalogField(CatalogField field) {
  return catalogFields()[static_cast<std::size_t>(field)];
}

std::optional<NameMatch> match(CatalogField field, const std::string& name) {
  return matchName(catalogField(field), {name, name, 0}, 0);
}

TEST(NameMatch, TrustsAUsualNameMost) {
  EXPECT_EQ(match(CatalogField::kPrice, "Unit_Price")->tier, NameTier::kExact);
  EXPECT_EQ(match(CatalogField::kPrice, "g:price")->tier, NameTier::kPlain);
  EXPECT_EQ(match(CatalogField::kPrice, "Variant Price")->tier, NameTier::kWords);
  EXPECT_EQ(match(CatalogField::kPrice, "Chair price")->tier, NameTier::kEnding);
  EXPECT_LT(*match(CatalogField::kPrice, "price"), *match(CatalogField::kPrice, "list price"));
  EXPECT_LT(*match(CatalogField::kPrice, "list price"), *match(CatalogField::kPrice, "g:price"));
  EXPECT_LT(*match(CatalogField::kPrice, "Variant Price"),
            *match(CatalogField::kPrice, "Chair price"));
}

TEST(NameMatch, KnowsNamesOfSomethingElse) {
  for (const char* name : {"cost price", "Wholesale price", "Shipping price", "Compare at price",
                           "price rule", "colour", ""}) {
    EXPECT_FALSE(match(CatalogField::kPrice, name)) << name;
  }
  EXPECT_FALSE(match(CatalogField::kUrl, "image_url"));
  EXPECT_FALSE(match(CatalogField::kImage, "image alt text"));
  EXPECT_FALSE(match(CatalogField::kTitle, "wood name"));
}

TEST(NameMatch, CountsRivalsAsEqual) {
  EXPECT_TRUE(match(CatalogField::kId, "id")->equals(*match(CatalogField::kId, "product id")));
  EXPECT_FALSE(match(CatalogField::kId, "id")->equals(*match(CatalogField::kId, "sku")));
}

TEST(NameMatch, PutsColumnsInOrder) {
  const auto matches =
      matchesOf(catalogField(CatalogField::kTitle),
                {{"name", "name", 0}, {"title", "a.title", 1}, {"title", "title", 0}});
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[0].column, 2u);
  EXPECT_EQ(matches[1].column, 0u);
  EXPECT_EQ(matches[2].column, 1u);
}

TEST(NameMatch, TellsTheClassesOfAField) {
  const auto classIn = [](const FieldNames& field, const std::string& name) {
    return classOf(field, {name, name, 0});
  };
  const FieldNames& price = catalogField(CatalogField::kPrice);
  EXPECT_LT(classIn(price, "Sale price"), classIn(price, "Regular price"));
  EXPECT_LT(classIn(price, "Angebotspreis"), classIn(price, "Preis"));
  EXPECT_EQ(classIn(price, "MSRP"), kLastResort);
  const FieldNames& shopper = eventFields()[0];
  EXPECT_LT(classIn(shopper, "user_id"), classIn(shopper, "email"));
  EXPECT_LT(classIn(shopper, "email"), classIn(shopper, "user_pseudo_id"));
  EXPECT_LT(classIn(shopper, "visitorId"), classIn(shopper, "session_id"));
}

}  // namespace
}  // namespace shelfwise
