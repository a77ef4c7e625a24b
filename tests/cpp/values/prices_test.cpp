#include "values/prices.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

void expectPrice(const char* text, double amount, const char* currency, bool isLeast = false) {
  const auto price = parsePrice(text, "", false);
  ASSERT_TRUE(price.ok()) << text;
  EXPECT_EQ(price.value().amount, amount) << text;
  EXPECT_EQ(price.value().currency, currency) << text;
  EXPECT_EQ(price.value().isLeast, isLeast) << text;
}

TEST(Prices, ReadTheCurrencyBeforeAndBehind) {
  const auto expect = [](const char* text, double amount, const char* currency) {
    const auto price = parsePrice(text, "", false);
    ASSERT_TRUE(price.ok()) << text;
    EXPECT_EQ(price.value().amount, amount) << text;
    EXPECT_EQ(price.value().currency, currency) << text;
  };
  expect("1.299,00 EUR", 1299, "EUR");
  expect("$1,299.00", 1299, "USD");
  expect("¥12", 12, "CNY");
  expect("12元", 12, "CNY");
  expect("HK$ 5.50", 5.5, "HKD");
  expect("12.50 kr", 12.5, "");
  expect("CHF 12.-", 12, "CHF");
  expect("12,- €", 12, "EUR");
  expect("usd 7", 7, "USD");
  expect("£0", 0, "GBP");
  expect("-0.00", 0, "");
  expect("$5 CAD", 5, "CAD");
  expect("19.99", 19.99, "");
}

TEST(Prices, TakeTheCurrencyOfTheMapWhereTheCellLeavesItOpen) {
  const auto currency = [](const char* text) {
    return parsePrice(text, "JPY", false).value().currency;
  };
  EXPECT_EQ(currency("12"), "JPY");
  EXPECT_EQ(currency("¥12"), "JPY");
  EXPECT_EQ(currency("12 EUR"), "EUR");
}

TEST(Prices, RefuseWhatNoPriceCanBe) {
  const auto reason = [](const char* text) { return parsePrice(text, "", false).error().message; };
  EXPECT_EQ(reason("-5"), "the price is negative");
  EXPECT_EQ(reason("-$5.00"), "the price is negative");
  EXPECT_EQ(reason("NaN"), "the price is not a finite number");
  EXPECT_EQ(reason("1e999"), "the price is a number beyond the range of a double");
  EXPECT_EQ(reason("on request"), "the price is not a number");
  for (const char* text : {"20-10", "2026/01/05", "1/2", "3*4", "12 apples", "from", "ab", "- 5 -",
                           "5 EUR 6", "from here 5", "10-", "1.2.3"}) {
    EXPECT_FALSE(parsePrice(text, "", false).ok()) << text;
  }
  EXPECT_EQ(reason("EUR"), "the price is not a number");
}

TEST(Prices, InACurrencyWithoutDecimalsHaveThousands) {
  expectPrice("13.000 IDR", 13000, "IDR");
  expectPrice("Rp 1.299.000", 1299000, "IDR");
  expectPrice("Rp75.000", 75000, "IDR");
  expectPrice("Rp. 75,000", 75000, "IDR");
  expectPrice("CLP$19.990", 19990, "CLP");
  expectPrice("¥ 1,200 JPY", 1200, "JPY");
  expectPrice("129.000 ₫", 129000, "VND");
  expectPrice("₩12,900", 12900, "KRW");
  expectPrice("13.50 IDR", 13.5, "IDR");
  expectPrice("13.000 KWD", 13, "KWD");
  EXPECT_EQ(parsePrice("13.000", "IDR", false).value().amount, 13000);
  EXPECT_EQ(parsePrice("$ 13.990", "CLP", false).value().amount, 13990);
  EXPECT_EQ(parsePrice("13,000", "IDR", true).value().amount, 13000);
  EXPECT_EQ(parsePrice("13.000", "EUR", false).value().amount, 13);
  EXPECT_TRUE(hasNoDecimals("IDR"));
  EXPECT_FALSE(hasNoDecimals("EUR"));
  EXPECT_FALSE(hasNoDecimals(""));
  EXPECT_FALSE(hasNoDecimals("RISK"));
}

TEST(Prices, OfACurrencyWithADecimalPointHaveNoThreeDecimals) {
  EXPECT_EQ(parsePrice("Rs. 1,299/-", "", true).value().amount, 1299);
  EXPECT_EQ(parsePrice("$1,299", "", true).value().amount, 1299);
  EXPECT_EQ(parsePrice("1,299 EUR", "", true).value().amount, 1.299);
  EXPECT_EQ(usualDecimalComma("BRL"), true);
  EXPECT_EQ(usualDecimalComma("INR"), false);
  EXPECT_EQ(usualDecimalComma("EUR"), std::nullopt);
  EXPECT_EQ(usualDecimalComma(""), std::nullopt);
}

TEST(Prices, KnowTheSignsOfManyCurrencies) {
  expectPrice("R 129.99", 129.99, "ZAR");
  expectPrice("RM12.90", 12.9, "MYR");
  expectPrice("12,90 лв.", 12.9, "BGN");
  expectPrice("₦1,500", 1500, "NGN");
  expectPrice("S/ 12.50", 12.5, "PEN");
  expectPrice("12,50 Euro", 12.5, "EUR");
  expectPrice("1 299 ₽", 1299, "RUB");
  expectPrice("49,90 lei", 49.9, "RON");
}

TEST(Prices, LeaveOutANoteBehindThem) {
  expectPrice("19,99 €*", 19.99, "EUR");
  expectPrice("12,50 € / kg", 12.5, "EUR");
  expectPrice("12,50 €/100 g", 12.5, "EUR");
  expectPrice("Rs. 1,299/-", 1299, "INR");
  expectPrice("14.99 incl. VAT", 14.99, "");
  expectPrice("$5.00 (plus shipping)", 5, "USD");
  expectPrice("5,00 EUR pro Stück", 5, "EUR");
  expectPrice("￥12起", 12, "CNY", true);
}

TEST(Prices, LeaveOutAWordBeforeThem) {
  expectPrice("from 14.99", 14.99, "", true);
  expectPrice("From $14.99", 14.99, "USD", true);
  expectPrice("ab 14,99 €", 14.99, "EUR", true);
  expectPrice("à partir de 14,99 €", 14.99, "EUR", true);
  expectPrice("ca. 15 €", 15, "EUR");
  expectPrice("Price: $3", 3, "USD");
}

TEST(Prices, OfARangeAreTheLeast) {
  expectPrice("9.99 - 19.99", 9.99, "", true);
  expectPrice("$9.99 – $19.99", 9.99, "USD", true);
  expectPrice("10-20 EUR", 10, "EUR", true);
  expectPrice("10,00 € bis 20,00 €", 10, "EUR", true);
  expectPrice("5~5", 5, "", true);
}

}  // namespace
}  // namespace shelfwise
