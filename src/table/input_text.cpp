#include "table/input_text.h"

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "pack/gzip.h"
#include "table/encodings.h"

namespace shelfwise {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMagic = "\x1F\x8B"sv;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"sv;

constexpr std::string_view kUtf16 = "UTF-16 text"sv;

struct BinaryFormat {
  std::string_view magic;
  std::string_view name;
};

constexpr std::array<BinaryFormat, 13> kBinaryFormats = {{
    {"\xFF\xFE"sv, kUtf16},
    {"\xFE\xFF"sv, kUtf16},
    {"\x89PNG"sv, "a PNG picture"},
    {"\xFF\xD8\xFF"sv, "a JPEG picture"},
    {"%PDF"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive or an Excel workbook; export it as CSV"},
    {"\xD0\xCF\x11\xE0"sv, "an Excel workbook; export it as CSV"},
    {"PAR1\x15"sv, "a Parquet file; export it as CSV or JSON Lines"},
    {"\x28\xB5\x2F\xFD"sv, "packed with zstd; only gzip is read"},
    {"BZh91AY&SY"sv, "packed with bzip2; only gzip is read"},
    {"\xFD"
     "7zXZ"sv,
     "packed with xz; only gzip is read"},
    {"7z\xBC\xAF"sv, "packed with 7-Zip; only gzip is read"},
    {kGzipMagic, "a gzip file inside a gzip file"},
}};

Error tooLarge(const std::string& name, std::uint64_t maxBytes) {
  return Error{ErrorCode::kTooLarge,
               name + ": the text is longer than " + std::to_string(maxBytes) + " bytes"};
}

bool startsWith(std::span<const std::byte> bytes, std::string_view magic) {
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

// The text of one gzip member after the other.
Result<std::string> unpacked(const InputFile& file, std::uint64_t maxBytes) {
  const auto corrupt = [&file](const std::string& what) {
    return Error{ErrorCode::kCorruptGzip, file.name + ": " + what};
  };
  std::string text;
  const auto append = [&text](std::span<const std::byte> piece) {
    text.append(reinterpret_cast<const char*>(piece.data()), piece.size());
  };
  for (std::size_t at = 0; at < file.bytes.size();) {
    const auto rest = file.bytes.subspan(at);
    if (!startsWith(rest, kGzipMagic)) {
      return corrupt("the gzip file ends at byte " + std::to_string(at) + ", but " +
                     std::to_string(rest.size()) + " bytes follow that are no gzip member");
    }
    const UnpackedMember member = unpackMember(rest, maxBytes - text.size(), append);
    at += member.packedBytes;
    switch (member.end) {
      case MemberEnd::kTruncated:
        return corrupt("the gzip file is truncated: it ends at byte " +
                       std::to_string(file.bytes.size()) + " before its data does");
      case MemberEnd::kDamaged:
        return corrupt("the gzip data is damaged near byte " + std::to_string(at));
      case MemberEnd::kTooLong:
        return tooLarge(file.name, maxBytes);
      case MemberEnd::kWhole:
        break;
    }
  }
  return text;
}

Status checkText(const std::string& name, std::string_view text) {
  for (const auto& format : kBinaryFormats) {
    if (text.starts_with(format.magic)) {
      const std::string way = format.name == kUtf16 ? "; " + wayToUtf8("UTF-16") : "";
      return Error{ErrorCode::kNotText, name + ": this is " + std::string(format.name) + way};
    }
  }
  const std::size_t nul = text.find('\0');
  if (nul != text.npos) {
    return Error{ErrorCode::kNotText, name + ": byte " + std::to_string(nul) +
                                          " is NUL: a binary file, or UTF-16; " +
                                          wayToUtf8("UTF-16")};
  }
  return Done{};
}

}  // namespace

Result<std::string> inputText(const InputFile& file, std::uint64_t maxBytes,
                              std::string_view encoding) {
  std::string text;
  if (startsWith(file.bytes, kGzipMagic)) {
    auto whole = unpacked(file, maxBytes);
    if (!whole.ok()) return whole;
    text = std::move(whole).value();
  } else {
    if (file.bytes.size() > maxBytes) return tooLarge(file.name, maxBytes);
    text.assign(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  }
  if (!encoding.empty() && !text.starts_with(kByteOrderMark)) {
    auto decoded = utf8Of(file.name, std::move(text), encoding, maxBytes);
    if (!decoded.ok()) return decoded;
    text = std::move(decoded).value();
  }
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  if (text.empty()) return Error{ErrorCode::kEmptyFile, file.name + ": the file is empty"};
  const Status checked = checkText(file.name, text);
  if (!checked.ok()) return checked.error();
  return text;
}

}  // namespace shelfwise
