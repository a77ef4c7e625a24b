#include "values/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "values/cell_text.h"
#include "values/prices.h"

namespace shelfwise {

namespace {

using namespace std::string_view_literals;

Error bad(std::string reason) { return Error{ErrorCode::kBadValue, std::move(reason)}; }

// A number in a text.
struct Digits {
  std::string digits;        // without separators
  std::size_t fraction = 0;  // how many of them are behind the decimal sign
  std::size_t length = 0;    // in bytes of the text
  bool negative = false;
};

// Runs of digits and the separators between them: ' ' for any space or apostrophe, '.' or ','.
struct DigitGroups {
  std::vector<std::string_view> groups;
  std::string separators;
  std::size_t length = 0;
};

std::size_t digitsAtFront(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && isDigit(text[length])) ++length;
  return length;
}

// The separator that `text` starts with as ' ', '.' or ',', and its length; 0 if it has none.
std::pair<char, std::size_t> separatorAtFront(std::string_view text) {
  if (text.empty()) return {' ', 0};
  if (text[0] == '.' || text[0] == ',') return {text[0], 1};
  if (text[0] == '\'') return {' ', 1};
  if (text.starts_with("’")) return {' ', 3};
  return {' ', spaceAtFront(text)};
}

DigitGroups digitGroups(std::string_view text) {
  DigitGroups found;
  found.length = digitsAtFront(text);
  found.groups.push_back(text.substr(0, found.length));
  for (;;) {
    const std::string_view rest = text.substr(found.length);
    const auto [separator, width] = separatorAtFront(rest);
    const std::size_t digits = width == 0 ? 0 : digitsAtFront(rest.substr(width));
    if (digits == 0 || (separator == ' ' && digits != 3)) return found;
    found.groups.push_back(rest.substr(width, digits));
    found.separators += separator;
    found.length += width + digits;
  }
}

bool areThousands(const DigitGroups& found, std::size_t count) {
  const auto& groups = found.groups;
  if (count == 1) return true;
  if (groups[0].empty() || groups[0].size() > 3 || groups[0][0] == '0') return false;
  for (std::size_t i = 1; i < count; ++i) {
    const bool indian = groups[i].size() == 2 && found.separators[i - 1] == ',' && i + 1 < count;
    if (groups[i].size() != 3 && !indian) return false;
    if (found.separators[i - 1] != found.separators[0]) return false;
  }
  return true;
}

// How many groups make the whole part: all of them, or all but the last one.
std::size_t wholeGroups(const DigitGroups& found, bool decimalComma) {
  const std::size_t count = found.groups.size();
  if (count == 1) return 1;
  const char last = found.separators.back();
  const auto same = std::count(found.separators.begin(), found.separators.end(), last);
  if (last == ' ' || same > 1) return count;
  if (found.separators.size() > 1) return count - 1;
  const bool groupingSign = (last == '.') == decimalComma;
  return groupingSign && areThousands(found, count) ? count : count - 1;
}

// What the separators prove, where the number is one.
DecimalProof proofOf(const DigitGroups& found) {
  if (found.separators.empty()) return DecimalProof::kNone;
  const char last = found.separators.back();
  if (last == ' ') return DecimalProof::kNone;
  const auto same = std::count(found.separators.begin(), found.separators.end(), last);
  const bool comma = last == ',';
  if (same > 1) return comma ? DecimalProof::kPoint : DecimalProof::kComma;
  if (found.separators.size() == 1 && areThousands(found, 2)) {
    return comma ? DecimalProof::kOpenComma : DecimalProof::kOpenPoint;
  }
  return comma ? DecimalProof::kComma : DecimalProof::kPoint;
}

// Digits, or digits with one sign between them, to the end of the text: what most cells are.
std::optional<WrittenNumber> simpleNumber(std::string_view text) {
  const std::size_t whole = digitsAtFront(text);
  if (whole == 0) return std::nullopt;
  if (whole == text.size()) return WrittenNumber{whole, DecimalProof::kNone};
  const char sign = text[whole];
  const std::size_t fraction = digitsAtFront(text.substr(whole + 1));
  if ((sign != ',' && sign != '.') || fraction == 0 || whole + 1 + fraction != text.size()) {
    return std::nullopt;
  }
  const bool open = fraction == 3 && whole <= 3 && text[0] != '0';
  const auto proof = sign == ',' ? (open ? DecimalProof::kOpenComma : DecimalProof::kComma)
                                 : (open ? DecimalProof::kOpenPoint : DecimalProof::kPoint);
  return WrittenNumber{text.size(), proof};
}

// The length of the minus or plus that `text` starts with, else 0.
std::size_t signLength(std::string_view text) {
  if (text.starts_with("−")) return 3;
  return text.starts_with('-') || text.starts_with('+') ? 1 : 0;
}

std::optional<Digits> digitsOf(std::string_view text, bool decimalComma) {
  Digits number;
  number.length = signLength(text);
  number.negative = number.length > 0 && text[0] != '+';
  const DigitGroups found = digitGroups(text.substr(number.length));
  const std::size_t whole = wholeGroups(found, decimalComma);
  if (found.groups[0].empty() && found.groups.size() == 1) return std::nullopt;
  if (!areThousands(found, whole)) return std::nullopt;
  for (const auto group : found.groups) number.digits += group;
  if (whole < found.groups.size()) number.fraction = found.groups.back().size();
  number.length += found.length;
  return number;
}

// digits * 10^exponent, correctly rounded; infinite if it is too large.
double toDouble(const Digits& number, int exponent) {
  constexpr std::array<double, 23> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  exponent -= static_cast<int>(std::min<std::size_t>(number.fraction, 1'000'000));
  double value;
  if (number.digits.size() <= 15 && exponent >= -22 && exponent <= 22) {
    std::int64_t whole = 0;
    for (const char c : number.digits) whole = whole * 10 + (c - '0');
    value = static_cast<double>(whole);  // exact, so one rounding follows
    value = exponent < 0 ? value / kPowers[static_cast<std::size_t>(-exponent)]
                         : value * kPowers[static_cast<std::size_t>(exponent)];
  } else {
    value = std::strtod((number.digits + "e" + std::to_string(exponent)).c_str(), nullptr);
  }
  return number.negative ? -value : value;
}

// The exponent that `text` is, "e-5"; nothing if it is something else.
std::optional<int> exponentOf(std::string_view text) {
  if (text.empty()) return 0;
  if (lower(text[0]) != 'e') return std::nullopt;
  text.remove_prefix(1);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || digitsAtFront(text) != text.size()) return std::nullopt;
  int exponent = 0;
  for (const char c : text) exponent = std::min(exponent * 10 + (c - '0'), 1'000'000);
  return negative ? -exponent : exponent;
}

bool isUnitSign(char32_t c) {
  if (c < 0x80)
    return isLetter(static_cast<char>(c)) ||
           ("%\"'/"sv.find(static_cast<char>(c)) != std::string_view::npos);
  if (c < 0xC0) return c == U'°' || c == U'²' || c == U'³' || c == U'µ';
  const bool punctuation = (c >= 0x2000 && c <= 0x206F && c != U'″' && c != U'′') ||
                           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
  return !punctuation && c != U'×' && c != U'÷';
}

bool isUnit(std::string_view text) {
  constexpr std::size_t kLongest = 16;
  for (const std::string_view words : {"fl oz", "fl. oz.", "sq ft", "cu ft"}) {
    if (text == words) return true;
  }
  if (text.size() > kLongest) return false;
  if (text.ends_with('.')) text.remove_suffix(1);
  std::size_t wide = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char next = utf8CharAt(text, at);
    if (!isUnitSign(next.code)) return false;
    wide += next.code >= 0x2E80 ? 1 : 0;
    at += next.length;
  }
  return wide <= 2;  // 英寸 is a unit, 年秋季 is not
}

}  // namespace

std::optional<Amount> parseAmount(std::string_view text, bool decimalComma) {
  constexpr std::size_t kMostDigits = 15;
  text = trimmed(text);
  const CurrencySign sign =
      text.empty() || isLetter(text[0]) ? CurrencySign{} : currencyAtFront(text);
  const std::string_view amount = trimmed(text.substr(sign.sign.size()));
  const auto number = digitsOf(amount, decimalComma);
  if (!number || number->digits.size() > kMostDigits) return std::nullopt;
  const std::size_t whole = number->digits.size() - number->fraction;
  if (whole > 1 && number->digits[0] == '0') return std::nullopt;
  const std::string_view rest = trimmed(amount.substr(number->length));
  if (!sign.sign.empty() && !rest.empty()) return std::nullopt;
  if (!isUnit(rest)) return std::nullopt;
  return Amount{toDouble(*number, 0), std::string(sign.sign.empty() ? rest : sign.code)};
}

Result<double> parseNumber(std::string_view text, bool decimalComma) {
  text = trimmed(text);
  const auto number = digitsOf(text, decimalComma);
  const auto exponent = number ? exponentOf(text.substr(number->length)) : std::nullopt;
  if (!exponent) {
    const std::string word = canonicalName(text.substr(text.starts_with('+') ? 1 : 0));
    const bool notFinite = word == "nan" || word == "inf" || word == "infinity";
    return bad(notFinite ? "not a finite number" : "not a number");
  }
  const double value = toDouble(*number, *exponent);
  if (!std::isfinite(value)) return bad("a number beyond the range of a double");
  return value;
}

WrittenNumber numberAtFront(std::string_view text) {
  if (const auto simple = simpleNumber(text)) return *simple;
  const std::size_t sign = signLength(text);
  const DigitGroups found = digitGroups(text.substr(sign));
  if (found.groups[0].empty() && found.groups.size() == 1) return {};
  if (!areThousands(found, wholeGroups(found, false))) return {};
  return {sign + found.length, proofOf(found)};
}

}  // namespace shelfwise
