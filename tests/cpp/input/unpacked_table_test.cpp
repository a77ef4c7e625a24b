#include "input/unpacked_table.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace shelfwise {
namespace {

std::unique_ptr<Table> unpackedText(const std::string& text, std::vector<PackedRows> packed) {
  auto table = openTable("shop.csv", text);
  EXPECT_TRUE(table.ok());
  auto all = unpacked(std::move(table).value(), std::move(packed));
  EXPECT_TRUE(all.ok()) << all.error().message;
  return std::move(all).value();
}

// "path@element=text" of each cell.
std::vector<std::string> cellsOfNext(Table& table) {
  Row row;
  std::vector<std::string> texts;
  const auto more = table.next(row);
  if (!more.ok() || !more.value()) return {"end"};
  for (const Cell& cell : row.cells) {
    const std::string element =
        cell.element == kNoElement ? "" : "@" + std::to_string(cell.element);
    texts.push_back(table.columns()[cell.column].path + element + "=" + std::string(cell.text));
  }
  return texts;
}

using Cells = std::vector<std::string>;

TEST(UnpackedTable, HasAnElementForEachPackedRow) {
  const auto table = unpackedText(
      "sku,variations,name\np,\"sku=a,size=S|sku=b,size=M, colour =red\",Parka\nq,,Mug\n",
      {{1, "|", ",", "="}});
  ASSERT_EQ(table->columns().size(), 6u);
  EXPECT_EQ(table->columns()[5].path, "variations.colour");
  EXPECT_EQ(table->columns()[5].name, "colour");
  EXPECT_EQ(table->columns()[5].depth, 1u);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(cellsOfNext(*table),
              (Cells{"sku=p", "name=Parka", "variations.sku@0=a", "variations.size@0=S",
                     "variations.sku@1=b", "variations.size@1=M", "variations.colour@1=red"}));
    EXPECT_EQ(cellsOfNext(*table), (Cells{"sku=q", "name=Mug"}));
    EXPECT_EQ(cellsOfNext(*table), (Cells{"end"}));
    ASSERT_TRUE(table->rewind().ok());
  }
}

TEST(UnpackedTable, DropsWhatHasNoNameAndTakesAnEmptySignForOneRow) {
  const auto table = unpackedText("id,more\n1,\"a: 1; b;: 2;c:\"\n", {{1, "", ";", ":"}});
  EXPECT_EQ(cellsOfNext(*table), (Cells{"id=1", "more.a@0=1"}));
}

TEST(UnpackedTable, IsTheTableItselfWithoutPackedCells) {
  const auto table = unpackedText("id,more\n1,a=b\n", {});
  EXPECT_EQ(cellsOfNext(*table), (Cells{"id=1", "more=a=b"}));
}

TEST(UnpackedTable, RefusesMoreNamesThanATableHasColumns) {
  std::string text = "id,more\n";
  for (std::size_t i = 0; i <= kMaxColumns; ++i) {
    text += std::to_string(i) + ",n" + std::to_string(i) + "=1\n";
  }
  auto table = openTable("shop.csv", text);
  ASSERT_TRUE(table.ok());
  const auto all = unpacked(std::move(table).value(), {{1, "|", ",", "="}});
  ASSERT_FALSE(all.ok());
  EXPECT_EQ(all.error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace shelfwise
