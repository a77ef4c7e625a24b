#include "live/decimal.h"

#include "sections/column_section.h"

namespace shelfwise {

namespace {

constexpr std::int64_t kMostDigits = 1'000'000'000'000'000;  // 10^15

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Takes the digits at the front of `text`; false if they are too many.
bool takeDigits(std::string_view& text, std::int64_t& number, int& count) {
  for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), ++count) {
    number = 10 * number + (text.front() - '0');
    if (number >= kMostDigits) return false;
  }
  return true;
}

bool takeSign(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) return false;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  return negative;
}

// The exponent that is the rest of `text`.
bool takeExponent(std::string_view text, std::int64_t& exponent) {
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  const bool negative = takeSign(text, "+-");
  int count = 0;
  if (!takeDigits(text, exponent, count) || count == 0 || !text.empty()) return false;
  if (negative) exponent = -exponent;
  return true;
}

}  // namespace

std::optional<Decimal> parseDecimal(std::string_view text) {
  const bool negative = takeSign(text, "-");
  std::int64_t digits = 0;
  int whole = 0;
  int fraction = 0;
  if (!takeDigits(text, digits, whole) || whole == 0) return std::nullopt;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    if (!takeDigits(text, digits, fraction) || fraction == 0) return std::nullopt;
  }
  std::int64_t exponent = 0;
  if (!takeExponent(text, exponent)) return std::nullopt;
  if (digits == 0) return Decimal{};
  exponent -= fraction;
  for (; digits % 10 == 0; ++exponent) digits /= 10;
  for (; exponent > 0; --exponent) {
    digits *= 10;
    if (digits >= kMostDigits) return std::nullopt;
  }
  if (-exponent > std::int64_t{kMaxDecimals}) return std::nullopt;
  return Decimal{negative ? -digits : digits, static_cast<std::uint32_t>(-exponent)};
}

}  // namespace shelfwise
