#include "filter/syntax.h"

#include <array>
#include <optional>
#include <utility>

#include "base/joined_text.h"
#include "filter/lexer.h"
#include "filter/nearest_name.h"
#include "text/utf8.h"

namespace shelfwise {

namespace {

constexpr double kSecondsPerHour = 3600;

struct TimeUnit {
  std::string_view name;
  double hours;
};
constexpr std::array<TimeUnit, 6> kTimeUnits = {{
    {"hour", 1},
    {"hours", 1},
    {"day", 24},
    {"days", 24},
    {"week", 24 * 7},
    {"weeks", 24 * 7},
}};

struct Sign {
  std::string_view text;
  SyntaxKind kind;
  Comparison comparison = Comparison::kEqual;
};
constexpr std::array<Sign, 6> kComparisonSigns = {{
    {"=", SyntaxKind::kCompare, Comparison::kEqual},
    {"!=", SyntaxKind::kCompare, Comparison::kNotEqual},
    {"<", SyntaxKind::kCompare, Comparison::kLess},
    {"<=", SyntaxKind::kCompare, Comparison::kLessOrEqual},
    {">", SyntaxKind::kCompare, Comparison::kGreater},
    {">=", SyntaxKind::kCompare, Comparison::kGreaterOrEqual},
}};
constexpr std::array<Sign, 2> kSumSigns = {{
    {"+", SyntaxKind::kAdd},
    {"-", SyntaxKind::kSubtract},
}};
constexpr std::array<Sign, 2> kProductSigns = {{
    {"*", SyntaxKind::kMultiply},
    {"/", SyntaxKind::kDivide},
}};
constexpr std::array<Sign, 2> kWordOperators = {{
    {"under", SyntaxKind::kUnder},
    {"startsWith", SyntaxKind::kStartsWith},
}};
constexpr std::array<Sign, 6> kWordOperands = {{
    {"true", SyntaxKind::kBoolean},
    {"false", SyntaxKind::kBoolean},
    {"now", SyntaxKind::kNow},
    {"purchased", SyntaxKind::kPurchased},
    {"viewed", SyntaxKind::kViewed},
    {"inCart", SyntaxKind::kInCart},
}};
constexpr std::array<std::string_view, 9> kKeywords = {
    "and", "or", "not", "in", "between", "exists", "under", "startsWith", "context"};

// A method reads one production, appends its steps, and answers whether there was no error.
class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) {}

  Result<std::vector<SyntaxStep>> parse() {
    if (!advance() || !disjunction()) return *error_;
    if (token_.kind != TokenKind::kEnd) {
      expected("and, or, an operator, or the end");
      return *error_;
    }
    return std::move(steps_);
  }

 private:
  // --- Productions, loosest first

  bool disjunction() {
    return chain([this] { return conjunction(); }, TokenKind::kWord,
                 std::array{Sign{"or", SyntaxKind::kOr}});
  }

  bool conjunction() {
    return chain([this] { return negation(); }, TokenKind::kWord,
                 std::array{Sign{"and", SyntaxKind::kAnd}});
  }

  bool negation() {
    if (!token_.is(TokenKind::kWord, "not")) return comparison();
    const std::uint32_t position = token_.position;
    return deeper([this] { return advance() && negation(); }) &&
           append({SyntaxKind::kNot, position});
  }

  bool comparison() {
    if (!sum()) return false;
    const std::uint32_t position = token_.position;
    if (const Sign* sign = signAhead(TokenKind::kSign, kComparisonSigns)) {
      if (!advance() || !sum()) return false;
      steps_.push_back({sign->kind, position, 0, {}, sign->comparison});
      return true;
    }
    if (const Sign* word = signAhead(TokenKind::kWord, kWordOperators)) {
      return advance() && sum() && append({word->kind, position});
    }
    if (token_.is(TokenKind::kWord, "exists")) {
      return advance() && append({SyntaxKind::kExists, position});
    }
    if (token_.is(TokenKind::kWord, "between")) {
      return advance() && sum() && take(TokenKind::kWord, "and") && sum() &&
             append({SyntaxKind::kBetween, position});
    }
    if (token_.is(TokenKind::kWord, "in")) return advance() && elements(position);
    return true;
  }

  bool elements(std::uint32_t position) {
    if (!take(TokenKind::kSign, "(")) return false;
    std::uint32_t count = 0;
    do {
      if (count > 0 && !advance()) return false;
      if (!sum()) return false;
      ++count;
    } while (token_.is(TokenKind::kSign, ","));
    if (!token_.is(TokenKind::kSign, ")")) return expected("\",\" or \")\"");
    steps_.push_back({.kind = SyntaxKind::kIn, .position = position, .count = count});
    return advance();
  }

  bool sum() {
    return chain([this] { return product(); }, TokenKind::kSign, kSumSigns);
  }

  bool product() {
    return chain([this] { return factor(); }, TokenKind::kSign, kProductSigns);
  }

  bool factor() {
    if (!token_.is(TokenKind::kSign, "-")) return primary();
    const std::uint32_t position = token_.position;
    return deeper([this] { return advance() && factor(); }) &&
           append({SyntaxKind::kNegate, position});
  }

  bool primary() {
    SyntaxStep step{.kind = SyntaxKind::kText, .position = token_.position};
    switch (token_.kind) {
      case TokenKind::kNumber:
        return number(std::move(step));
      case TokenKind::kText:
        step.text = std::move(token_.text);
        return append(std::move(step)) && advance();
      case TokenKind::kQuotedName:
        step.kind = SyntaxKind::kColumn;
        step.text = std::move(token_.text);
        return append(std::move(step)) && advance();
      case TokenKind::kWord:
        return word(std::move(step));
      default:
        break;
    }
    if (!token_.is(TokenKind::kSign, "(")) return expected("a name, a value, not or \"(\"");
    return deeper([this] { return advance() && disjunction(); }) && take(TokenKind::kSign, ")");
  }

  bool number(SyntaxStep step) {
    step.kind = SyntaxKind::kNumber;
    step.number = token_.number;
    if (!advance()) return false;
    for (const TimeUnit& unit : kTimeUnits) {
      if (!token_.is(TokenKind::kWord, unit.name)) continue;
      step.kind = SyntaxKind::kDuration;
      step.number *= unit.hours * kSecondsPerHour;
      return append(std::move(step)) && advance();
    }
    return append(std::move(step));
  }

  bool word(SyntaxStep step) {
    if (token_.text == "context") return contextName(std::move(step));
    for (const std::string_view keyword : kKeywords) {
      if (token_.text == keyword) return expected("a name, a value, not or \"(\"");
    }
    if (const Sign* operand = signAhead(TokenKind::kWord, kWordOperands)) {
      step.kind = operand->kind;
      step.number = operand->text == "true" ? 1 : 0;
    } else {
      step.kind = SyntaxKind::kColumn;
      step.text = std::move(token_.text);
    }
    return append(std::move(step)) && advance();
  }

  bool contextName(SyntaxStep step) {
    if (!advance() || !take(TokenKind::kSign, ".")) return false;
    if (token_.kind != TokenKind::kWord && token_.kind != TokenKind::kQuotedName) {
      return expected("a name");
    }
    step.kind = SyntaxKind::kContext;
    step.text = std::move(token_.text);
    return append(std::move(step)) && advance();
  }

  // --- What productions are made of

  template <class Part, std::size_t N>
  bool chain(Part part, TokenKind kind, const std::array<Sign, N>& signs) {
    if (!part()) return false;
    while (const Sign* sign = signAhead(kind, signs)) {
      const SyntaxStep step{.kind = sign->kind, .position = token_.position};
      if (!advance() || !part()) return false;
      steps_.push_back(step);
    }
    return true;
  }

  template <class Inner>
  bool deeper(Inner inner) {
    if (nesting_ == kMaxFilterNesting) {
      return fail(token_.position,
                  joined("not, - and \"(\" can be nested ", kMaxFilterNesting, " deep, no deeper"));
    }
    ++nesting_;
    const bool read = inner();
    --nesting_;
    return read;
  }

  template <std::size_t N>
  const Sign* signAhead(TokenKind kind, const std::array<Sign, N>& signs) const {
    for (const Sign& sign : signs) {
      if (token_.is(kind, sign.text)) return &sign;
    }
    return nullptr;
  }

  bool append(SyntaxStep step) {
    steps_.push_back(std::move(step));
    return true;
  }

  bool advance() {
    Result<Token> next = lexer_.next();
    if (!next.ok()) {
      error_ = next.error();
      return false;
    }
    token_ = std::move(next).value();
    return true;
  }

  bool take(TokenKind kind, std::string_view text) {
    if (token_.is(kind, text)) return advance();
    return expected(kind == TokenKind::kSign ? joined("\"", text, "\"") : text);
  }

  bool expected(std::string_view what) {
    std::string message = "expected ";
    message += what;
    message += token_.kind == TokenKind::kEnd ? ", not the end" : ", not \"" + token_.text + "\"";
    if (token_.kind == TokenKind::kWord) message += nearestName(token_.text, kKeywords);
    return fail(token_.position, message);
  }

  bool fail(std::uint32_t position, std::string_view what) {
    error_ = filterError(position, what);
    return false;
  }

  Lexer lexer_;
  Token token_;
  std::uint32_t nesting_ = 0;
  std::vector<SyntaxStep> steps_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<SyntaxStep>> parseFilter(std::string_view text) {
  const std::size_t invalid = firstInvalidUtf8(text);
  const std::size_t characters = utf8Length(text.substr(0, invalid));
  if (invalid < text.size()) {
    return filterError(static_cast<std::uint32_t>(characters) + 1, "not UTF-8");
  }
  if (characters > kMaxFilterCharacters) {
    return filterError(
        kMaxFilterCharacters + 1,
        joined("a filter has at most ", kMaxFilterCharacters, " characters, not ", characters));
  }
  return Parser(text).parse();
}

}  // namespace shelfwise
