#include "filter/lexer.h"

#include <array>
#include <utility>

#include "base/joined_text.h"
#include "filter/syntax.h"
#include "text/utf8.h"

namespace shelfwise {

namespace {

// Every whole number of so many digits is a double, and so is every power of ten up to 10^22.  So
// their quotient is the double nearest to the decimal (Clinger 1990).
constexpr std::uint32_t kMostDigits = 15;
constexpr std::size_t kMostDecimals = 22;

constexpr std::array<double, kMostDecimals + 1> powersOfTen() {
  std::array<double, kMostDecimals + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}

constexpr std::array<double, kMostDecimals + 1> kPowersOfTen = powersOfTen();

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Every character beyond ASCII is a letter.
bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Error filterError(std::uint32_t position, std::string_view what) {
  return {ErrorCode::kInvalidArgument, joined("filter, character ", position, ": ", what)};
}

void Lexer::advance() {
  at_ += utf8CharAt(text_, at_).length;
  ++position_;
}

Result<Token> Lexer::next() {
  while (isSpace(peek())) advance();
  Token token{.position = position_};
  if (at_ == text_.size()) return token;
  if (isDigit(peek())) return number(std::move(token));
  if (peek() == '"') return quoted(std::move(token), '"');
  if (peek() == '[') return quoted(std::move(token), ']');
  if (!isLetter(peek())) return sign(std::move(token));
  token.kind = TokenKind::kWord;
  const std::size_t begin = at_;
  while (isLetter(peek()) || isDigit(peek())) advance();
  token.text = text_.substr(begin, at_ - begin);
  return token;
}

Result<Token> Lexer::number(Token token) {
  token.kind = TokenKind::kNumber;
  const std::size_t begin = at_;
  std::uint64_t digits = 0;
  std::uint32_t count = 0;
  std::size_t decimals = 0;
  bool fraction = false;
  while (isDigit(peek()) || (!fraction && peek() == '.' && isDigit(peek(1)))) {
    if (peek() == '.') {
      fraction = true;
    } else {
      if (digits > 0 || peek() != '0') ++count;
      if (fraction) ++decimals;
      if (count > kMostDigits || decimals > kMostDecimals) {
        return filterError(token.position, "a number has at most 15 digits and 22 decimals");
      }
      digits = digits * 10 + static_cast<std::uint64_t>(peek() - '0');
    }
    advance();
  }
  if (isLetter(peek())) {
    return filterError(position_, "a number ends before a letter: put a space between them");
  }
  token.text = text_.substr(begin, at_ - begin);
  token.number = static_cast<double>(digits) / kPowersOfTen[decimals];
  return token;
}

Result<Token> Lexer::quoted(Token token, char end) {
  token.kind = end == '"' ? TokenKind::kText : TokenKind::kQuotedName;
  advance();
  while (at_ < text_.size() && peek() != end) {
    if (peek() == '\\') {
      const Status read = escape(token.text);
      if (!read.ok()) return read.error();
      continue;
    }
    const std::size_t begin = at_;
    advance();
    token.text += text_.substr(begin, at_ - begin);
  }
  if (at_ == text_.size()) {
    return filterError(token.position, end == '"'
                                           ? "a text that begins here has no end: expected \""
                                           : "a name that begins here has no end: expected ]");
  }
  advance();
  return token;
}

// As in JSON, and \] for names.
Status Lexer::escape(std::string& out) {
  static constexpr std::string_view kSigns = "\"\\/]bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/]\b\f\n\r\t";
  const std::uint32_t position = position_;
  advance();
  const char sign = peek();
  const std::size_t found = sign == '\0' ? std::string_view::npos : kSigns.find(sign);
  if (found != std::string_view::npos) {
    out += kMeanings[found];
    advance();
    return Done{};
  }
  char32_t code = 0;
  if (!hexCode(code)) {
    return filterError(position, "expected an escape of JSON: \\\" \\\\ \\/ \\n \\t \\u0041");
  }
  char32_t low = 0;
  const bool isHigh = code >= 0xD800 && code < 0xDC00;
  if (isHigh && peek() == '\\') {
    advance();
    if (!hexCode(low)) low = 0;
  }
  if (isHigh && low >= 0xDC00 && low < 0xE000) {
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  } else if (isHigh || (code >= 0xDC00 && code < 0xE000)) {
    return filterError(position, "half a surrogate pair is no character");
  }
  appendUtf8(out, code);
  return Done{};
}

// Takes u and four hexadecimal digits.
bool Lexer::hexCode(char32_t& code) {
  if (peek() != 'u') return false;
  advance();
  for (int i = 0; i < 4; ++i) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    const char lower = static_cast<char>(isDigit(peek()) ? peek() : peek() | 0x20);
    const std::size_t digit = peek() == '\0' ? kDigits.npos : kDigits.find(lower);
    if (digit == kDigits.npos) return false;
    code = code * 16 + static_cast<char32_t>(digit);
    advance();
  }
  return true;
}

Result<Token> Lexer::sign(Token token) {
  static constexpr std::array<std::string_view, 14> kSigns = {"!=", "<=", ">=", "=", "<", ">", "+",
                                                              "-",  "*",  "/",  "(", ")", ",", "."};
  token.kind = TokenKind::kSign;
  for (const std::string_view sign : kSigns) {
    if (text_.substr(at_, sign.size()) != sign) continue;
    for (std::size_t i = 0; i < sign.size(); ++i) advance();
    token.text = sign;
    return token;
  }
  return filterError(token.position,
                     joined("\"", text_.substr(at_, 1), "\" has no meaning here",
                            peek() == '\'' ? ": a text stands between double quotes" : ""));
}

}  // namespace shelfwise
