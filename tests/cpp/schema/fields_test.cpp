#include "schema/fields.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shelfwise {
namespace {

std::vector<TableColumn> columnsOf(const std::vector<std::string>& paths) {
  std::vector<TableColumn> columns;
  for (const auto& path : paths) {
    const std::size_t point = path.rfind('.');
    const bool nested = point != path.npos;
    columns.push_back({nested ? path.substr(point + 1) : path, path, nested ? 1u : 0u});
  }
  return columns;
}

// "id=sku title=Name" for what was recognised, or the error.
std::string found(std::span<const FieldNames> fields, const std::vector<std::string>& paths,
                  const std::vector<FieldColumns>& mapped = {}) {
  const auto result = findFields("shop.csv", fields, mapped, columnsOf(paths));
  if (!result.ok()) {
    return std::string(errorCodeName(result.error().code)) + ": " + result.error().message;
  }
  std::string text;
  for (const auto& [field, column] : result.value().recognized) text += field + "=" + column + " ";
  return text;
}

std::string inCatalog(const std::vector<std::string>& paths,
                      const std::vector<FieldColumns>& mapped = {}) {
  return found(catalogFields(), paths, mapped);
}

TEST(Fields, AreFoundByUsualNamesHoweverTheyAreWritten) {
  EXPECT_EQ(inCatalog({"Product ID", "NAME", "supplier", "Category", "Unit_Price"}),
            "id=Product ID title=NAME brand=supplier categories=Category price=Unit_Price ");
  EXPECT_EQ(inCatalog({"商品编号", "标题", "品牌", "类目", "价格", "图片", "链接", "描述"}),
            "id=商品编号 title=标题 brand=品牌 categories=类目 price=价格 image=图片 url=链接 "
            "description=描述 ");
  EXPECT_EQ(found(eventFields(),
                  {"InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"}),
            "shopper=CustomerID item=StockCode time=InvoiceDate quantity=Quantity price=UnitPrice "
            "order=InvoiceNo ");
  EXPECT_EQ(found(eventFields(), {"用户id", "商品id", "行为", "时间"}),
            "shopper=用户id item=商品id type=行为 time=时间 ");
  EXPECT_EQ(found(linkFields(), {"from", "relation", "to"}), "from=from relation=relation to=to ");
}

TEST(Fields, TakeTheBetterOfTwoNames) {
  EXPECT_EQ(inCatalog({"name", "id", "title"}), "id=id title=title ");
  EXPECT_EQ(inCatalog({"sku", "id"}), "id=id ");
  EXPECT_EQ(inCatalog({"id", "supplier", "brand"}), "id=id brand=brand ");
}

TEST(Fields, TakeTheKeyThatIsFurtherOut) {
  EXPECT_EQ(inCatalog({"a.id", "id", "a.品牌"}), "id=id brand=a.品牌 ");
  EXPECT_EQ(inCatalog({"id", "a.title", "name"}), "id=id title=name ");
}

TEST(Fields, FollowTheMap) {
  EXPECT_EQ(inCatalog({"id", "code", "Name"}, {{"id", {"code"}}, {"title", {"Name"}}}),
            "id=code title=Name ");
  EXPECT_EQ(inCatalog({"id", "title", "brand"}, {{"brand", {}}}), "id=id title=title ");
  EXPECT_EQ(inCatalog({"id", "a.x"}, {{"brand", {"x"}}}), "id=id brand=a.x ");
  EXPECT_EQ(inCatalog({"id", "a.x", "b.x"}, {{"brand", {"b.x"}}}), "id=id brand=b.x ");
}

TEST(Fields, AreMissingWhereNoNameFits) {
  EXPECT_EQ(inCatalog({"colour", "size"}),
            "missing-column: shop.csv: no column for id (usual names: id, productid, itemid, ...; "
            "else name it in the map); the columns are colour, size");
  EXPECT_EQ(inCatalog({"id"}, {{"title", {"Name"}}}),
            "missing-column: shop.csv: the map reads title from 'Name', but the columns are id");
}

TEST(Fields, AreAmbiguousWhereTwoNamesFitAlike) {
  EXPECT_EQ(inCatalog({"id", "title", "ID"}),
            "ambiguous-column: shop.csv: both id and ID can be the column of id; name it in the "
            "map");
  EXPECT_EQ(inCatalog({"id", "product_id"}),
            "ambiguous-column: shop.csv: both id and product_id can be the column of id; name it "
            "in the map");
  EXPECT_EQ(inCatalog({"id", "Price", "price"}),
            "ambiguous-column: shop.csv: both Price and price can be the column of price; name it "
            "in the map");
  EXPECT_EQ(inCatalog({"id", "product_id"}, {{"id", {"product_id"}}}), "id=product_id ");
  EXPECT_EQ(inCatalog({"id", "a.x", "b.x"}, {{"brand", {"x"}}}),
            "ambiguous-column: shop.csv: the map reads brand from 'x', but this may be a.x or b.x");
  EXPECT_EQ(inCatalog({"id", "x"}, {{"brand", {"x"}}, {"title", {"x"}}}),
            "ambiguous-column: shop.csv: the map reads two fields from 'x'");
}

TEST(Fields, ListOnlyTheFirstOfManyColumnsInAMessage) {
  std::vector<std::string> many;
  for (int i = 0; i < 5'000; ++i) many.push_back("c" + std::to_string(i));
  const std::string message = inCatalog(many);
  EXPECT_NE(message.find("c11, ..."), std::string::npos) << message;
  EXPECT_LT(message.size(), 300u);
}

}  // namespace
}  // namespace shelfwise
