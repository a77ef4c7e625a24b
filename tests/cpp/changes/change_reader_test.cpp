#include "changes/change_reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <string>

#include "fixtures/models.h"
#include "slice/model_slices.h"

namespace shelfwise {
namespace {

// The camping shop with prices in EUR and a column `organic`.
class ChangeReaderTest : public testing::Test {
 protected:
  ChangeReaderTest() {
    Model model = campingModel();
    std::erase_if(model.fields, [](const FieldColumn& field) { return field.name == "price"; });
    model.columns.numbers.push_back({"price", "EUR", 2, {10000, 5000, 3000, 900}, {}});
    model.columns.booleans.push_back({"organic", {0, 1, 2, 0}});
    slices_ = writeModelSlices(model);
    const std::array<std::span<const std::byte>, 2> bytes = {slices_.engine, slices_.fields};
    model_ = openModel(bytes).value();
  }

  Result<ChangeReading> read(const std::string& text) const {
    return readChanges({.name = "c.csv", .bytes = std::as_bytes(std::span(text))}, *model_);
  }

  // The changes as lines "item: column=value ..."; or the message of the error.
  std::string shown(const std::string& text) const {
    const auto reading = read(text);
    if (!reading.ok()) return reading.error().message;
    const LiveChanges& changes = reading.value().changes;
    std::string lines;
    for (std::size_t row = 0; row < changes.items.size(); ++row) {
      lines += std::string(model_->itemIds[changes.items[row]]) + ":";
      for (std::size_t c = 0; c < changes.columns.size(); ++c) {
        const LiveCell& cell = changes.cells[row * changes.columns.size() + c];
        if (cell.kind == LiveKind::kUnchanged) continue;
        lines += " " + changes.columns[c] + "=";
        lines += cell.kind == LiveKind::kBoolean ? (cell.truth ? "true" : "false")
                                                 : std::to_string(cell.number.digits) + "/" +
                                                       std::to_string(cell.number.decimals);
      }
      lines += "\n";
    }
    return lines;
  }

  ModelSlices slices_;
  std::unique_ptr<ModelView> model_;
};

TEST_F(ChangeReaderTest, ReadsRowsInTheOrderOfTheItems) {
  EXPECT_EQ(shown("id,price,stock,organic\nmug,8.50,0,yes\ntent,99.9,,\n"),
            "tent: price=999/1\nmug: price=85/1 stock=0/0 organic=true\n");
  EXPECT_EQ(shown("SKU;stock\nbag;3\n"), "bag: stock=3/0\n");
  EXPECT_EQ(shown("{\"id\":\"bag\",\"price\":1e1,\"organic\":false}\n"),
            "bag: price=10/0 organic=false\n");
}

TEST_F(ChangeReaderTest, TakesTheUnitOfTheColumn) {
  EXPECT_EQ(shown("id,price\nbag,20 EUR\nmug,EUR 9.5\n"), "bag: price=20/0\nmug: price=95/1\n");
}

TEST_F(ChangeReaderTest, ListsWhatItDoesNotUse) {
  const auto reading = read("id,title,stock\nbag,Bag,1\nyurt,Yurt,2\n");
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_EQ(reading.value().unused, std::vector<std::string>{"title"});
  EXPECT_EQ(reading.value().unknown, std::vector<std::string>{"yurt"});
  EXPECT_EQ(reading.value().unknownCount, 1U);
  EXPECT_EQ(reading.value().rows, 2U);
}

TEST_F(ChangeReaderTest, NamesAtMostFiveUnknownIds) {
  const auto reading = read("id,stock\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\n");
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading.value().unknown.size(), kShownIds);
  EXPECT_EQ(reading.value().unknownCount, 6U);
}

TEST_F(ChangeReaderTest, RefusesWithFileRowAndColumn) {
  EXPECT_EQ(shown("id,price\nbag,\"20,00\"\n"),
            "c.csv, row 2, column price: \"20,00\" is no plain number such as 1299.5");
  EXPECT_EQ(shown("id,price\nbag,20 USD\n"),
            "c.csv, row 2, column price: \"20 USD\" is no plain number such as 1299.5");
  EXPECT_EQ(shown("id,organic\nbag,7\n"),
            "c.csv, row 2, column organic: \"7\" is neither true nor false");
  EXPECT_EQ(shown("id,stock\nbag,1\nmug,2\nbag,3\n"),
            "c.csv, row 4: the id bag came before; keep its latest row alone");
  EXPECT_EQ(shown("id,stock\n,1\n"), "c.csv, row 2: the row has no id");
}

TEST_F(ChangeReaderTest, RefusesColumnsThatCannotBe) {
  EXPECT_EQ(shown("name,stock\nbag,1\n"),
            "c.csv: no column of ids; call one id, item, item_id, product_id or sku");
  EXPECT_EQ(shown("id,prise\nbag,1\n"),
            "c.csv: no column of live values; the build knows stock, price, organic");
  EXPECT_EQ(shown("id,sku,stock\nbag,bag,1\n"),
            "c.csv: two columns could be the id; leave one of them out");
  EXPECT_EQ(read("id,prise\nbag,1\n").error().code, ErrorCode::kMissingColumn);
  EXPECT_EQ(read("").error().code, ErrorCode::kEmptyFile);
}

TEST_F(ChangeReaderTest, MergesCellByCell) {
  const auto cell = [](std::int64_t digits) {
    return LiveCell{.kind = LiveKind::kNumber, .number = {digits, 0}};
  };
  const LiveChanges earlier{{"price", "stock"}, {1, 3}, {cell(1), cell(2), cell(3), {}}};
  const LiveChanges later{{"stock", "weight"}, {0, 1}, {cell(7), {}, {}, cell(8)}};
  EXPECT_EQ(mergedChanges(earlier, later),
            (LiveChanges{{"price", "stock", "weight"},
                         {0, 1, 3},
                         {{}, cell(7), {}, cell(1), cell(2), cell(8), cell(3), {}, {}}}));
  EXPECT_EQ(mergedChanges({}, later), later);
  EXPECT_EQ(mergedChanges(later, {}), later);
}

}  // namespace
}  // namespace shelfwise
