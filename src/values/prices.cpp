#include "values/prices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "values/cell_text.h"
#include "values/numbers.h"

namespace shelfwise {

namespace {

constexpr auto kCurrencies = std::to_array<CurrencySign>({
    {"$", "USD", true}, {"¥", "CNY", true}, {"￥", "CNY", true}, {"kr", "", true},
    {"kr.", "", true},  {"€", "EUR"},       {"£", "GBP"},        {"元", "CNY"},
    {"圆", "CNY"},      {"块", "CNY"},      {"人民币", "CNY"},   {"RMB", "CNY"},
    {"CN¥", "CNY"},     {"円", "JPY"},      {"JP¥", "JPY"},      {"US$", "USD"},
    {"HK$", "HKD"},     {"NT$", "TWD"},     {"A$", "AUD"},       {"AU$", "AUD"},
    {"C$", "CAD"},      {"CA$", "CAD"},     {"NZ$", "NZD"},      {"S$", "SGD"},
    {"R$", "BRL"},      {"MX$", "MXN"},     {"₹", "INR"},        {"Rs", "INR"},
    {"Rs.", "INR"},     {"₩", "KRW"},       {"원", "KRW"},       {"₽", "RUB"},
    {"₺", "TRY"},       {"₫", "VND"},       {"฿", "THB"},        {"₴", "UAH"},
    {"₪", "ILS"},       {"zł", "PLN"},      {"Kč", "CZK"},       {"Ft", "HUF"},
    {"Fr.", "CHF"},     {"SFr.", "CHF"},    {"Rp", "IDR"},       {"Rp.", "IDR"},
    {"RM", "MYR"},      {"CLP$", "CLP"},    {"COP$", "COP"},     {"AR$", "ARS"},
    {"ARS$", "ARS"},    {"MXN$", "MXN"},    {"USD$", "USD"},     {"R", "ZAR"},
    {"лв", "BGN"},      {"лв.", "BGN"},     {"₦", "NGN"},        {"₱", "PHP"},
    {"S/", "PEN"},      {"S/.", "PEN"},     {"₡", "CRC"},        {"₲", "PYG"},
    {"lei", "RON"},     {"Lei", "RON"},     {"руб", "RUB"},      {"руб.", "RUB"},
    {"р.", "RUB"},      {"грн", "UAH"},     {"грн.", "UAH"},     {"₸", "KZT"},
    {"₾", "GEL"},       {"৳", "BDT"},       {"Tk", "BDT"},       {"TL", "TRY"},
    {"KSh", "KES"},     {"Ksh", "KES"},     {"đ", "VND"},        {"Bs", "BOB"},
    {"Bs.", "BOB"},     {"din.", "RSD"},    {"د.إ", "AED"},      {"ر.س", "SAR"},
    {"Kčs", "CZK"},     {"€uro", "EUR"},    {"Euro", "EUR"},     {"euro", "EUR"},
    {"원화", "KRW"},    {"บาท", "THB"},     {"Dhs", "AED"},      {"GH₵", "GHS"},
});

constexpr std::string_view kCurrencyCodes =
    "AED ARS AUD BDT BGN BHD BOB BRL CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP GEL GHS HKD HUF "
    "IDR ILS INR IQD IRR ISK JOD JPY KES KRW KWD KZT LKR MAD MMK MXN MYR NGN NOK NPR NZD OMR PEN "
    "PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD UYU UZS VND XAF "
    "XOF ZAR ";

// ISO 4217 has none of them, or nobody uses them.
constexpr std::string_view kWithoutDecimals =
    "CLP COP CRC HUF IDR IQD IRR ISK JPY KRW MMK PYG TWD TZS UGX UZS VND XAF XOF ";

// The usual decimal sign where it is the same in all countries of a currency (CLDR).
constexpr std::string_view kWithComma =
    "ARS BGN BRL CLP COP CRC CZK DKK HUF IDR ISK NOK PLN PYG RON RSD RUB SEK TRY UAH UYU VND ";
constexpr std::string_view kWithPoint =
    "AED AUD BDT CNY EGP GBP GHS HKD ILS INR JPY KES KRW LKR MXN MYR NGN NPR NZD PHP PKR SAR SGD "
    "THB TWD TZS UGX USD ";

// The code that `text` is, whatever its case.
CurrencySign codeAt(std::string_view text) {
  if (text.size() != 3 || !isLetter(text[0])) return {};
  for (std::size_t at = 0; at < kCurrencyCodes.size(); at += 4) {
    const auto code = kCurrencyCodes.substr(at, 3);
    const bool equal = std::equal(code.begin(), code.end(), text.begin(),
                                  [](char a, char b) { return lower(a) == lower(b); });
    if (equal) return {code, code, false};
  }
  return {};
}

std::string_view withoutFront(std::string_view text, std::size_t length) {
  return trimmed(text.substr(length));
}

std::string_view withoutBack(std::string_view text, std::size_t length) {
  return trimmed(text.substr(0, text.size() - length));
}

Error badPrice(std::string reason) { return Error{ErrorCode::kBadValue, std::move(reason)}; }

// The number of a price.  In a currency without decimals, three digits are no fraction.
Result<double> amountOf(std::string_view text, std::string_view currency, bool decimalComma) {
  const WrittenNumber written = numberAtFront(text);
  const bool open =
      written.proof == DecimalProof::kOpenComma || written.proof == DecimalProof::kOpenPoint;
  if (!open || written.length < text.size()) return parseNumber(text, decimalComma);
  if (hasNoDecimals(currency)) return parseNumber(text, written.proof == DecimalProof::kOpenPoint);
  const bool comma = written.proof == DecimalProof::kOpenComma;
  if (comma && usualDecimalComma(currency) == false) return parseNumber(text, false);
  return parseNumber(text, decimalComma);
}

// A number with a currency before or behind it, and nothing else.
Result<Price> plainPrice(std::string_view text, std::string_view currency, bool decimalComma) {
  std::string_view rest = trimmed(text);
  const bool negative = rest.starts_with('-');
  if (negative) rest = withoutFront(rest, 1);
  const CurrencySign front = currencyAtFront(rest);
  rest = withoutFront(rest, front.sign.size());
  const CurrencySign back = currencyAtBack(rest);
  rest = withoutBack(rest, back.sign.size());
  for (const std::string_view even : {",-", ".-", ",--", ",–", ".–"}) {
    if (rest.ends_with(even)) rest = withoutBack(rest, even.size());
  }
  const CurrencySign& named = back.sign.empty() || back.ambiguous ? front : back;
  const CurrencySign& used = named.sign.empty() ? back : named;
  const bool given = !used.sign.empty() && !(used.ambiguous && !currency.empty());
  const std::string_view code = given ? used.code : currency;
  const auto number = amountOf(rest, code, decimalComma);
  if (!number.ok()) return badPrice("the price is " + number.error().message);
  if (negative || std::signbit(number.value())) {
    if (number.value() != 0) return badPrice("the price is negative");
  }
  return Price{std::abs(number.value()), std::string(code)};
}

// In front of a least price, in lower case.
constexpr auto kLeastWords = std::to_array<std::string_view>({
    "from",
    "from:",
    "ab",
    "starting at",
    "starting from",
    "à partir de",
    "a partir de",
    "dès",
    "desde",
    "da",
    "a partire da",
    "od",
    "от",
    "vanaf",
    "fra",
    "från",
    "alkaen",
    "mulai",
});

// In front of any price.
constexpr auto kPlainWords = std::to_array<std::string_view>({
    "ca.",     "ca",      "circa", "approx.", "approx", "about",  "only",
    "nur",     "now",     "now:",  "jetzt",   "price:", "preis:", "prix:",
    "precio:", "prezzo:", "售价:", "售价：",  "价格:",  "价格：",
});

// `text` behind one of the words and a space, or a colon; nothing if it starts with none.
template <std::size_t n>
std::optional<std::string_view> behind(const std::array<std::string_view, n>& words,
                                       std::string_view text) {
  for (const std::string_view word : words) {
    if (text.size() <= word.size()) continue;
    const bool equal = std::equal(word.begin(), word.end(), text.begin(),
                                  [](char a, char b) { return a == lower(b); });
    const bool ends =
        word.back() == ':' || word.ends_with("：") || spaceAtFront(text.substr(word.size())) > 0;
    if (equal && ends) return trimmed(text.substr(word.size()));
  }
  return std::nullopt;
}

bool isNoteWord(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>({
      "per", "pro",  "each",  "ea",     "incl", "inkl", "inc",  "excl", "exkl",
      "ex",  "zzgl", "plus",  "ttc",    "ht",   "mwst", "vat",  "tax",  "gst",
      "iva", "tva",  "netto", "brutto", "net",  "起",   "含税",
  });
  return std::any_of(kWords.begin(), kWords.end(), [text](std::string_view word) {
    if (text.size() < word.size()) return false;
    const bool equal = std::equal(word.begin(), word.end(), text.begin(),
                                  [](char a, char b) { return a == lower(b); });
    return equal && (text.size() == word.size() || !isLetter(text[word.size()]));
  });
}

// Where the note behind a price begins; the end if it has none.
std::size_t noteIn(std::string_view text) {
  constexpr std::size_t kLongestNote = 60;
  std::size_t at = 0;
  while (at < text.size() && !isDigit(text[at])) ++at;
  for (at = std::min(at + 1, text.size()); at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool sign = rest[0] == '*' || rest[0] == '/' || rest[0] == '(' || rest.starts_with("†");
    const bool digit = rest.size() > 1 && isDigit(rest[1]);
    const auto before = static_cast<unsigned char>(text[at - 1]);
    const bool begins = before == ' ' || before >= 0x80 || rest.starts_with("起");
    if ((sign && (!digit || !isDigit(trimmed(text.substr(0, at)).back()))) ||
        (begins && isNoteWord(rest)))
      break;
  }
  return text.size() - at > kLongestNote ? text.size() : at;
}

Result<Price> priceWithNote(std::string_view text, std::string_view currency, bool decimalComma) {
  auto price = plainPrice(text, currency, decimalComma);
  const std::size_t note = price.ok() ? text.size() : noteIn(text);
  if (note == text.size()) return price;
  auto noted = plainPrice(text.substr(0, note), currency, decimalComma);
  if (!noted.ok()) return price;
  noted.value().isLeast = text.substr(note).starts_with("起");
  return noted;
}

// The sign between the two prices of a range: its place and length; length 0 if there is none.
std::pair<std::size_t, std::size_t> rangeSignIn(std::string_view text) {
  for (const std::string_view sign :
       {" - ", " – ", " — ", " to ", " bis ", " à ", " a ", "–", "—", "~", "～", "-"}) {
    const std::size_t at = text.find(sign, 1);
    if (at != text.npos && at + sign.size() < text.size()) return {at, sign.size()};
  }
  return {0, 0};
}

// The least price of a range.
std::optional<Price> leastOfRange(std::string_view text, std::string_view currency,
                                  bool decimalComma) {
  const auto [at, length] = rangeSignIn(text);
  if (length == 0) return std::nullopt;
  const auto most = priceWithNote(text.substr(at + length), currency, decimalComma);
  if (!most.ok()) return std::nullopt;
  const auto least = priceWithNote(text.substr(0, at), most.value().currency, decimalComma);
  if (!least.ok() || least.value().amount > most.value().amount) return std::nullopt;
  return Price{least.value().amount, least.value().currency, true};
}

}  // namespace

CurrencySign currencyAtFront(std::string_view text) {
  if (text.empty() || isDigit(text.front())) return {};
  CurrencySign best = codeAt(text.substr(0, 3));
  for (const auto& currency : kCurrencies) {
    if (currency.sign.size() > best.sign.size() && text.starts_with(currency.sign)) best = currency;
  }
  return best;
}

CurrencySign currencyAtBack(std::string_view text) {
  if (text.empty() || isDigit(text.back())) return {};
  CurrencySign best = codeAt(text.substr(text.size() < 3 ? 0 : text.size() - 3));
  for (const auto& currency : kCurrencies) {
    if (currency.sign.size() > best.sign.size() && text.ends_with(currency.sign)) best = currency;
  }
  return best;
}

std::optional<bool> usualDecimalComma(std::string_view currency) {
  if (currency.size() != 3) return std::nullopt;
  if (kWithComma.find(currency) != kWithComma.npos) return true;
  if (kWithPoint.find(currency) != kWithPoint.npos) return false;
  return std::nullopt;
}

bool hasNoDecimals(std::string_view currency) {
  return currency.size() == 3 && kWithoutDecimals.find(currency) != kWithoutDecimals.npos;
}

Result<Price> parsePrice(std::string_view text, std::string_view currency, bool decimalComma) {
  constexpr std::size_t kLongest = 100;  // bytes of a price with words
  text = trimmed(text);
  if (text.size() > kLongest) return plainPrice(text, currency, decimalComma);
  auto price = priceWithNote(text, currency, decimalComma);
  if (price.ok()) return price;
  if (auto least = leastOfRange(text, currency, decimalComma)) return *std::move(least);
  const auto fromLeast = behind(kLeastWords, text);
  const auto plain = fromLeast ? fromLeast : behind(kPlainWords, text);
  if (!plain) return price;
  auto named = priceWithNote(*plain, currency, decimalComma);
  if (!named.ok()) return price;
  if (fromLeast) named.value().isLeast = true;
  return named;
}

}  // namespace shelfwise
