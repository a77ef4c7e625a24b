#include "values/markup.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

struct Entity {
  std::string_view name;
  std::uint16_t code;
};

// HTML 4.01, section 24, and apos; sorted by name.
constexpr auto kEntities = std::to_array<Entity>({
    {"AElig", 0xC6},     {"Aacute", 0xC1},   {"Acirc", 0xC2},     {"Agrave", 0xC0},
    {"Alpha", 0x391},    {"Aring", 0xC5},    {"Atilde", 0xC3},    {"Auml", 0xC4},
    {"Beta", 0x392},     {"Ccedil", 0xC7},   {"Chi", 0x3A7},      {"Dagger", 0x2021},
    {"Delta", 0x394},    {"ETH", 0xD0},      {"Eacute", 0xC9},    {"Ecirc", 0xCA},
    {"Egrave", 0xC8},    {"Epsilon", 0x395}, {"Eta", 0x397},      {"Euml", 0xCB},
    {"Gamma", 0x393},    {"Iacute", 0xCD},   {"Icirc", 0xCE},     {"Igrave", 0xCC},
    {"Iota", 0x399},     {"Iuml", 0xCF},     {"Kappa", 0x39A},    {"Lambda", 0x39B},
    {"Mu", 0x39C},       {"Ntilde", 0xD1},   {"Nu", 0x39D},       {"OElig", 0x152},
    {"Oacute", 0xD3},    {"Ocirc", 0xD4},    {"Ograve", 0xD2},    {"Omega", 0x3A9},
    {"Omicron", 0x39F},  {"Oslash", 0xD8},   {"Otilde", 0xD5},    {"Ouml", 0xD6},
    {"Phi", 0x3A6},      {"Pi", 0x3A0},      {"Prime", 0x2033},   {"Psi", 0x3A8},
    {"Rho", 0x3A1},      {"Scaron", 0x160},  {"Sigma", 0x3A3},    {"THORN", 0xDE},
    {"Tau", 0x3A4},      {"Theta", 0x398},   {"Uacute", 0xDA},    {"Ucirc", 0xDB},
    {"Ugrave", 0xD9},    {"Upsilon", 0x3A5}, {"Uuml", 0xDC},      {"Xi", 0x39E},
    {"Yacute", 0xDD},    {"Yuml", 0x178},    {"Zeta", 0x396},     {"aacute", 0xE1},
    {"acirc", 0xE2},     {"acute", 0xB4},    {"aelig", 0xE6},     {"agrave", 0xE0},
    {"alefsym", 0x2135}, {"alpha", 0x3B1},   {"amp", 0x26},       {"and", 0x2227},
    {"ang", 0x2220},     {"apos", 0x27},     {"aring", 0xE5},     {"asymp", 0x2248},
    {"atilde", 0xE3},    {"auml", 0xE4},     {"bdquo", 0x201E},   {"beta", 0x3B2},
    {"brvbar", 0xA6},    {"bull", 0x2022},   {"cap", 0x2229},     {"ccedil", 0xE7},
    {"cedil", 0xB8},     {"cent", 0xA2},     {"chi", 0x3C7},      {"circ", 0x2C6},
    {"clubs", 0x2663},   {"cong", 0x2245},   {"copy", 0xA9},      {"crarr", 0x21B5},
    {"cup", 0x222A},     {"curren", 0xA4},   {"dArr", 0x21D3},    {"dagger", 0x2020},
    {"darr", 0x2193},    {"deg", 0xB0},      {"delta", 0x3B4},    {"diams", 0x2666},
    {"divide", 0xF7},    {"eacute", 0xE9},   {"ecirc", 0xEA},     {"egrave", 0xE8},
    {"empty", 0x2205},   {"emsp", 0x2003},   {"ensp", 0x2002},    {"epsilon", 0x3B5},
    {"equiv", 0x2261},   {"eta", 0x3B7},     {"eth", 0xF0},       {"euml", 0xEB},
    {"euro", 0x20AC},    {"exist", 0x2203},  {"fnof", 0x192},     {"forall", 0x2200},
    {"frac12", 0xBD},    {"frac14", 0xBC},   {"frac34", 0xBE},    {"frasl", 0x2044},
    {"gamma", 0x3B3},    {"ge", 0x2265},     {"gt", 0x3E},        {"hArr", 0x21D4},
    {"harr", 0x2194},    {"hearts", 0x2665}, {"hellip", 0x2026},  {"iacute", 0xED},
    {"icirc", 0xEE},     {"iexcl", 0xA1},    {"igrave", 0xEC},    {"image", 0x2111},
    {"infin", 0x221E},   {"int", 0x222B},    {"iota", 0x3B9},     {"iquest", 0xBF},
    {"isin", 0x2208},    {"iuml", 0xEF},     {"kappa", 0x3BA},    {"lArr", 0x21D0},
    {"lambda", 0x3BB},   {"lang", 0x2329},   {"laquo", 0xAB},     {"larr", 0x2190},
    {"lceil", 0x2308},   {"ldquo", 0x201C},  {"le", 0x2264},      {"lfloor", 0x230A},
    {"lowast", 0x2217},  {"loz", 0x25CA},    {"lrm", 0x200E},     {"lsaquo", 0x2039},
    {"lsquo", 0x2018},   {"lt", 0x3C},       {"macr", 0xAF},      {"mdash", 0x2014},
    {"micro", 0xB5},     {"middot", 0xB7},   {"minus", 0x2212},   {"mu", 0x3BC},
    {"nabla", 0x2207},   {"nbsp", 0xA0},     {"ndash", 0x2013},   {"ne", 0x2260},
    {"ni", 0x220B},      {"not", 0xAC},      {"notin", 0x2209},   {"nsub", 0x2284},
    {"ntilde", 0xF1},    {"nu", 0x3BD},      {"oacute", 0xF3},    {"ocirc", 0xF4},
    {"oelig", 0x153},    {"ograve", 0xF2},   {"oline", 0x203E},   {"omega", 0x3C9},
    {"omicron", 0x3BF},  {"oplus", 0x2295},  {"or", 0x2228},      {"ordf", 0xAA},
    {"ordm", 0xBA},      {"oslash", 0xF8},   {"otilde", 0xF5},    {"otimes", 0x2297},
    {"ouml", 0xF6},      {"para", 0xB6},     {"part", 0x2202},    {"permil", 0x2030},
    {"perp", 0x22A5},    {"phi", 0x3C6},     {"pi", 0x3C0},       {"piv", 0x3D6},
    {"plusmn", 0xB1},    {"pound", 0xA3},    {"prime", 0x2032},   {"prod", 0x220F},
    {"prop", 0x221D},    {"psi", 0x3C8},     {"quot", 0x22},      {"rArr", 0x21D2},
    {"radic", 0x221A},   {"rang", 0x232A},   {"raquo", 0xBB},     {"rarr", 0x2192},
    {"rceil", 0x2309},   {"rdquo", 0x201D},  {"real", 0x211C},    {"reg", 0xAE},
    {"rfloor", 0x230B},  {"rho", 0x3C1},     {"rlm", 0x200F},     {"rsaquo", 0x203A},
    {"rsquo", 0x2019},   {"sbquo", 0x201A},  {"scaron", 0x161},   {"sdot", 0x22C5},
    {"sect", 0xA7},      {"shy", 0xAD},      {"sigma", 0x3C3},    {"sigmaf", 0x3C2},
    {"sim", 0x223C},     {"spades", 0x2660}, {"sub", 0x2282},     {"sube", 0x2286},
    {"sum", 0x2211},     {"sup", 0x2283},    {"sup1", 0xB9},      {"sup2", 0xB2},
    {"sup3", 0xB3},      {"supe", 0x2287},   {"szlig", 0xDF},     {"tau", 0x3C4},
    {"there4", 0x2234},  {"theta", 0x3B8},   {"thetasym", 0x3D1}, {"thinsp", 0x2009},
    {"thorn", 0xFE},     {"tilde", 0x2DC},   {"times", 0xD7},     {"trade", 0x2122},
    {"uArr", 0x21D1},    {"uacute", 0xFA},   {"uarr", 0x2191},    {"ucirc", 0xFB},
    {"ugrave", 0xF9},    {"uml", 0xA8},      {"upsih", 0x3D2},    {"upsilon", 0x3C5},
    {"uuml", 0xFC},      {"weierp", 0x2118}, {"xi", 0x3BE},       {"yacute", 0xFD},
    {"yen", 0xA5},       {"yuml", 0xFF},     {"zeta", 0x3B6},     {"zwj", 0x200D},
    {"zwnj", 0x200C},
});

// What the numbers 128 to 159 mean in HTML: the signs of Windows-1252; 0 where it has none.
constexpr std::array<std::uint16_t, 32> kWindows = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Each name between spaces.
constexpr std::string_view kBlockTags =
    " address article aside blockquote br caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead tr ul ";
constexpr std::string_view kInlineTags =
    " a abbr acronym area audio b base bdi bdo big body button canvas cite code col colgroup data "
    "del dfn em embed font head html i iframe img input ins kbd label link map mark meta noscript "
    "object output param picture q s samp script select small source span strike strong style sub "
    "sup svg textarea time title track tt u var video wbr ";

struct DecodedEntity {
  char32_t code;
  std::size_t length;  // in bytes of the text
};

std::optional<char32_t> scalarOf(std::uint32_t code) {
  if (code >= 128 && code < 160) code = kWindows[code - 128];
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return std::nullopt;
  return static_cast<char32_t>(code);
}

// The character of `#38` or `#x26`.
std::optional<char32_t> numbered(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = !name.empty() && lower(name[0]) == 'x';
  if (hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 7) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : name) {
    const char l = lower(c);
    const bool letter = hex && l >= 'a' && l <= 'f';
    if (!isDigit(c) && !letter) return std::nullopt;
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(letter ? l - 'a' + 10 : c - '0');
  }
  return scalarOf(code);
}

// The entity that `text` starts with; `text` starts with &.
std::optional<DecodedEntity> entityAtFront(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == text.npos || end < 2) return std::nullopt;
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const auto code = numbered(name);
    return code ? std::optional(DecodedEntity{*code, end + 1}) : std::nullopt;
  }
  const auto known =
      std::lower_bound(kEntities.begin(), kEntities.end(), name,
                       [](const Entity& e, std::string_view n) { return e.name < n; });
  if (known == kEntities.end() || known->name != name) return std::nullopt;
  return DecodedEntity{known->code, end + 1};
}

struct Tag {
  std::string name;        // in lower case, without the slash
  std::size_t length = 0;  // with < and >; 0 if there is no tag
};

// The tag that `text` starts with; `text` starts with <.
Tag tagAtFront(std::string_view text) {
  std::size_t at = text.starts_with("</") ? 2 : 1;
  Tag tag;
  while (at < text.size() && (isDigit(text[at]) || isLetter(text[at]))) {
    tag.name += lower(text[at++]);
  }
  if (!hasWord(kBlockTags, tag.name) && !hasWord(kInlineTags, tag.name)) return {};
  char quote = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote == '\0' && c == '>') {
      tag.length = at + 1;
      return tag;
    }
    if (quote == '\0' && c == '<') return {};
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    }
  }
  return {};
}

// Where the content of a script or style ends.
std::size_t contentEnd(std::string_view text, std::string_view name) {
  const std::string end = "</" + std::string(name);
  const auto found = std::search(text.begin(), text.end(), end.begin(), end.end(),
                                 [](char a, char b) { return lower(a) == b; });
  return static_cast<std::size_t>(found - text.begin());
}

constexpr std::string_view kCdata = "<![CDATA[";

// Reads a text from the left.
class MarkupReader {
 public:
  explicit MarkupReader(std::string_view text)
      : text_(text), hasCdata_(text.find(kCdata) != text.npos) {}

  std::string read() {
    plain_.reserve(text_.size());
    while (!text_.empty()) {
      const std::size_t taken = take();
      if (taken == 0) plain_ += text_[0];
      text_.remove_prefix(std::max<std::size_t>(taken, 1));
    }
    return std::move(plain_);
  }

 private:
  // The length of the markup in front, or 0 if there is none.
  std::size_t take() {
    if (text_[0] == '<') return takeTag();
    if (hasCdata_ && text_.starts_with("]]>")) return 3;
    const auto entity = text_[0] == '&' ? entityAtFront(text_) : std::nullopt;
    if (!entity) return 0;
    appendUtf8(plain_, entity->code);
    return entity->length;
  }

  std::size_t takeTag() {
    if (text_.starts_with(kCdata)) return kCdata.size();
    if (text_.starts_with("<!--")) return until("-->", commentsEnd_);
    if (text_.starts_with("<!")) return until(">", declarationsEnd_);
    const Tag tag = tagAtFront(text_);
    if (tag.length == 0) return 0;
    if (hasWord(kBlockTags, tag.name)) plain_ += ' ';
    const bool opens = text_[1] != '/' && text_[tag.length - 2] != '/';
    if (!opens || (tag.name != "script" && tag.name != "style")) return tag.length;
    return tag.length + contentEnd(text_.substr(tag.length), tag.name);
  }

  // The length up to and with `end`; 0 if it does not come.  `comes` keeps that from being looked
  // for again and again.
  std::size_t until(std::string_view end, bool& comes) {
    const std::size_t at = comes ? text_.find(end, 2) : text_.npos;
    comes = at != text_.npos;
    return comes ? at + end.size() : 0;
  }

  std::string_view text_;
  bool hasCdata_;
  bool commentsEnd_ = true;
  bool declarationsEnd_ = true;
  std::string plain_;
};

}  // namespace

bool mayHaveMarkup(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '<' || c == '&'; });
}

std::string withoutMarkup(std::string_view text) { return MarkupReader(text).read(); }

}  // namespace shelfwise
