#include "sections/string_table.h"

#include <limits>

namespace shelfwise {

std::string_view readText(ByteReader& in) {
  const std::uint32_t length = in.varint();
  return in.text(length <= kMaxTextLength ? length : std::numeric_limits<std::uint64_t>::max());
}

void writeStrings(ByteWriter& out, std::span<const std::string> texts) {
  for (const std::string& text : texts) out.varint(static_cast<std::uint32_t>(text.size()));
  for (const std::string& text : texts) out.text(text);
}

bool StringTable::read(ByteReader& in) {
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    const std::uint32_t length = in.varint();
    end += length;
    if (in.failed() || length > kMaxTextLength || end > in.remaining() ||
        end > std::numeric_limits<std::uint32_t>::max()) {
      return false;
    }
    offsets_[i + 1] = static_cast<std::uint32_t>(end);
  }
  text_ = in.text(end);
  return !in.failed();
}

}  // namespace shelfwise
