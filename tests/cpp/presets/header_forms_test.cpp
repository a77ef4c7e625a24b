#include "presets/header_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shelfwise {
namespace {

TEST(HeaderForms, LeaveOutWhatDecoratesAName) {
  EXPECT_EQ(plainName("g:price"), "price");
  EXPECT_EQ(plainName("ID [id]"), "id");
  EXPECT_EQ(plainName("Name *"), "Name");
  EXPECT_EQ(plainName("name(*)"), "name");
  EXPECT_EQ(plainName("Price (USD)"), "Price");
  EXPECT_EQ(plainName("Categories (x,y,z...)"), "Categories");
  EXPECT_EQ(plainName("Product type [product_type]"), "product_type");
  EXPECT_EQ(plainName("Reference #"), "Reference");
  EXPECT_EQ(plainName("Price (incl. tax) *"), "Price");
}

TEST(HeaderForms, KeepANameThatIsAllDecoration) {
  EXPECT_EQ(plainName("(a)"), "(a)");
  EXPECT_EQ(plainName("*"), "*");
  EXPECT_EQ(plainName(""), "");
  EXPECT_EQ(plainName("g:"), "g");
  EXPECT_EQ(plainName("12:30"), "12:30");
  EXPECT_EQ(plainName("[]"), "[]");
}

TEST(HeaderForms, AreMadeOfWords) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(headerWords("retail_price"), (Words{"retail", "price"}));
  EXPECT_EQ(headerWords("ProductID"), (Words{"product", "id"}));
  EXPECT_EQ(headerWords("primaryProductId"), (Words{"primary", "product", "id"}));
  EXPECT_EQ(headerWords("SKUNumber"), (Words{"sku", "number"}));
  EXPECT_EQ(headerWords("Lineitem sku"), (Words{"lineitem", "sku"}));
  EXPECT_EQ(headerWords("商品 id"), (Words{"商品", "id"}));
  EXPECT_EQ(headerWords(" - "), Words{});
}

TEST(HeaderForms, FindTheExactNameBeforeADecoratedOne) {
  const HeaderIndex index({{"g:id", "g:id"}, {"ID", "ID"}, {"id", "product.id", 1}});
  EXPECT_EQ(index.find("ID"), 1u);
  EXPECT_EQ(index.find("g:id"), 0u);
  EXPECT_EQ(index.find("product.id"), 2u);
  EXPECT_EQ(index.find("Id"), 0u);
  EXPECT_EQ(index.find("title"), kNoField);
}

TEST(HeaderForms, MatchPatternsByPathNameOrPlainName) {
  const HeaderIndex index({{"g:tax_rate", "g:tax_rate"}, {"id", "variants.id", 1}});
  EXPECT_TRUE(index.matches(0, "tax_*"));
  EXPECT_TRUE(index.matches(0, "g:*"));
  EXPECT_TRUE(index.matches(1, "variants.*"));
  EXPECT_TRUE(index.matches(1, "id"));
  EXPECT_FALSE(index.matches(1, "tax_*"));
}

}  // namespace
}  // namespace shelfwise
