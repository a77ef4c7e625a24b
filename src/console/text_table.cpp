#include "console/text_table.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "text/visible_text.h"

namespace shelfwise {

namespace {

constexpr std::size_t kGap = 2;

// How many columns of a terminal a UTF-8 text takes: East Asian wide characters take two.
std::size_t displayWidth(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // not the first byte of its character
    width += byte >= 0xE3 && byte < 0xF0 ? 2 : 1;
  }
  return width;
}

}  // namespace

TextTable::TextTable(std::vector<std::string> header, std::size_t leftColumns)
    : leftColumns_(leftColumns) {
  rows_.push_back(std::move(header));
}

void TextTable::addRow(std::vector<std::string> cells) {
  assert(cells.size() == rows_.front().size());
  for (std::string& cell : cells) cell = visible(cell);
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], displayWidth(row[column]));
    }
  }
  std::string text;
  for (const auto& row : rows_) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string blanks(widths[column] - displayWidth(row[column]), ' ');
      text.append(kGap, ' ');
      text += column < leftColumns_ ? row[column] + blanks : blanks + row[column];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

}  // namespace shelfwise
