// The words of a filter: names, numbers, texts and signs.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

enum class TokenKind : std::uint8_t {
  kEnd,
  kWord,        // a bare name or a keyword
  kQuotedName,  // [a name of any characters]
  kNumber,
  kText,  // "a text"
  kSign,  // one of = != < <= > >= + - * / ( ) , .
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::uint32_t position = 1;  // the character it begins with, from 1
  std::string text{};          // as written, without quotes and escapes
  double number = 0;

  bool is(TokenKind of, std::string_view that) const { return kind == of && text == that; }
};

// Reads a text from the left.  Requires valid UTF-8, which must outlive it.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // The next token; kEnd at the end, again and again.  kInvalidArgument for a text without an end,
  // an escape that JSON does not know, a number that a double does not hold, or another sign.
  Result<Token> next();

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void advance();
  Result<Token> number(Token token);
  Result<Token> quoted(Token token, char end);
  Status escape(std::string& out);
  bool hexCode(char32_t& code);
  Result<Token> sign(Token token);

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 1;
};

}  // namespace shelfwise
