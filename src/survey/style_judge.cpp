#include "survey/style_judge.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "survey/column_names.h"
#include "survey/text_counts.h"
#include "values/cell_text.h"
#include "values/lists.h"
#include "values/numbers.h"
#include "values/prices.h"

namespace shelfwise {

namespace {

constexpr std::size_t kLongestJudged = 256;  // bytes; longer cells are texts
constexpr std::size_t kLongestPart = 40;     // bytes of a value in a list
constexpr std::size_t kMostLists = 1024;     // distinct cells that are cut into parts
constexpr std::uint64_t kMostPaths = 2048;   // cells whose steps are looked at

constexpr auto kSigns = [] {
  std::array<CellSigns, 256> signs{};
  for (int c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    signs[static_cast<std::size_t>(c)] = c >= 0x80        ? kWideSign
                                         : isDigit(byte)  ? kDigitSign
                                         : isLetter(byte) ? kLetterSign
                                                          : kOtherSign;
  }
  const auto set = [&signs](std::string_view bytes, CellSigns sign) {
    for (const char c : bytes) signs[static_cast<unsigned char>(c)] = sign;
  };
  set(" \t\r\n\v\f", kSpaceSign);
  set(",", kCommaSign);
  set(".", kPointSign);
  set(";", kSemicolonSign);
  set("|", kBarSign);
  set(">", kGreaterSign);
  set("/\\", kSlashSign);
  set("@", kAtSign);
  set("+-", kPlusMinusSign);
  set(":", kColonSign);
  set("[]", kBracketSign);
  set("()", kParenthesisSign);
  return signs;
}();

// The signs between the steps of paths, the usual ones first, with what may stand for them in HTML.
struct PathSign {
  std::string_view sign;
  std::string_view entity;
  CellSigns kind;
};
constexpr auto kPathSigns = std::to_array<PathSign>({
    {">", "&gt;", kGreaterSign},
    {"»", "&raquo;", kWideSign},
    {"›", "&rsaquo;", kWideSign},
    {"→", "&rarr;", kWideSign},
    {"/", "", kSlashSign},
    {"\\", "", kSlashSign},
});
constexpr std::size_t kSlashes = 4;  // from here on, signs that names have too

// How many cells prove what about decimal signs.
struct DecimalCounts {
  std::uint64_t comma = 0;
  std::uint64_t point = 0;
  std::uint64_t openComma = 0;
  std::uint64_t openPoint = 0;
  std::uint64_t lists = 0;  // cells of whole numbers between commas: "0,1,5"
  std::string openExample;  // the first with an open point

  void see(std::string_view text);
  void count(DecimalProof proof, std::string_view text);
};

void DecimalCounts::count(DecimalProof proof, std::string_view text) {
  switch (proof) {
    case DecimalProof::kNone:
      break;
    case DecimalProof::kComma:
      ++comma;
      break;
    case DecimalProof::kPoint:
      ++point;
      break;
    case DecimalProof::kOpenComma:
      ++openComma;
      break;
    case DecimalProof::kOpenPoint:
      if (openExample.empty()) openExample = text;
      ++openPoint;
      break;
  }
}

// The cell counts if it is one number with a currency or unit.
void DecimalCounts::see(std::string_view text) {
  constexpr std::size_t kLongest = 48;
  constexpr std::size_t kLongestBefore = 12;
  if (text.size() > kLongest) return;
  std::size_t begin = 0;
  while (begin < text.size() && !isDigit(text[begin])) ++begin;
  if (begin > kLongestBefore) return;
  const std::string_view from = text.substr(begin);
  const WrittenNumber number = numberAtFront(from);
  const std::string_view rest = from.substr(number.length);
  const bool one = std::none_of(rest.begin(), rest.end(), isDigit);
  if (number.length > 0 && one) count(number.proof, text);
  if (number.length == 0 && begin == 0 &&
      std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || c == ','; })) {
    ++lists;
  }
}

// A text between signs.
template <class Take>
void forEachPart(std::string_view text, std::string_view sign, const Take& take) {
  for (std::size_t index = 0;; ++index) {
    const std::size_t end = std::min(text.find(sign), text.size());
    take(trimmed(text.substr(0, end)), index);
    if (end == text.size()) return;
    text.remove_prefix(end + sign.size());
  }
}

// At most 40 bytes and four words, or a path of such steps.
bool isShort(std::string_view part) {
  constexpr std::size_t kMostWords = 4;
  if (part.size() > kLongestPart) return false;
  std::size_t words = 0;
  bool isShort = true;
  forEachPart(part, " ", [&](std::string_view word, std::size_t) {
    const bool isSign = std::any_of(kPathSigns.begin(), kPathSigns.end(),
                                    [word](const PathSign& path) { return path.sign == word; });
    words = isSign || word == ">>" ? 0 : words + 1;
    isShort = isShort && words <= kMostWords;
  });
  return isShort;
}

// Whether the semicolon at `at` ends an entity of HTML.
bool endsEntity(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(at < 9 ? 0 : at - 9, std::min<std::size_t>(at, 9));
  const std::size_t amp = before.rfind('&');
  return amp != before.npos && before.find(' ', amp) == before.npos;
}

// Cells with a sign between parts.
struct PartCounts {
  std::uint64_t cells = 0;
  std::uint64_t parts = 0;
  std::uint64_t shortParts = 0;
  std::uint64_t spaced = 0;  // cells in which white space follows the sign

  void see(std::string_view text, std::string_view sign) {
    ++cells;
    if (spaceAtFront(text.substr(text.find(sign) + sign.size())) > 0) ++spaced;
    forEachPart(text, sign, [this](std::string_view part, std::size_t) {
      ++parts;
      if (isShort(part)) ++shortParts;
    });
  }

  // Nearly all parts are short.
  bool areShort() const { return cells > 0 && shortParts * 20 >= parts * 19; }
  bool areMostlyShort() const { return cells > 0 && shortParts * 4 >= parts * 3; }
};

// Kinds of TextCounts for the parts of cells.
constexpr std::size_t kAlone = 0;  // the whole cell
constexpr std::size_t kFirst = 1;
constexpr std::size_t kLater = 2;

struct Recurrence {
  std::uint64_t parts = 0;
  std::uint64_t recurring = 0;    // of these: their text is in another cell too
  std::uint64_t later = 0;        // parts that are not the first
  std::uint64_t alsoInFront = 0;  // of these: their text also stands first or alone
};

Recurrence recurrenceOf(const TextCounts& texts) {
  Recurrence all;
  for (const auto& slot : texts.slots()) {
    const auto& [alone, first, later] = slot.counts;
    all.parts += first + later;
    if (alone + first + later > 1) all.recurring += first + later;
    all.later += later;
    if (alone + first > 0) all.alsoInFront += later;
  }
  return all;
}

std::string wordsOfSign(std::string_view sign) { return "'" + std::string(sign) + "'"; }

}  // namespace

struct StyleJudge::Evidence {
  std::uint64_t cells = 0;
  DecimalCounts decimals;
  std::uint64_t brackets = 0;  // lists in brackets
  PartCounts commas;
  std::uint64_t digitCommas = 0;  // cells with a comma between digits
  PartCounts semicolons;
  PartCounts wideCommas;  // 、
  std::uint64_t bars = 0;
  HashSet lists{kMostLists};  // cells cut into parts
  TextCounts commaParts;
  std::uint64_t yesOrNoWords = 0;
  bool hasYes = false;
  bool hasNo = false;
  bool hasYesNoSign = false;  // 1, 0, Y, N: may mean something else
  std::array<std::uint64_t, kPathSigns.size()> paths{};
  std::uint64_t deepSlashes = 0;    // cells of three steps or more
  std::uint64_t spacedSlashes = 0;  // cells with spaces around the sign
  TextCounts branches;              // of the first step: cells with another second step
  TextCounts pathHeads;             // first steps of paths, in front of a comma or behind it
  std::uint64_t semicolonPaths = 0;

  void seeYesNo(std::string_view text);
  void seeLists(std::string_view text, CellSigns signs);
  void seeCommas(std::string_view text);
  void seePaths(std::string_view text, CellSigns signs);
  void seeBranch(std::string_view text, std::string_view sign);

  void judgeDecimals(ValueUse use, ValueStyle& style) const;
  void judgeList(std::string_view name, ValueStyle& style) const;
  void judgePaths(std::string_view name, ValueStyle& style) const;
  void judgeYesNo(std::string_view name, ValueStyle& style) const;
  bool commaIsListSign(bool ofPaths = false) const;
  std::string_view namedListSign() const;
  std::string_view pathSign() const;
};

void StyleJudge::Evidence::seeYesNo(std::string_view text) {
  if (yesOrNoWords + 1 != cells) return;  // another word came before
  const auto answer = yesOrNo(text);
  if (!answer) return;
  ++yesOrNoWords;
  (*answer ? hasYes : hasNo) = true;
  hasYesNoSign = hasYesNoSign || text.size() == 1;
}

void StyleJudge::Evidence::seeLists(std::string_view text, CellSigns signs) {
  if ((signs & kBracketSign) != 0 && text[0] == '[' && text.back() == ']') {
    ++brackets;
    return;
  }
  if ((signs & kBarSign) != 0) ++bars;
  if ((signs & kWideSign) != 0 && text.find("、") != text.npos) wideCommas.see(text, "、");
  if ((signs & kSemicolonSign) != 0 && !endsEntity(text, text.find(';'))) semicolons.see(text, ";");
  if (lists.size() == kMostLists) return;
  if ((signs & kCommaSign) != 0 || text.size() <= kLongestPart) seeCommas(text);
}

void StyleJudge::Evidence::seeCommas(std::string_view text) {
  if (lists.add(textHash(text)) != HashSet::Outcome::kNew) return;
  if (text.find(',') == text.npos) {
    if (auto* slot = commaParts.at(textHash(text))) ++slot->counts[kAlone];
    return;
  }
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == ',' && isDigit(text[at - 1]) && isDigit(text[at + 1])) {
      ++digitCommas;
      break;
    }
  }
  commas.see(text, ",");
  forEachPart(text, ",", [this](std::string_view part, std::size_t index) {
    if (part.empty() || part.size() > kLongestPart) return;
    if (auto* slot = commaParts.at(textHash(part))) ++slot->counts[index == 0 ? kFirst : kLater];
  });
}

void StyleJudge::Evidence::seePaths(std::string_view text, CellSigns signs) {
  constexpr CellSigns kAny = kGreaterSign | kSlashSign | kWideSign | kSemicolonSign;
  if ((signs & kAny) == 0 || text.starts_with("http")) return;
  for (std::size_t i = 0; i < kPathSigns.size(); ++i) {
    const auto [sign, entity, kind] = kPathSigns[i];
    const bool mayBeNamed = !entity.empty() && (signs & kSemicolonSign) != 0;
    const bool named = mayBeNamed && text.find(entity) != text.npos;
    if (!named && ((signs & kind) == 0 || text.find(sign) == text.npos)) continue;
    if (++paths[i] > kMostPaths) return;
    const std::string_view used = named ? entity : sign;
    if (i >= kSlashes) seeBranch(text, used);
    forEachPart(text, ",", [&](std::string_view path, std::size_t index) {
      const std::string_view head = trimmed(path.substr(0, path.find(used)));
      if (head.empty() || head.size() > kLongestPart) return;
      if (auto* slot = pathHeads.at(textHash(head))) ++slot->counts[index == 0 ? kFirst : kLater];
    });
    const std::size_t semicolon = text.find("; ") != text.npos ? text.find("; ") : text.find(';');
    if (semicolon != text.npos && !endsEntity(text, semicolon) &&
        text.find(used, semicolon) != text.npos) {
      ++semicolonPaths;
    }
    return;
  }
}

void StyleJudge::Evidence::seeBranch(std::string_view text, std::string_view sign) {
  if (text.starts_with(sign)) text.remove_prefix(sign.size());
  const std::size_t first = text.find(sign);
  if (first == text.npos) return;
  const std::string_view rest = text.substr(first + sign.size());
  if (rest.starts_with(' ') && first > 0 && text[first - 1] == ' ') ++spacedSlashes;
  if (rest.find(sign) != rest.npos) ++deepSlashes;
  auto* slot = branches.at(textHash(trimmed(text.substr(0, first))));
  if (slot == nullptr) return;
  const auto hash = static_cast<std::uint32_t>(textHash(trimmed(rest)));
  if (slot->counts[kAlone] == 0) slot->counts[kFirst] = hash;
  if (slot->counts[kFirst] != hash) ++slot->counts[kLater];
  ++slot->counts[kAlone];
}

void StyleJudge::Evidence::judgeDecimals(ValueUse use, ValueStyle& style) const {
  style.decimalComma = decimals.comma > decimals.point && decimals.lists == 0;
  if (style.decimalComma) style.decided.push_back("decimal comma");
  if (decimals.comma > 0 && decimals.point > 0 && decimals.openComma + decimals.openPoint > 0) {
    style.doubts.push_back(
        std::string("some cells have a decimal comma and some a point; 1.499 is ") +
        (style.decimalComma ? "a thousand" : "less than two"));
  } else if (use == ValueUse::kPrice && decimals.openPoint > 0 &&
             decimals.comma + decimals.point == 0) {
    const auto price = parsePrice(decimals.openExample, "", false);
    if (!price.ok() || hasNoDecimals(price.value().currency)) return;
    if (usualDecimalComma(price.value().currency) == true) {
      style.decimalComma = true;
      style.decided.push_back("decimal comma, as usual in " + price.value().currency);
      return;
    }
    style.doubts.push_back("nothing shows whether the point in " + decimals.openExample +
                           " is a decimal sign; it is read as one");
  }
}

// A list of commas that its header does not announce.  Between paths a space may follow each.
bool StyleJudge::Evidence::commaIsListSign(bool ofPaths) const {
  if (commas.cells < 2 || digitCommas > 0 || !commas.areShort()) return false;
  const Recurrence all = recurrenceOf(commaParts);
  const bool recur = all.recurring * 5 >= all.parts * 3;
  return recur && (ofPaths || commas.spaced == 0 || all.alsoInFront * 2 >= all.later);
}

// The sign of a list that its header announces.
std::string_view StyleJudge::Evidence::namedListSign() const {
  if (bars > 0) return "|";
  if (semicolons.cells > commas.cells && semicolons.areMostlyShort()) return ";";
  return commas.areMostlyShort() ? "," : "";
}

void StyleJudge::Evidence::judgeList(std::string_view name, ValueStyle& style) const {
  if (brackets > 0) style.decided.push_back("lists in brackets");
  std::string_view sign = namesAList(name) ? namedListSign() : std::string_view();
  if (sign.empty() && bars == 0) {
    if (wideCommas.areShort()) {
      sign = "、";
    } else if (semicolons.areShort()) {
      sign = ";";
    } else if (commaIsListSign()) {
      sign = ",";
    }
  }
  if (!sign.empty()) style.listSign = sign;
  if (!sign.empty() || bars > 0) {
    style.decided.push_back("lists with " + wordsOfSign(style.listSign));
  }
}

std::string_view StyleJudge::Evidence::pathSign() const {
  std::size_t best = 0;
  for (std::size_t i = 1; i < kSlashes; ++i) {
    if (paths[i] > paths[best]) best = i;
  }
  if (paths[best] > 0) return kPathSigns[best].sign;
  const std::size_t slash = paths[kSlashes] >= paths[kSlashes + 1] ? kSlashes : kSlashes + 1;
  // Names hold slashes, too, but seldom between spaces.
  const std::uint64_t seen = std::min(paths[slash], kMostPaths);
  const bool isSpaced = seen > 0 && spacedSlashes * 10 >= seen * 9;
  if (paths[slash] == 0 || paths[slash] * 10 < cells * (isSpaced ? 5 : 9)) return "";
  const bool branch = std::any_of(branches.slots().begin(), branches.slots().end(),
                                  [](const auto& slot) { return slot.counts[kLater] > 0; });
  return branch || deepSlashes * 2 >= seen ? kPathSigns[slash].sign : "";
}

void StyleJudge::Evidence::judgePaths(std::string_view name, ValueStyle& style) const {
  const std::string_view sign = pathSign();
  if (!sign.empty()) style.pathSign = sign;
  if (!sign.empty()) style.decided.push_back("paths with " + wordsOfSign(sign));
  if (brackets > 0) style.decided.push_back("lists in brackets");
  std::string_view between;
  const Recurrence heads = recurrenceOf(pathHeads);
  const bool headsRecur =
      !sign.empty() && heads.later > 0 && heads.alsoInFront * 5 >= heads.later * 4;
  if (bars > 0) {
    style.decided.push_back("several paths with '|'");
  } else if (namesAList(name)) {
    between = namedListSign();
  } else if (semicolonPaths > 0 || semicolons.areShort()) {
    between = ";";
  } else if (headsRecur || commaIsListSign(!sign.empty())) {
    between = ",";
  }
  if (between.empty()) return;
  style.pathsSign = between;
  style.decided.push_back("several paths with " + wordsOfSign(between));
}

void StyleJudge::Evidence::judgeYesNo(std::string_view name, ValueStyle& style) const {
  if (cells == 0 || yesOrNoWords != cells) return;
  style.yesNo = !hasYesNoSign || (hasYes && hasNo) || namesYesNo(name);
  if (style.yesNo) style.decided.push_back("yes and no");
}

CellSigns signsIn(std::string_view text) {
  CellSigns signs = 0;
  for (const char c : text.substr(0, kLongestJudged))
    signs |= kSigns[static_cast<unsigned char>(c)];
  return signs;
}

StyleJudge::StyleJudge() : evidence_(std::make_unique<Evidence>()) {}
StyleJudge::~StyleJudge() = default;
StyleJudge::StyleJudge(StyleJudge&&) noexcept = default;
StyleJudge& StyleJudge::operator=(StyleJudge&&) noexcept = default;

void StyleJudge::see(std::string_view text, CellSigns signs) {
  Evidence& evidence = *evidence_;
  ++evidence.cells;
  evidence.seeYesNo(text);
  const bool digits = (signs & kDigitSign) != 0;
  if (digits) times_.see(text);
  if (digits && (signs & (kCommaSign | kPointSign)) != 0) evidence.decimals.see(text);
  if (text.size() > kLongestJudged) return;
  evidence.seeLists(text, signs);
  evidence.seePaths(text, signs);
}

ValueStyle StyleJudge::style(ValueUse use, std::string_view columnName) const {
  ValueStyle style;
  const Evidence& evidence = *evidence_;
  if (use == ValueUse::kFact || use == ValueUse::kPrice || use == ValueUse::kQuantity) {
    evidence.judgeDecimals(use, style);
  }
  if (use == ValueUse::kFact) {
    evidence.judgeList(columnName, style);
    evidence.judgeYesNo(columnName, style);
  }
  if (use == ValueUse::kCategories) evidence.judgePaths(columnName, style);
  if (use == ValueUse::kTime) {
    TimeForms::Found found = times_.found();
    const bool partly = found.format == "excel" && found.times != evidence.cells;
    if (!partly) style.timeFormat = std::move(found.format);
    if (!partly && !found.words.empty()) style.decided.push_back(std::move(found.words));
    if (!found.doubt.empty()) style.doubts.push_back(std::move(found.doubt));
  }
  return style;
}

}  // namespace shelfwise
