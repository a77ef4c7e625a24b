#include "sections/string_table.h"

namespace shelfwise {

void writeStrings(ByteWriter& out, std::span<const std::string> texts) {
  for (const std::string& text : texts) out.varint(static_cast<std::uint32_t>(text.size()));
  for (const std::string& text : texts) out.text(text);
}

bool StringTable::read(ByteReader& in) {
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    end += in.varint();
    if (in.failed() || end > in.remaining()) return false;
    offsets_[i + 1] = static_cast<std::uint32_t>(end);
  }
  text_ = in.text(end);
  return !in.failed();
}

}  // namespace shelfwise
