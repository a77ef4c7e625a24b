#include "schema/row_cells.h"

#include <algorithm>

namespace shelfwise {

bool leavesOut(const LeaveOutRule& rule, std::string_view text) {
  const auto lowered = [](std::string_view any) {
    std::string low(any);
    std::transform(low.begin(), low.end(), low.begin(), lower);
    return low;
  };
  const std::string low = lowered(text);
  return std::any_of(rule.patterns.begin(), rule.patterns.end(), [&](const std::string& pattern) {
    return matchesPattern(lowered(pattern), low);
  });
}

bool RowCells::isLeftOut(bool ifEmpty) const {
  bool isEmpty = true;
  for (const LeaveOutRule& rule : plan_.leaveOut) {
    const Cell* cell = cellIn(rule.column);
    if (cell == nullptr) continue;
    if (leavesOut(rule, cell->text)) return true;
    isEmpty = false;
  }
  return isEmpty && ifEmpty;
}

const Cell* RowCells::cellIn(std::uint32_t column) const {
  if (index_ != nullptr) return index_->find(column, item_);
  const auto cell = std::find_if(row_.cells.begin(), row_.cells.end(),
                                 [column](const Cell& each) { return each.column == column; });
  return cell == row_.cells.end() ? nullptr : &*cell;
}

const Cell* RowCells::cellOf(std::uint32_t field) const {
  if (item_.cell != nullptr && plan_.fieldOf[item_.cell->column] == field) return item_.cell;
  const Cell* absent = nullptr;
  for (const std::uint32_t column : plan_.columnsOf[field]) {
    const Cell* cell = cellIn(column);
    if (cell == nullptr) continue;
    if (plan_.columnsOf[field].size() == 1 || !isAbsent(cell->text)) return cell;
    if (absent == nullptr) absent = cell;
  }
  return absent;
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
