#include "schema/row_cells.h"

#include <algorithm>

namespace shelfwise {

const Cell* RowCells::cellOf(std::uint32_t field) const {
  for (const std::uint32_t column : plan_.columnsOf[field]) {
    for (const Cell& cell : row_.cells) {
      if (cell.column == column) return &cell;
    }
  }
  return nullptr;
}

std::uint32_t RowCells::columnOf(std::uint32_t field) const {
  if (const Cell* cell = cellOf(field)) return cell->column;
  const auto& columns = plan_.columnsOf[field];
  return columns.empty() ? kNoField : columns.front();
}

std::string RowCells::whyNoId(std::string_view text) {
  if (text.size() > kMaxIdBytes) {
    return "an id of " + std::to_string(text.size()) + " bytes, at most " +
           std::to_string(kMaxIdBytes) + " are allowed";
  }
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  return control ? "an id with a control character" : "";
}

}  // namespace shelfwise
