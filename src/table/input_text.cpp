#include "table/input_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace shelfwise {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzipMagic = "\x1F\x8B"sv;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"sv;

struct BinaryFormat {
  std::string_view magic;
  std::string_view name;
};

constexpr std::array<BinaryFormat, 13> kBinaryFormats = {{
    {"\xFF\xFE"sv, "UTF-16 text; save it as UTF-8"},
    {"\xFE\xFF"sv, "UTF-16 text; save it as UTF-8"},
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

// One zlib stream over the members of a gzip file.
class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Appends the member that `packed` starts with to `text`, at most `room` bytes and one more;
  // takes it off `packed`.  Z_STREAM_END if the member is whole.
  int member(std::span<const std::byte>& packed, std::string& text, std::uint64_t room) {
    if (!ready_ || inflateReset(&stream_) != Z_OK) return Z_MEM_ERROR;
    int status = Z_OK;
    const std::uint64_t end = text.size() + room + 1;
    while (status == Z_OK && text.size() < end) status = step(packed, text, end);
    return status;
  }

 private:
  int step(std::span<const std::byte>& packed, std::string& text, std::uint64_t end) {
    const auto inSize = static_cast<uInt>(std::min(packed.size(), chunk_.size()));
    const auto outSize =
        static_cast<uInt>(std::min<std::uint64_t>(chunk_.size(), end - text.size()));
    // zlib's input pointer is not const, but zlib does not write through it.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    stream_.avail_in = inSize;
    stream_.next_out = reinterpret_cast<Bytef*>(chunk_.data());
    stream_.avail_out = outSize;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    text.append(chunk_.data(), outSize - stream_.avail_out);
    packed = packed.subspan(inSize - stream_.avail_in);
    return status;
  }

  z_stream stream_{};
  bool ready_ = false;
  std::vector<char> chunk_ = std::vector<char>(std::size_t{1} << 17);
};

bool startsWith(std::span<const std::byte> bytes, std::string_view magic) {
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

Result<std::string> gunzip(const InputFile& file, std::uint64_t maxBytes) {
  const auto corrupt = [&file](const std::string& what) {
    return Error{ErrorCode::kCorruptGzip, file.name + ": " + what};
  };
  Inflater inflater;
  std::string text;
  for (auto rest = file.bytes; !rest.empty();) {
    const std::size_t start = file.bytes.size() - rest.size();
    if (!startsWith(rest, kGzipMagic)) {
      return corrupt("the gzip file ends at byte " + std::to_string(start) + ", but " +
                     std::to_string(rest.size()) + " bytes follow that are no gzip member");
    }
    const int status = inflater.member(rest, text, maxBytes - text.size());
    if (text.size() > maxBytes) return tooLarge(file.name, maxBytes);
    if (status == Z_MEM_ERROR) return Error{ErrorCode::kOutOfMemory, file.name + ": gzip"};
    if (status == Z_BUF_ERROR) {
      return corrupt("the gzip file is truncated: it ends at byte " +
                     std::to_string(file.bytes.size()) + " before its data does");
    }
    if (status != Z_STREAM_END) {
      return corrupt("the gzip data is damaged near byte " +
                     std::to_string(file.bytes.size() - rest.size()));
    }
  }
  return text;
}

Status checkText(const std::string& name, std::string_view text) {
  for (const auto& format : kBinaryFormats) {
    if (text.starts_with(format.magic)) {
      return Error{ErrorCode::kNotText, name + ": this is " + std::string(format.name)};
    }
  }
  const std::size_t nul = text.find('\0');
  if (nul != text.npos) {
    return Error{ErrorCode::kNotText, name + ": byte " + std::to_string(nul) +
                                          " is NUL: a binary file, or UTF-16; save it as UTF-8"};
  }
  return Done{};
}

}  // namespace

Result<std::string> inputText(const InputFile& file, std::uint64_t maxBytes) {
  std::string text;
  if (startsWith(file.bytes, kGzipMagic)) {
    auto unpacked = gunzip(file, maxBytes);
    if (!unpacked.ok()) return unpacked;
    text = std::move(unpacked).value();
  } else {
    if (file.bytes.size() > maxBytes) return tooLarge(file.name, maxBytes);
    text.assign(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  }
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  if (text.empty()) return Error{ErrorCode::kEmptyFile, file.name + ": the file is empty"};
  const Status checked = checkText(file.name, text);
  if (!checked.ok()) return checked.error();
  return text;
}

}  // namespace shelfwise
