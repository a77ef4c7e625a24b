#include "delivery/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>

namespace shelfwise {

namespace {

constexpr int kWindowBitsGzip = 15 + 16;
constexpr int kMemoryLevel = 9;
constexpr int kOsUnknown = 255;

// zlib counts in 32 bits, so long inputs and outputs are handed over in pieces.
uInt piece(std::size_t left) {
  return static_cast<uInt>(std::min<std::size_t>(left, std::numeric_limits<int>::max()));
}

Bytef* pointer(std::span<const std::byte> bytes) {
  return reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data()));
}

Error corrupt(const std::string& what) {
  return Error{ErrorCode::kCorruptGzip, "the gzip member " + what};
}

}  // namespace

std::vector<std::byte> gzip(std::span<const std::byte> bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kWindowBitsGzip, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  gz_header header{};
  header.os = kOsUnknown;
  deflateSetHeader(&stream, &header);

  std::vector<std::byte> member;
  std::vector<std::byte> block(1 << 16);
  stream.next_in = pointer(bytes);
  std::size_t unread = bytes.size();
  for (int status = Z_OK; status != Z_STREAM_END;) {
    stream.avail_in = piece(unread);
    stream.next_out = pointer(block);
    stream.avail_out = static_cast<uInt>(block.size());
    const std::size_t offered = stream.avail_in;
    status = deflate(&stream, offered == unread ? Z_FINISH : Z_NO_FLUSH);
    unread -= offered - stream.avail_in;
    member.insert(member.end(), block.data(), block.data() + block.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  return member;
}

Result<std::vector<std::byte>> gunzip(std::span<const std::byte> member, std::size_t size) {
  z_stream stream{};
  if (inflateInit2(&stream, kWindowBitsGzip) != Z_OK) throw std::bad_alloc();
  std::vector<std::byte> content(size + 1);  // the spare byte shows content that is too long
  stream.next_in = pointer(member);
  stream.next_out = pointer(content);
  std::size_t unread = member.size();
  std::size_t room = content.size();
  int status = Z_OK;
  while (status == Z_OK && room > 0) {
    stream.avail_in = piece(unread);
    stream.avail_out = piece(room);
    const std::size_t offered = stream.avail_in;
    const std::size_t space = stream.avail_out;
    status = inflate(&stream, Z_NO_FLUSH);
    unread -= offered - stream.avail_in;
    room -= space - stream.avail_out;
  }
  inflateEnd(&stream);
  if (status == Z_MEM_ERROR) throw std::bad_alloc();
  if (status == Z_BUF_ERROR) return corrupt("is truncated");
  if (status == Z_OK) return corrupt("holds more than " + std::to_string(size) + " bytes");
  if (status != Z_STREAM_END) return corrupt("is damaged");
  if (unread > 0) return corrupt("is followed by " + std::to_string(unread) + " bytes");
  if (room != 1) {
    return corrupt("holds " + std::to_string(content.size() - room) + " bytes instead of " +
                   std::to_string(size));
  }
  content.pop_back();
  return content;
}

}  // namespace shelfwise
