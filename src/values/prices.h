// Prices with their currency.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

struct Price {
  double amount;         // >= 0
  std::string currency;  // ISO 4217; empty if none is given
  bool isLeast = false;  // the least of several: "from 14.99", "9.99 - 19.99"
};

// "1.299,00 EUR", "$1,299.00", "¥12", "12.50", "Rp 75.000".  `currency` is used where the text has
// none, and for signs that several currencies share ($, ¥, kr).  If it is empty, these signs mean
// USD, CNY and none.
//
// In a currency that is used without decimals (IDR, CLP, JPY, ...) a single sign before exactly
// three digits groups thousands, whatever `decimalComma` says.
//
// A comma before exactly three digits groups thousands in a currency that is always written with a
// decimal point ("Rs. 1,299"), too.
//
// A note behind is left out: "19,99 €*", "12,50 € / kg", "1,299/-", "14.99 incl. VAT".  So is a
// word before it: "from", "ab", "ca.".  Of a range the least price is taken, as for a product with
// variants.  Anything else is kBadValue with the reason alone.
Result<Price> parsePrice(std::string_view text, std::string_view currency, bool decimalComma);

// A sign or code of a currency at an end of a text.
struct CurrencySign {
  std::string_view sign;   // as written; empty if there is none
  std::string_view code;   // ISO 4217; empty for a sign of several currencies without a usual one
  bool ambiguous = false;  // several currencies share the sign
};
CurrencySign currencyAtFront(std::string_view text);
CurrencySign currencyAtBack(std::string_view text);

// Whether prices in the currency usually have no decimals; false for an unknown code.
bool hasNoDecimals(std::string_view currency);

// Whether prices in the currency are usually written with a decimal comma (BRL, PLN) or a decimal
// point (USD, INR); nothing where both are usual (EUR) or the code is unknown.
std::optional<bool> usualDecimalComma(std::string_view currency);

}  // namespace shelfwise
