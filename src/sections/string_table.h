// Many short UTF-8 texts in one section: all lengths as varints, then all bytes.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "memory/arena.h"
#include "memory/bytes.h"

namespace shelfwise {

// The most bytes of a text in a slice, as of a cell in a catalogue.  So no length that an answer
// adds up is out of proportion.
inline constexpr std::uint32_t kMaxTextLength = 1 << 20;

// Reads a length and a text of that length.  Empty, with in.failed(), if there is no such text.
std::string_view readText(ByteReader& in);

void writeStrings(ByteWriter& out, std::span<const std::string> texts);

// Borrows its texts from the bytes they were read from, which must outlive the table.
class StringTable {
 public:
  StringTable() = default;

  // Room for the offsets of `count` texts.
  StringTable(Arena& arena, std::uint32_t count)
      : offsets_(arena.take<std::uint32_t>(std::uint64_t{count} + 1)) {}

  // Fills the table from `in`.  False if the bytes do not hold that many texts, if one is longer
  // than kMaxTextLength, or if all together are longer than 4 GiB.
  bool read(ByteReader& in);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return text_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }

 private:
  std::span<std::uint32_t> offsets_;  // [size + 1]
  std::string_view text_;
};

}  // namespace shelfwise
