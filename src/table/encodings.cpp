#include "table/encodings.h"

#include <musl_iconv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

// "Shift_JIS" is "shiftjis".
std::string canonicalEncoding(std::string_view name) {
  std::string canonical;
  for (const char c : name) {
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || isDigit(c)) canonical += small;
  }
  return canonical;
}

// Names that people use and musl does not know.
std::string muslName(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOthers = {{
      {"latin2", "iso88592"},
      {"ansi", "windows1252"},
      {"windows31j", "shiftjis"},
      {"cp932", "shiftjis"},
      {"cp936", "gbk"},
      {"unicode", "utf16"},
  }};
  for (const auto& [other, musl] : kOthers) {
    if (name == other) return std::string(musl);
  }
  return name;
}

// Without a mark: text has more zero bytes where the higher half of a character stands.
std::string orderOfUtf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf16";
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 4096); ++i) {
    zeros[i % 2] += bytes[i] == '\0';
  }
  return zeros[0] > zeros[1] ? "utf16be" : "utf16le";
}

bool isUtf8Already(std::string_view bytes) {
  if (firstInvalidUtf8(bytes) < bytes.size()) return false;
  std::size_t leads = 0;
  for (const char c : bytes) {
    leads += (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    if (leads >= kUtf8Evidence) return true;
  }
  return false;
}

bool within(unsigned char byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

// musl looks such pairs up beyond its tables.
bool isPairOfShiftJis(unsigned char lead, unsigned char trail) {
  return (within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xEA)) &&
         (within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFC));
}
bool isPairOfEucKr(unsigned char lead, unsigned char trail) {
  return within(lead, 0x81, 0xFD) && (trail >= 0xA1 || lead <= 0xC6);
}

// The first pair of two bytes that is not allowed, or the end.
template <class IsSingle, class IsPair>
std::size_t firstBadPair(std::string_view bytes, IsSingle isSingle, IsPair isPair) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80 || isSingle(lead)) {
      ++at;
      continue;
    }
    if (at + 1 == bytes.size() || !isPair(lead, static_cast<unsigned char>(bytes[at + 1]))) {
      return at;
    }
    at += 2;
  }
  return bytes.size();
}

// Where a text stops to be what musl can decode, as far as that must be known before.
std::size_t decodableEnd(std::string_view bytes, const std::string& name) {
  if (name == "shiftjis" || name == "sjis") {
    return firstBadPair(
        bytes, [](unsigned char c) { return within(c, 0xA1, 0xDF); }, isPairOfShiftJis);
  }
  if (name == "euckr" || name == "ksc5601" || name == "ksx1001" || name == "cp949") {
    return firstBadPair(bytes, [](unsigned char) { return false; }, isPairOfEucKr);
  }
  return bytes.size();
}

class Conversion {
 public:
  explicit Conversion(const std::string& from) : handle_(musl_iconv_open("wchart", from.c_str())) {}
  ~Conversion() {
    if (known()) musl_iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  bool known() const { return handle_ != reinterpret_cast<void*>(-1); }

  // Appends characters until `text` is longer than `maxBytes`; how many bytes were understood.
  std::size_t append(std::string_view bytes, std::uint64_t maxBytes, std::string& text) {
    char* in = const_cast<char*>(bytes.data());  // asked for by iconv(3), not written
    std::size_t left = bytes.size();
    while (left > 0 && text.size() <= maxBytes) {
      char* out = reinterpret_cast<char*>(characters_.data());
      std::size_t room = characters_.size() * sizeof(char32_t);
      const std::size_t before = left;
      musl_iconv(handle_, &in, &left, &out, &room);
      const std::size_t count = characters_.size() - room / sizeof(char32_t);
      for (std::size_t i = 0; i < count; ++i) {
        const char32_t c = characters_[i];
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return bytes.size() - before;
        appendUtf8(text, c);
      }
      if (count == 0 && left == before) break;
    }
    return bytes.size() - left;
  }

 private:
  void* handle_;
  std::vector<char32_t> characters_ = std::vector<char32_t>(4096);
};

// GB18030: characters of four bytes are numbered.  First come those of the basic plane that no two
// bytes stand for, in order, and from kSecondRange on those above it.  musl numbers them otherwise.
class Gb18030 {
 public:
  std::size_t append(std::string_view bytes, std::uint64_t maxBytes, std::string& text) {
    std::size_t at = 0;
    while (at < bytes.size() && text.size() <= maxBytes) {
      const std::size_t end = nextOfFour(bytes, at);
      const std::size_t understood = conversion_.append(bytes.substr(at, end - at), maxBytes, text);
      if (understood < end - at) return at + understood;
      at = end;
      if (at == bytes.size()) break;
      if (!appendOfFour(bytes.substr(at, 4), text)) return at;
      at += 4;
    }
    return at;
  }

 private:
  static constexpr std::size_t kSecondRange = 189'000;  // the number of U+10000
  static constexpr std::size_t kMaxPairsBytes = 100'000;

  static std::size_t nextOfFour(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
      if (static_cast<unsigned char>(bytes[at]) < 0x81) {
        ++at;
        continue;
      }
      if (at + 1 < bytes.size() && isDigit(bytes[at + 1])) return at;
      at += 2;
    }
    return bytes.size();
  }

  bool appendOfFour(std::string_view four, std::string& text) {
    const auto byte = [four](std::size_t i) { return static_cast<unsigned char>(four[i]); };
    if (four.size() < 4 || !within(byte(2), 0x81, 0xFE) || !isDigit(four[3])) return false;
    const std::size_t number =
        ((byte(0) - 0x81u) * 10u + byte(1) - '0') * 1260u + (byte(2) - 0x81u) * 10u + byte(3) - '0';
    if (number >= kSecondRange && number < kSecondRange + 0x10'0000) {
      appendUtf8(text, static_cast<char32_t>(0x1'0000 + number - kSecondRange));
      return true;
    }
    if (first_.empty()) fillFirst();
    if (number >= first_.size()) return false;
    appendUtf8(text, first_[number]);
    return true;
  }

  void fillFirst() {
    std::string pairs;
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
      for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
        if (trail == 0x7F) continue;
        pairs += static_cast<char>(lead);
        pairs += static_cast<char>(trail);
      }
    }
    std::string ofPairs;
    conversion_.append(pairs, kMaxPairsBytes, ofPairs);
    std::vector<bool> ofPair(0x1'0000, false);
    for (std::size_t at = 0; at < ofPairs.size();) {
      const Utf8Char next = utf8CharAt(ofPairs, at);
      ofPair[next.code & 0xFFFF] = true;
      at += next.length;
    }
    for (char32_t c = 0x80; c < 0x1'0000; ++c) {
      if (!ofPair[c] && (c < 0xD800 || c >= 0xE000)) first_.push_back(c);
    }
  }

  Conversion conversion_{"gb18030"};
  std::vector<char32_t> first_;  // by number; filled when the first one is needed
};

}  // namespace

std::string_view knownEncodings() {
  return "UTF-8, UTF-16, UTF-16LE, UTF-16BE, UTF-32, windows-1250 to windows-1258, ISO-8859-1 to "
         "ISO-8859-16, KOI8-R, KOI8-U, GBK, GB18030, GB2312, Big5, Shift_JIS, EUC-JP, ISO-2022-JP, "
         "EUC-KR";
}

std::string wayToUtf8(std::string_view encoding) {
  const std::string name(encoding);
  return "save the file as UTF-8, as `iconv -f " + name +
         " -t UTF-8` does, or name its encoding with --encoding " + name;
}

Status checkEncoding(std::string_view encoding) {
  const std::string name = muslName(canonicalEncoding(encoding));
  // The last two are no encodings of files.
  const bool known = !name.empty() && name != "wchart" && name != "char";
  if (known && Conversion(name).known()) return Done{};
  return Error{ErrorCode::kInvalidArgument, "'" + std::string(encoding) +
                                                "' is no known encoding; known are " +
                                                std::string(knownEncodings())};
}

Result<std::string> utf8Of(const std::string& file, std::string bytes, std::string_view encoding,
                           std::uint64_t maxBytes) {
  const Status known = checkEncoding(encoding);
  if (!known.ok()) return known.error();
  std::string name = muslName(canonicalEncoding(encoding));
  if (name == "utf8") return bytes;
  if (name == "utf16") name = orderOfUtf16(bytes);
  if (isUtf8Already(bytes)) return bytes;
  std::string text;
  const std::string_view decodable = std::string_view(bytes).substr(0, decodableEnd(bytes, name));
  const std::size_t understood = name == "gb18030"
                                     ? Gb18030().append(decodable, maxBytes, text)
                                     : Conversion(name).append(decodable, maxBytes, text);
  if (text.size() > maxBytes) {
    return Error{ErrorCode::kTooLarge,
                 file + ": the text is longer than " + std::to_string(maxBytes) + " bytes"};
  }
  if (understood < bytes.size()) {
    const auto line = 1 + std::count(text.begin(), text.end(), '\n');
    return Error{ErrorCode::kBadEncoding, file + ", row " + std::to_string(line) + ": byte " +
                                              std::to_string(understood + 1) +
                                              " of the file is not " + std::string(encoding)};
  }
  return text;
}

}  // namespace shelfwise
