#include "table/sequence_lines.h"

#include <algorithm>
#include <utility>

#include "values/cell_text.h"

namespace shelfwise {

bool isSequenceText(std::string_view text) {
  constexpr int kLines = 10;
  bool spaces = false;
  for (int i = 0; i < kLines && !text.empty(); ++i) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_of(",;|\t\"{[<") != line.npos) return false;
    if (line.find("::") != line.npos) return false;
    spaces = spaces || line.find(' ') != line.npos;
  }
  return spaces;
}

SequenceLines::SequenceLines(std::string text) : text_(std::move(text)), encoding_(text_) {}

bool SequenceLines::nextLine() {
  if (at_ >= text_.size()) return false;
  const std::size_t begin = at_;
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  at_ = std::min(end + 1, text_.size());
  ++row_;
  fault_ = encoding_.faultIn(text_, begin, at_);
  line_ = fault_ ? std::string_view() : std::string_view(text_).substr(begin, end - begin);
  user_ = word();
  return true;
}

std::string_view SequenceLines::word() {
  line_.remove_prefix(std::min(line_.find_first_not_of(" \t\r"), line_.size()));
  const std::size_t length = std::min(line_.find_first_of(" \t\r"), line_.size());
  const std::string_view word = line_.substr(0, length);
  line_.remove_prefix(length);
  return word;
}

bool SequenceLines::next(Pair& pair) {
  for (;;) {
    pair = {row_, user_, word(), std::exchange(fault_, std::nullopt)};
    if (pair.fault || !pair.item.empty()) return true;
    if (!nextLine()) return false;
  }
}

}  // namespace shelfwise
