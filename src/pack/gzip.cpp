#include "pack/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <string>

namespace shelfwise {

namespace {

constexpr int kWindowBitsGzip = 15 + 16;
constexpr int kSmallest = 12;  // the level of libdeflate that takes longest

// zlib counts in 32 bits, so long inputs and outputs are handed over in pieces.
uInt piece(std::size_t left) {
  return static_cast<uInt>(std::min<std::size_t>(left, std::numeric_limits<int>::max()));
}

Bytef* pointer(std::span<const std::byte> bytes) {
  return reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));
}

struct Inflation {
  Inflation() {
    if (inflateInit2(&stream, kWindowBitsGzip) != Z_OK) throw std::bad_alloc();
  }
  ~Inflation() { inflateEnd(&stream); }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  z_stream stream{};
};

Error corrupt(const std::string& what) {
  return Error{ErrorCode::kCorruptGzip, "the gzip member " + what};
}

}  // namespace

std::vector<std::byte> gzip(std::span<const std::byte> bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kSmallest), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  constexpr std::byte kNothing{};  // libdeflate adds to the pointer even of an empty span
  const std::byte* content = bytes.empty() ? &kNothing : bytes.data();
  std::vector<std::byte> member(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()));
  member.resize(libdeflate_gzip_compress(compressor.get(), content, bytes.size(), member.data(),
                                         member.size()));
  return member;
}

Result<std::vector<std::byte>> gunzip(std::span<const std::byte> member, std::size_t size) {
  std::vector<std::byte> content;
  content.reserve(size);
  const auto append = [&](std::span<const std::byte> piece) {
    content.insert(content.end(), piece.begin(), piece.end());
  };
  const UnpackedMember unpacked = unpackMember(member, size, append);
  switch (unpacked.end) {
    case MemberEnd::kTruncated:
      return corrupt("is truncated");
    case MemberEnd::kDamaged:
      return corrupt("is damaged");
    case MemberEnd::kTooLong:
      return corrupt("holds more than " + std::to_string(size) + " bytes");
    case MemberEnd::kWhole:
      break;
  }
  const std::size_t unread = member.size() - unpacked.packedBytes;
  if (unread > 0) return corrupt("is followed by " + std::to_string(unread) + " bytes");
  if (content.size() != size) {
    return corrupt("holds " + std::to_string(content.size()) + " bytes instead of " +
                   std::to_string(size));
  }
  return content;
}

UnpackedMember unpackMember(std::span<const std::byte> packed, std::uint64_t maxBytes,
                            const std::function<void(std::span<const std::byte>)>& append) {
  Inflation inflation;
  z_stream& stream = inflation.stream;
  std::vector<std::byte> block(1 << 17);
  stream.next_in = pointer(packed);
  std::size_t unread = packed.size();
  int status = Z_OK;
  while (status == Z_OK) {
    stream.avail_in = piece(unread);
    stream.next_out = pointer(block);
    stream.avail_out = static_cast<uInt>(block.size());
    const std::size_t offered = stream.avail_in;
    status = inflate(&stream, Z_NO_FLUSH);
    unread -= offered - stream.avail_in;
    const auto made = std::span(block).first(block.size() - stream.avail_out);
    append(made.first(static_cast<std::size_t>(std::min<std::uint64_t>(made.size(), maxBytes))));
    if (made.size() > maxBytes) return {MemberEnd::kTooLong, packed.size() - unread};
    maxBytes -= made.size();
  }
  if (status == Z_MEM_ERROR) throw std::bad_alloc();
  const MemberEnd end = status == Z_STREAM_END  ? MemberEnd::kWhole
                        : status == Z_BUF_ERROR ? MemberEnd::kTruncated
                                                : MemberEnd::kDamaged;
  return {end, packed.size() - unread};
}

}  // namespace shelfwise
