#include "live/live_values.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

namespace shelfwise {
namespace {

constexpr std::uint32_t kItems = 3;

// Prices 10.50, none and 3; weights .5, none and 2; sale true, false and missing.
class LiveValuesTest : public testing::Test {
 protected:
  LiveValuesTest() {
    columns_.numbers.push_back({.name = "price", .unit = "EUR", .divisor = 100, .fixed = cents_});
    columns_.numbers.push_back({.name = "weight", .unit = "kg", .floats = weights_});
    columns_.booleans.push_back({"sale", sales_});
    columns_.dates.push_back({"added", dates_});
    live_.open(kItems, columns_);
  }

  static LiveCell number(std::string_view text) {
    return {.kind = LiveKind::kNumber, .number = *parseDecimal(text)};
  }
  static LiveCell truth(bool value) { return {.kind = LiveKind::kBoolean, .truth = value}; }

  // The message of the error; empty if there is none.
  std::string apply(const LiveChanges& changes) {
    const Status applied = live_.apply(changes, columns_);
    return applied.ok() ? "" : applied.error().message;
  }

  std::string numbers(std::string_view name) const {
    const NumberColumn* column = findColumn(columns_.numbers, name);
    if (column == nullptr) return "no column";
    std::string text;
    for (ItemId item = 0; item < kItems; ++item) {
      const double value = (*column)[item];
      text += std::isnan(value) ? "- " : std::to_string(value) + " ";
    }
    return text;
  }

  std::string soldOut() const {
    std::string text;
    for (ItemId item = 0; item < kItems; ++item) {
      if (live_.soldOut() != nullptr && live_.soldOut()->has(item)) text += std::to_string(item);
    }
    return text;
  }

  std::array<std::int32_t, kItems> cents_ = {1050, NumberColumn::kNoFixed, 300};
  std::array<float, kItems> weights_ = {.5f, std::nanf(""), 2};
  std::array<std::uint8_t, kItems> sales_ = {BooleanColumn::kTrue, BooleanColumn::kFalse,
                                             BooleanColumn::kMissing};
  std::array<std::int64_t, kItems> dates_ = {0, 0, 0};
  Columns columns_;
  LiveValues live_;
};

TEST_F(LiveValuesTest, ChangesWhatARowNames) {
  EXPECT_EQ(apply({{"price", "weight", "sale"},
                   {2, 1},
                   {number("2.25"), {}, truth(true), number("7"), number("0.25"), {}}}),
            "");
  EXPECT_EQ(numbers("price"), "10.500000 7.000000 2.250000 ");
  EXPECT_EQ(numbers("weight"), "0.500000 0.250000 2.000000 ");
  EXPECT_EQ(columns_.booleans.front().values[2], BooleanColumn::kTrue);
  EXPECT_EQ(columns_.booleans.front().values[1], BooleanColumn::kFalse);
  EXPECT_EQ(cents_[2], 300) << "the slice stays as it is";
}

TEST_F(LiveValuesTest, ANumberBringsItsDecimals) {
  EXPECT_EQ(apply({{"price"}, {0}, {number("0.0625")}}), "");
  EXPECT_EQ(columns_.numbers.front().divisor, 10000U);
  EXPECT_EQ(numbers("price"), "0.062500 - 3.000000 ");
}

TEST_F(LiveValuesTest, TheLaterOfTwoRowsAndTheLaterChangeHold) {
  EXPECT_EQ(apply({{"price"}, {0, 0}, {number("1"), number("2")}}), "");
  EXPECT_EQ(numbers("price"), "2.000000 - 3.000000 ");
  EXPECT_EQ(apply({{"price"}, {0}, {number("4")}}), "");
  EXPECT_EQ(apply({{"price"}, {1}, {number("5")}}), "");
  EXPECT_EQ(numbers("price"), "4.000000 5.000000 3.000000 ");
}

TEST_F(LiveValuesTest, StockBecomesAColumnAndTellsWhatIsSoldOut) {
  EXPECT_EQ(soldOut(), "");
  EXPECT_EQ(apply({{"stock"}, {0, 1, 2}, {number("0"), number("4"), number("-1")}}), "");
  EXPECT_EQ(soldOut(), "02");
  EXPECT_EQ(apply({{"stock"}, {0}, {number("1")}}), "");
  EXPECT_EQ(soldOut(), "2");
  EXPECT_EQ(apply({{"stock"}, {2}, {number("0.5")}}), "");
  EXPECT_EQ(live_.soldOut(), nullptr);
}

TEST_F(LiveValuesTest, StockOfTheBuildMayBeBoolean) {
  columns_.booleans.push_back({"stock", sales_});
  live_.open(kItems, columns_);
  EXPECT_EQ(soldOut(), "1");
  EXPECT_EQ(apply({{"stock"}, {0, 1}, {truth(false), truth(true)}}), "");
  EXPECT_EQ(soldOut(), "0");
}

TEST_F(LiveValuesTest, RefusesWhatNoColumnCanHold) {
  const std::string unknown = "the build has no such column of numbers or true and false";
  EXPECT_EQ(apply({{"prise"}, {0}, {number("1")}}), "live value prise: " + unknown);
  EXPECT_EQ(apply({{"added"}, {0}, {number("1")}}), "live value added: " + unknown);
  EXPECT_EQ(apply({{"price"}, {0}, {truth(true)}}), "live value price: the column holds numbers");
  EXPECT_EQ(apply({{"sale"}, {0}, {number("1")}}),
            "live value sale: the column holds true and false");
  EXPECT_EQ(apply({{"price"}, {0}, {number("21474836.48")}}),
            "live value price: a number of 2 decimals is too large; build again to change it");
  EXPECT_EQ(apply({{"price"}, {0}, {number("21474836.47")}}), "");
}

TEST_F(LiveValuesTest, StockThatIsATextIsNoLiveValue) {
  columns_.texts.push_back({"stock", {}});
  EXPECT_EQ(apply({{"stock"}, {0}, {number("1")}}),
            "live value stock: the build has no such column of numbers or true and false");
}

TEST_F(LiveValuesTest, ARefusedChangeChangesNothing) {
  EXPECT_NE(apply({{"price", "stock", "sale"}, {0}, {number("1"), number("0"), number("1")}}), "");
  EXPECT_EQ(numbers("price"), "10.500000 - 3.000000 ");
  EXPECT_EQ(numbers("stock"), "no column");
  EXPECT_EQ(soldOut(), "");
}

}  // namespace
}  // namespace shelfwise
