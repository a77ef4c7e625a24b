// The text of an input file: unpacked, and known to be text.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shelfwise {

// A file that the caller has read; the bytes must outlive the call they are given to.
struct InputFile {
  std::string name;                  // for messages only; the bytes tell the format
  std::span<const std::byte> bytes;  // plain, or gzip of one or more members
};

// The longest text after unpacking, so that a small gzip file cannot fill the memory.
inline constexpr std::uint64_t kMaxTextBytes = 2'000'000'000;

// The file's text without its byte order mark.  It is not checked for UTF-8.  Fails with kEmptyFile
// if there is no byte, and with kTooLarge above `maxBytes`.  Fails with kCorruptGzip if the gzip is
// truncated, damaged, or followed by bytes that are no further member.  Fails with kNotText for
// UTF-16, NUL bytes and the known binary formats.  Messages name the file and the byte.
//
// `encoding` names another encoding than UTF-8, from which the text is decoded; see encodings.h for
// the names and the errors.
Result<std::string> inputText(const InputFile& file, std::uint64_t maxBytes = kMaxTextBytes,
                              std::string_view encoding = {});

}  // namespace shelfwise
